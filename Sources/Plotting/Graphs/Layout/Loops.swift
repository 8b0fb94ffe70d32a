/// A loop hangs from the side of its node that edges pass, one below the other, each over its label.
struct PlacedLoop {
  var track: Track
  var label: Extent?
  /// How far from the node the loop and its label reach.
  var reach: Double
}

/// How far a loop hangs out of its node, without its label.
private let loopDrop = 22.0

extension Graph.Edge {
  /// The room across the edges that a loop takes up below its node.
  func loopBreadth(_ direction: Graph.Direction) -> Double {
    guard from == to else { return 0 }
    return loopDrop + (label.map { direction == .leftToRight ? $0.height : $0.width } ?? 0) + 4
  }
}

extension Placement {
  /// The loop of an edge from a node to itself, when other loops reach `reach` below the node.
  func loop(_ index: Int, below reach: Double) -> PlacedLoop {
    let edge = graph.edges[index]
    let box = node(edge.from)
    let side = box.start.across + box.breadth
    let middle = box.start.along + box.length / 2
    let half = box.length / 4
    let bottom = side + reach + loopDrop
    let lift = graph.nodes[edge.from].outline == .ellipse ? box.breadth * 0.067 : 0
    let start = Place(along: middle + half, across: side - lift)
    let end = Place(along: middle - half, across: side - lift)
    let low = Place(along: middle, across: bottom)
    let track = Track(
      places: [start],
      loop: [
        (Place(along: start.along, across: bottom - 4), Place(along: middle + half, across: bottom), low),
        (Place(along: middle - half, across: bottom), Place(along: end.along, across: bottom - 4), end),
      ])
    let label = edge.label.map { label in
      let (length, breadth) = size(label.width, label.height)
      return Extent(
        start: Place(along: middle - length / 2, across: bottom + 2), length: length, breadth: breadth)
    }
    return PlacedLoop(track: track, label: label, reach: reach + edge.loopBreadth(graph.direction))
  }
}
