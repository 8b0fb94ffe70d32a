extension Canvas {
  /// Draws grid lines where there are labels, fainter ones where there are none.
  mutating func drawGrid(of panel: PanelLayout) {
    guard !panel.model.isField else { return }
    var majors = PathData()
    var minors = PathData()
    if !panel.model.panel.y.isHidden {
      for tick in panel.yTicks.majors { majors.horizontal(panel, tick.value) }
      for value in panel.yTicks.minors { minors.horizontal(panel, value) }
    }
    if panel.model.hasVerticalGrid && !panel.model.panel.x.isHidden {
      for tick in panel.xTicks.majors { majors.vertical(panel, tick.value) }
    }
    writer.path(minors, ["fill": "none", "stroke": .paint(.grid), "stroke-width": 0.5])
    writer.path(majors, ["fill": "none", "stroke": .paint(.grid)])
  }

  /// Draws the line that values are read from, at 0 or at the bottom.
  mutating func drawBaseline(of panel: PanelLayout) {
    guard !panel.model.isField, !panel.model.panel.x.isHidden else { return }
    var line = PathData()
    let hasZero = panel.model.yDomain.contains(0) && panel.y.kind != .log && !panel.model.isEmpty
    let height = hasZero ? panel.y.position(0) : panel.frame.maxY
    line.polyline([Point(panel.frame.minX, crisp(height)), Point(panel.frame.maxX, crisp(height))])
    writer.path(line, ["fill": "none", "stroke": .paint(.axis)])
  }

  /// Draws tick marks, tick labels and axis titles.
  mutating func drawLabels(of panel: PanelLayout) {
    if panel.parts.showsXLabels {
      drawTickMarks(of: panel)
      for tick in panel.xTicks.majors { drawX(tick, of: panel) }
    }
    if panel.parts.showsYLabels {
      for tick in panel.yTicks.majors { drawY(tick, of: panel) }
    }
    drawTitles(of: panel)
  }

  private mutating func drawX(_ tick: Tick, of panel: PanelLayout) {
    let x = panel.x.position(tick.value)
    if panel.xTicks.isSlanted { return drawSlanted(tick, at: Point(x, panel.frame.maxY + Slant.drop)) }
    // In a picture without room for margins a label at its edge would be moved onto its neighbour.
    guard x - tick.width / 2 > -3, x + tick.width / 2 < width + 3 else { return }
    for (row, line) in tick.lines.enumerated() {
      let y = panel.frame.maxY + 9 + Double(row) * PanelLayout.lineHeight
      text(line, at: Point(x, y), style: .xTick, ["class": "np-x-tick"])
    }
  }

  /// Its end stands at the tick, so it is the one text that reaches below and to the left of its anchor.
  private mutating func drawSlanted(_ tick: Tick, at point: Point) {
    let angle = Coordinate.text(-Slant.degrees)
    let turn = "rotate(\(angle) \(Coordinate.text(point.x)) \(Coordinate.text(point.y)))"
    let attributes: SVGAttributes = ["class": "np-x-tick", "transform": .text(turn)]
    writer.text(tick.label, at: point, style: .slanted, attributes)
  }

  private mutating func drawY(_ tick: Tick, of panel: PanelLayout) {
    let first = panel.y.position(tick.value) - PanelLayout.lineHeight * Double(tick.lines.count - 1) / 2
    for (row, line) in tick.lines.enumerated() {
      let point = Point(panel.frame.minX - 6, first + Double(row) * PanelLayout.lineHeight)
      text(line, at: point, style: .yTick, ["class": "np-y-tick"])
    }
  }

  private mutating func drawTickMarks(of panel: PanelLayout) {
    var marks = PathData()
    for tick in panel.xTicks.majors {
      let x = crisp(panel.x.position(tick.value))
      marks.polyline([Point(x, panel.frame.maxY), Point(x, panel.frame.maxY + 4)])
    }
    writer.path(marks, ["fill": "none", "stroke": .paint(.axis)])
  }

  private mutating func drawTitles(of panel: PanelLayout) {
    let frame = panel.frame
    let height = PanelParts.axisTitleHeight
    for (row, line) in panel.yTitle.reversed().enumerated() {
      text(Label(line), at: Point(panel.cell.x, frame.minY - 10 - Double(row) * height), style: .tick)
    }
    let style = TextStyle(paint: .muted, anchor: .end, baseline: .top)
    let top = frame.maxY + panel.xLabelHeight + 4
    for (row, line) in panel.xTitle.enumerated() {
      text(Label(line), at: Point(frame.maxX, top + Double(row) * height), style: style)
    }
  }
}

/// A position at which a line of one pixel covers one row of pixels.
func crisp(_ position: Double) -> Double { position.rounded(.down) + 0.5 }

extension PathData {
  fileprivate mutating func horizontal(_ panel: PanelLayout, _ value: Double) {
    let y = crisp(panel.y.position(value))
    polyline([Point(panel.frame.minX, y), Point(panel.frame.maxX, y)])
  }

  fileprivate mutating func vertical(_ panel: PanelLayout, _ value: Double) {
    let x = crisp(panel.x.position(value))
    polyline([Point(x, panel.frame.minY), Point(x, panel.frame.maxY)])
  }
}

extension TextStyle {
  fileprivate static let xTick = TextStyle(paint: .muted, anchor: .middle, baseline: .top)
  fileprivate static let slanted = TextStyle(paint: .muted, anchor: .end, baseline: .middle)
  fileprivate static let yTick = TextStyle(paint: .muted, anchor: .end, baseline: .middle)
}
