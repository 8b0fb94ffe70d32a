/// The loops of one node hang from the side of it that edges pass, one around the other, over their labels.
struct PlacedLoop {
  var track: Track
  var label: Extent?
}

extension Graph.Edge {
  /// The room across the edges that a loop takes up below its node.
  func loopBreadth(_ direction: Graph.Direction) -> Double {
    guard from == to else { return 0 }
    return 30 + (label.map { direction == .leftToRight ? $0.height : $0.width } ?? 0)
  }
}

extension Placement {
  /// The loops at a node, in the order of `edges`.
  func loops(at node: Int, _ edges: [Int]) -> [PlacedLoop] {
    let box = self.node(node)
    let side = box.start.across + box.breadth
    var next = side + 18 + 10 * Double(edges.count)
    return edges.enumerated().map { place, edge in
      let share = Double(place + 1) / Double(edges.count)
      let track = loop(
        half: box.length * (0.12 + 0.2 * share), bottom: side + 12 + 10 * Double(place + 1), node)
      let label = graph.edges[edge].label.map { label in
        let (length, breadth) = size(label.width, label.height)
        let corner = Place(along: box.start.along + (box.length - length) / 2, across: next)
        next += breadth + 2
        return Extent(start: corner, length: length, breadth: breadth)
      }
      return PlacedLoop(track: track, label: label)
    }
  }

  /// A loop whose ends are `half` from the middle of its node's side.
  private func loop(half: Double, bottom: Double, _ index: Int) -> Track {
    let box = node(index)
    let middle = box.start.along + box.length / 2
    let height = box.length > 0 ? 2 * half / box.length : 0
    let inset = (1 - max(0, 1 - height * height).squareRoot()) * box.breadth / 2
    let side = box.start.across + box.breadth - (graph.nodes[index].outline == .ellipse ? inset : 0)
    return Track(
      places: [Place(along: middle + half, across: side)],
      loop: [
        (
          Place(along: middle + half, across: bottom), Place(along: middle + half, across: bottom),
          Place(along: middle, across: bottom)
        ),
        (
          Place(along: middle - half, across: bottom), Place(along: middle - half, across: bottom),
          Place(along: middle - half, across: side)
        ),
      ])
  }
}
