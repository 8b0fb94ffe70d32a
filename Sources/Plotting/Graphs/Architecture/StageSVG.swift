extension Architecture {
  func drawStage(_ index: Int, _ column: ArchitectureLayout.Column, in writer: inout SVGWriter) {
    switch stages[index] {
    case .layer(_, let units):
      drawTitle(columnTitle(index), column, &writer)
      for slot in column.slots { drawUnit(slot, units, column, &writer) }
      if let gap = column.gap { drawDots(at: Point(column.x, gap), &writer) }
    case .block(let title):
      drawTitle(columnTitle(index), column, &writer)
      drawBlock(columnTitle(index).isEmpty ? title : "", column, &writer)
      for slot in column.slots where slot.unit == nil { drawUnit(slot, [], column, &writer) }
    case .sum:
      for slot in column.slots where slot.unit != nil { drawSum(at: Point(column.x, slot.y), &writer) }
      for slot in column.slots where slot.unit == nil { drawUnit(slot, [], column, &writer) }
      if let gap = column.gap { drawDots(at: Point(column.x, gap), &writer) }
    case .error(let name, _):
      writer.element("rect", box(of: column, radius: 6))
      let isAlone = errorValue(index) == nil
      var style = Measure.name
      style.anchor = isAlone ? .middle : .start
      let x = isAlone ? column.x : column.x - column.half + 10
      writer.text(Label(error: name), at: Point(x, column.slots.first?.y ?? 0), style: style)
    }
  }

  func errorValue(_ index: Int) -> String? {
    if case .error(_, let value) = stages[index] { value } else { nil }
  }

  private func drawTitle(_ title: String, _ column: ArchitectureLayout.Column, _ writer: inout SVGWriter) {
    var style = Measure.row
    style.anchor = .middle
    style.paint = .muted
    writer.text(Label(title), at: Point(column.x, 18), style: style)
  }

  private func drawUnit(
    _ slot: ArchitectureLayout.Slot, _ units: [Unit], _ column: ArchitectureLayout.Column,
    _ writer: inout SVGWriter
  ) {
    let center = Point(column.x, slot.y)
    var circle: SVGAttributes = [
      "cx": .number(center.x), "cy": .number(center.y), "r": .number(ArchitectureLayout.radius),
      "fill": .paint(.panel), "stroke": .paint(.border), "stroke-width": 1.5,
    ]
    if slot.unit == nil { circle.append("stroke-dasharray", "3 3") }
    writer.element("circle", circle)
    let name = slot.unit.map { Label(unit: units[$0].name) } ?? Label("1")
    writer.text(name, at: center, style: Measure.name.fitting(name, 2 * ArchitectureLayout.radius - 6))
  }

  /// A circle with a plus in it.
  private func drawSum(at center: Point, _ writer: inout SVGWriter) {
    let radius = ArchitectureLayout.sumRadius
    writer.element(
      "circle",
      [
        "cx": .number(center.x), "cy": .number(center.y), "r": .number(radius), "fill": .paint(.panel),
        "stroke": .paint(.border), "stroke-width": 1.5,
      ])
    var plus = PathData()
    plus.polyline([Point(center.x - radius / 2, center.y), Point(center.x + radius / 2, center.y)])
    plus.polyline([Point(center.x, center.y - radius / 2), Point(center.x, center.y + radius / 2)])
    writer.path(plus, ["stroke": .paint(.ink), "stroke-width": 1.5])
  }

  private func drawDots(at center: Point, _ writer: inout SVGWriter) {
    for shift in [-8.0, 0, 8] {
      writer.element(
        "circle",
        [
          "cx": .number(center.x), "cy": .number(center.y + shift), "r": 2, "fill": .paint(.muted),
        ])
    }
  }

  private func drawBlock(_ title: String, _ column: ArchitectureLayout.Column, _ writer: inout SVGWriter) {
    let middle = (column.top + column.bottom) / 2
    writer.element("rect", box(of: column, radius: 6))
    var style = Measure.row
    style.anchor = .middle
    style.baseline = .middle
    let turn = "rotate(-90 \(Coordinate.text(column.x)) \(Coordinate.text(middle)))"
    writer.text(Label(title), at: Point(column.x, middle), style: style, ["transform": .text(turn)])
  }

  private func box(of column: ArchitectureLayout.Column, radius: Double) -> SVGAttributes {
    [
      "x": .number(column.x - column.half), "y": .number(column.top), "width": .number(2 * column.half),
      "height": .number(column.bottom - column.top), "rx": .number(radius), "fill": .paint(.panel),
      "stroke": .paint(.border), "stroke-width": 1.5,
    ]
  }
}

extension TextStyle {
  /// The style, smaller where a label would be wider than there is room.
  func fitting(_ label: Label, _ room: Double) -> Self {
    let width = width(of: label)
    guard width > room else { return self }
    var smaller = self
    smaller.size = max((size * room / width * 2).rounded(.down) / 2, 7)
    return smaller
  }
}

extension Label {
  /// The label of a unit: `x_1`, or `a_{2,1}` for the first unit of the second layer.
  init(unit name: String) {
    if name.contains("{") { self.init(formula: name) } else { self.init(name: name) }
  }

  /// The label of an error function: `E`, or a word such as `cross-entropy`.
  init(error name: String) {
    if name.contains("-") { self.init(name) } else { self.init(name: name) }
  }
}
