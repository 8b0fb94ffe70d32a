/// Where, from the middle of the side of its item, each segment leaves and enters.
///
/// Edges of a node spread over its side in the order of their neighbours; elsewhere they pass the line.
struct Ports {
  /// By segment: at its upper and at its lower item.
  private(set) var upper: [Int], lower: [Int]

  init(_ layering: Layering, ordering: Ordering, graph: Graph) {
    upper = Array(repeating: 0, count: layering.segments.count)
    lower = upper
    var leaving = Array(repeating: [Int](), count: graph.nodes.count)
    var entering = leaving
    for (index, segment) in layering.segments.enumerated() {
      if segment.upper < graph.nodes.count { leaving[segment.upper].append(index) }
      if segment.lower < graph.nodes.count { entering[segment.lower].append(index) }
    }
    for (index, node) in graph.nodes.enumerated() where node.spreadsEdges {
      let room = graph.direction == .leftToRight ? node.height : node.width
      let below = leaving[index].sorted {
        (ordering.position[layering.segments[$0].lower], $0)
          < (ordering.position[layering.segments[$1].lower], $1)
      }
      for (port, segment) in zip(spread(below.count, over: room), below) { upper[segment] = port }
      let above = entering[index].sorted {
        (ordering.position[layering.segments[$0].upper], $0)
          < (ordering.position[layering.segments[$1].upper], $1)
      }
      for (port, segment) in zip(spread(above.count, over: room), above) { lower[segment] = port }
    }
  }

  /// Evenly spaced whole pixels about 0, at most 16 apart, within three fifths of the room.
  private func spread(_ count: Int, over room: Double) -> [Int] {
    guard count > 1 else { return [0] }
    let step = min(16, room * 0.6 / Double(count - 1))
    return (0..<count).map { Int(((Double($0) - Double(count - 1) / 2) * step).rounded()) }
  }
}
