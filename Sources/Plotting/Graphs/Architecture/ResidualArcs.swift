extension Architecture {
  /// Draws the residual connections below the columns that they pass, those that meet one below the other; returns
  /// how far they reach below all columns.
  func drawResiduals(_ layout: ArchitectureLayout, in writer: inout SVGWriter) -> Double {
    var words: [Point] = []
    var arcs: [(range: ClosedRange<Int>, low: Double)] = []
    for range in residuals where stages.indices.contains(range.lowerBound) && range.count > 1 {
      guard stages.indices.contains(range.upperBound) else { continue }
      let (from, to) = (layout.columns[range.lowerBound], layout.columns[range.upperBound])
      let bottom = layout.columns[range].map(\.bottom).max() ?? layout.floor
      let low = arcs.filter { $0.range.overlaps(range) }.map { $0.low + 26 }.reduce(bottom + 18, max)
      arcs.append((range, low))
      words.append(Point((from.x + to.x) / 2, low - 5))
      var route = GraphLayout.Route(from: start(of: range.lowerBound, from), to, low: low)
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
  /// Where a connection leaves a column: below its last unit, and below what is written there.
  private func start(of stage: Int, _ column: ArchitectureLayout.Column) -> Point {
    let hasErrors = stages[stage].units.contains { $0.gradient != nil }
    guard stages[stage].isLayer, !hasErrors, let last = column.slots.last else {
      return Point(column.x, column.bottom)
    }
    return Point(column.x, last.y + column.half)
  }
}

extension GraphLayout.Route {
  /// Down from a point, along, and up to a column, round at the corners.
  fileprivate init(from start: Point, _ to: ArchitectureLayout.Column, low: Double) {
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
        .straight(from: up, to: Point(to.x, to.bottom)),
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
