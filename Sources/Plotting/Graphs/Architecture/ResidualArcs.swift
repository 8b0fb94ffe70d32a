extension Architecture {
  /// Draws the residual connections below the columns, each lower than the last; returns how far they reach.
  func drawResiduals(_ layout: ArchitectureLayout, in writer: inout SVGWriter) -> Double {
    var words: [Point] = []
    for range in residuals where stages.indices.contains(range.lowerBound) && range.count > 1 {
      guard stages.indices.contains(range.upperBound) else { continue }
      let (from, to) = (layout.columns[range.lowerBound], layout.columns[range.upperBound])
      let low = layout.floor + 18 + 26 * Double(words.count)
      words.append(Point((from.x + to.x) / 2, low - 5))
      var route = GraphLayout.Route(below: from, to, low: low)
      let head = route.arrowhead(length: 9)
      writer.path(route.path, ["fill": "none", "stroke": .paint(.border), "stroke-width": 1.5])
      writer.path(head, ["fill": .paint(.border)])
    }
    let style = TextStyle(paint: .muted, anchor: .middle, hasHalo: true)
    for word in words { writer.text(Label("residual"), at: word, style: style) }
    return 26 * Double(words.count)
  }
}

extension GraphLayout.Route {
  /// Down from one column, along, and up to another, round at the corners.
  fileprivate init(below from: ArchitectureLayout.Column, _ to: ArchitectureLayout.Column, low: Double) {
    let corner = 10.0
    let down = Point(from.x, low - corner)
    let along = Point(to.x - corner, low)
    let up = Point(to.x, low - corner)
    self.init(
      start: Point(from.x, from.bottom),
      curves: [
        .straight(from: Point(from.x, from.bottom), to: down),
        .corner(from: down, around: Point(from.x, low), to: Point(from.x + corner, low)),
        .straight(from: Point(from.x + corner, low), to: along),
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
