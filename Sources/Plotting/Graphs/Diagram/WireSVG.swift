extension Diagram {
  func drawWire(_ index: Int, in writer: inout SVGWriter) {
    let edge = edges[index]
    var route = layout.routes[index]
    guard !route.curves.isEmpty else { return }
    let isFaint = nodes[edge.from].isFaint
    var head = PathData()
    if edge.hasArrowhead { head = route.arrowhead(length: isFaint ? 7 : 9) }
    writer.path(
      route.path,
      [
        "fill": "none", "stroke": .paint(.border), "stroke-width": .number(isFaint ? 1 : 1.5),
      ])
    writer.path(head, ["fill": .paint(.border)])
  }
}

extension DiagramNode {
  /// Whether the node and its wire stay in the background.
  var isFaint: Bool {
    switch content {
    case .constant, .ellipsis: true
    default: false
    }
  }
}

extension GraphLayout.Route {
  var path: PathData {
    var path = PathData()
    path.move(to: start)
    var last = start
    for curve in curves {
      let isStraight =
        (curve.end.x == last.x && curve.control1.x == last.x && curve.control2.x == last.x)
        || (curve.end.y == last.y && curve.control1.y == last.y && curve.control2.y == last.y)
      if isStraight {
        path.line(to: curve.end)
      } else {
        path.cubic(curve.control1, curve.control2, to: curve.end)
      }
      last = curve.end
    }
    return path
  }

  /// Takes the arrowhead off the end of the route and returns it, a filled triangle with a notch.
  mutating func arrowhead(length: Double) -> PathData {
    guard let last = curves.last else { return PathData() }
    let tip = last.end
    let (dx, dy) = (tip.x - last.control2.x, tip.y - last.control2.y)
    let norm = (dx * dx + dy * dy).squareRoot()
    guard norm > 0 else { return PathData() }
    let (ux, uy) = (dx / norm, dy / norm)
    func at(_ back: Double, _ side: Double) -> Point {
      Point(tip.x - ux * back - uy * side, tip.y - uy * back + ux * side)
    }
    curves[curves.count - 1].end = at(length * 0.7, 0)
    var path = PathData()
    path.polyline(
      [tip, at(length, length * 0.42), at(length * 0.7, 0), at(length, -length * 0.42)], closed: true)
    return path
  }
}
