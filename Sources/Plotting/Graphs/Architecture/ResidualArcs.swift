extension Architecture {
  /// Draws the residual connections below the columns that they pass, those that pass the same one below the
  /// other; returns how far they reach below all columns.
  func drawResiduals(_ layout: ArchitectureLayout, in writer: inout SVGWriter) -> Double {
    var words: [Point] = []
    var arcs: [(range: ClosedRange<Int>, low: Double)] = []
    for range in residuals where stages.indices.contains(range.lowerBound) && range.count > 1 {
      guard stages.indices.contains(range.upperBound) else { continue }
      let (from, to) = (start(of: range, layout), end(of: range, layout))
      let bottom = layout.columns[range].map(\.bottom).reduce(max(from.y, to.y), max)
      let low = arcs.filter { $0.range.sharesInside(with: range) }.map { $0.low + 26 }.reduce(
        bottom + 18, max)
      arcs.append((range, low))
      words.append(Point((from.x + to.x) / 2, low - 5))
      var route = GraphLayout.Route(from: from, to, low: low)
      let head = route.arrowhead(length: 9)
      writer.path(route.path, ["fill": "none", "stroke": .paint(.border), "stroke-width": 1.5])
      writer.path(head, ["fill": .paint(.border)])
    }
    let style = TextStyle(paint: .muted, anchor: .middle, hasHalo: true)
    for word in words { writer.text(Label("residual"), at: word, style: style) }
    return max(0, (arcs.map(\.low).max() ?? 0) + 8 - layout.floor)
  }
}

extension Architecture {
  /// A frame around each column of units that a residual connection starts or ends at: it takes all of them.
  func drawResidualEnds(_ layout: ArchitectureLayout, in writer: inout SVGWriter) {
    let ends = residuals.filter { stages.indices.contains($0.lowerBound) && $0.count > 1 }
      .filter { stages.indices.contains($0.upperBound) }.flatMap { [$0.lowerBound, $0.upperBound] }
    for stage in Set(ends).sorted() {
      guard let frame = residualEnd(stage, layout) else { continue }
      writer.element(
        "rect",
        [
          "x": .number(frame.minX), "y": .number(frame.minY), "width": .number(frame.width),
          "height": .number(frame.height), "rx": 10, "fill": "none", "stroke": .paint(.border),
          "stroke-width": 1, "stroke-dasharray": "4 3",
        ])
    }
  }

  /// The units of a stage with their numbers; nil where the stage has a box of its own.
  private func residualEnd(_ stage: Int, _ layout: ArchitectureLayout) -> Rect? {
    let column = layout.columns[stage]
    switch stages[stage] {
    case .block, .error: return nil
    case .layer(_, let units), .sum(let units):
      let centers = column.slots.filter { $0.unit != nil }.map(\.y)
      guard let first = centers.first, let last = centers.last else { return nil }
      let half = max(column.half, numberWidth(stage) / 2) + 5
      let top = first - column.half - (units.contains { $0.value != nil } ? 24 : 6)
      let bottom = last + column.half + (units.contains { $0.gradient != nil } ? 24 : 6)
      return Rect(x: column.x - half, y: top, width: 2 * half, height: bottom - top)
    }
  }

  /// Where a residual connection leaves its first stage: beside the end of another, if one ends there.
  private func start(of range: ClosedRange<Int>, _ layout: ArchitectureLayout) -> Point {
    let isShared = residuals.contains { $0.count > 1 && $0.upperBound == range.lowerBound }
    return foot(of: range.lowerBound, layout, shift: isShared ? 7 : 0)
  }

  /// Where a residual connection meets its last stage: beside the start of another, if one starts there.
  private func end(of range: ClosedRange<Int>, _ layout: ArchitectureLayout) -> Point {
    let isShared = residuals.contains { $0.count > 1 && $0.lowerBound == range.upperBound }
    return foot(of: range.upperBound, layout, shift: isShared ? -7 : 0)
  }

  private func foot(of stage: Int, _ layout: ArchitectureLayout, shift: Double) -> Point {
    let column = layout.columns[stage]
    return Point(column.x + shift, residualEnd(stage, layout)?.maxY ?? column.bottom)
  }
}

extension ClosedRange<Int> {
  /// Whether they have more in common than an end.
  fileprivate func sharesInside(with other: Self) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }
}

extension GraphLayout.Route {
  /// Down from a point, along, and up to another, round at the corners.
  fileprivate init(from start: Point, _ to: Point, low: Double) {
    let corner = 10.0
    let down = Point(start.x, low - corner)
    let along = Point(to.x - corner, low)
    let up = Point(to.x, low - corner)
    self.init(
      start: start,
      curves: [
        .straight(from: start, to: down),
        .corner(from: down, around: Point(start.x, low), to: Point(start.x + corner, low)),
        .straight(from: Point(start.x + corner, low), to: along),
        .corner(from: along, around: Point(to.x, low), to: up),
        .straight(from: up, to: to),
      ])
  }
}

extension GraphLayout.Curve {
  fileprivate static func straight(from start: Point, to end: Point) -> Self {
    let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    return Self(control1: middle, control2: middle, end: end)
  }

  fileprivate static func corner(from start: Point, around corner: Point, to end: Point) -> Self {
    Self(
      control1: Point((start.x + 1.2 * corner.x) / 2.2, (start.y + 1.2 * corner.y) / 2.2),
      control2: Point((end.x + 1.2 * corner.x) / 2.2, (end.y + 1.2 * corner.y) / 2.2), end: end)
  }
}
