import Plotting
import Testing

extension GraphLayout {
  /// Checks what every layout owes its reader: boxes apart and inside, no edge through a box, ends on outlines.
  func check(_ graph: Graph) {
    let boxes = nodes + labels.compactMap(\.self)
    let page = Rect(x: -0.01, y: -0.01, width: width + 0.02, height: height + 0.02)
    #expect(
      boxes.allSatisfy { page.contains(Point($0.minX, $0.minY)) && page.contains(Point($0.maxX, $0.maxY)) })
    #expect(overlaps(boxes) == 0)
    #expect(edgesThroughBoxes(graph) == 0)
    for (edge, route) in zip(graph.edges, routes) {
      #expect(nodes[edge.from].expanded(by: 0.01).contains(route.start))
      #expect(route.curves.last.map { nodes[edge.to].expanded(by: 0.01).contains($0.end) } ?? false)
    }
  }

  private func overlaps(_ boxes: [Rect]) -> Int {
    let sorted = boxes.sorted { $0.minX < $1.minX }
    var count = 0
    for (index, box) in sorted.enumerated() {
      for other in sorted.dropFirst(index + 1) {
        if other.minX >= box.maxX { break }
        if box.overlaps(other) { count += 1 }
      }
    }
    return count
  }

  /// How many pairs of an edge and a box have a point of the edge inside the box; an edge may pass its own
  /// label, and touch the outlines of its own nodes.
  private func edgesThroughBoxes(_ graph: Graph) -> Int {
    var count = 0
    for (index, route) in routes.enumerated() {
      let points = route.samples(12)
      let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
      let own = [graph.edges[index].from, graph.edges[index].to]
      let foreign =
        nodes.indices.filter { !own.contains($0) }.map { nodes[$0] }
        + labels.indices.filter { $0 != index }.compactMap { labels[$0] }
      for box in foreign where box.maxX > left && box.minX < right {
        let inside = box.expanded(by: -0.01)
        if points.contains(where: { inside.contains($0) }) { count += 1 }
      }
      let ends = own.map { nodes[$0].expanded(by: -1) }
      if graph.edges[index].from != graph.edges[index].to,
        graph.nodes[own[0]].outline == .box, graph.nodes[own[1]].outline == .box,
        points.contains(where: { point in ends.contains { $0.contains(point) } })
      {
        count += 1
      }
    }
    return count
  }
}

extension GraphLayout.Route {
  /// Points along the curves.
  func samples(_ count: Int) -> [Point] {
    var points = [start]
    var last = start
    for curve in curves {
      for step in 1...count {
        let t = Double(step) / Double(count)
        let (a, b, c, d) = (
          (1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t
        )
        points.append(
          Point(
            a * last.x + b * curve.control1.x + c * curve.control2.x + d * curve.end.x,
            a * last.y + b * curve.control1.y + c * curve.control2.y + d * curve.end.y))
      }
      last = curve.end
    }
    return points
  }
}
