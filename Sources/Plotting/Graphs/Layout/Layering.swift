/// A graph cut into ranks: every edge is a chain of items, one a rank, so that each segment of it joins
/// neighbouring ranks. The first items are the nodes; the others are bends and labels of edges.
///
/// "Across" means along a rank: downwards when edges run to the right.
struct Layering {
  /// Something that takes up room in a rank.
  struct Item {
    enum Kind: Equatable { case node, bend, label }
    var kind: Kind
    var rank: Int
    /// Pixels across, before and after the line that edges pass.
    var before: Int, after: Int
    /// Pixels along the edges.
    var depth: Double
    /// Half of the gap to a neighbour of the same kind.
    var margin: Int
  }

  /// The part of an edge between one rank and the next.
  struct Segment {
    var upper: Int, lower: Int
  }

  private(set) var items: [Item] = []
  /// The items of each edge from the lower rank to the higher; empty for loops.
  private(set) var chains: [[Int]] = []
  private(set) var segments: [Segment] = []
  private(set) var rankCount = 0

  /// Cuts a graph into the given ranks.
  init(_ graph: Graph, _ ranking: Ranking) {
    rankCount = (ranking.ranks.max() ?? -1) + 1
    for (node, rank) in zip(graph.nodes, ranking.ranks) {
      items.append(Item(node, rank: rank, direction: graph.direction, gap: graph.nodeGap))
    }
    for edge in graph.edges where edge.from == edge.to { makeRoom(forLoop: edge, graph.direction) }
    chains.reserveCapacity(graph.edges.count)
    for edge in graph.edges {
      chains.append(addChain(of: edge, direction: graph.direction, gap: graph.nodeGap))
    }
  }

  private mutating func makeRoom(forLoop edge: Graph.Edge, _ direction: Graph.Direction) {
    items[edge.from].after += pixels(edge.loopBreadth(direction))
    let length = edge.label.map { direction == .leftToRight ? $0.width : $0.height } ?? 0
    items[edge.from].depth = max(items[edge.from].depth, length)
  }

  private mutating func addChain(of edge: Graph.Edge, direction: Graph.Direction, gap: Double) -> [Int] {
    guard edge.from != edge.to else { return [] }
    let ends = items[edge.from].rank < items[edge.to].rank ? (edge.from, edge.to) : (edge.to, edge.from)
    let (first, last) = (items[ends.0].rank, items[ends.1].rank)
    let labelRank = (first + last) / 2 | 1
    var chain = [ends.0]
    for rank in (first + 1)..<max(last, first + 1) {
      if rank == labelRank, let label = edge.label {
        items.append(Item(label, rank: rank, direction: direction, gap: gap))
      } else {
        items.append(Item(bendIn: rank, gap: gap))
      }
      chain.append(items.count - 1)
    }
    chain.append(ends.1)
    for (upper, lower) in zip(chain, chain.dropFirst()) {
      segments.append(Segment(upper: upper, lower: lower))
    }
    return chain
  }
}

extension Layering {
  /// How many items stand in front of each rank, and in all.
  var rankStarts: [Int] {
    var starts = Array(repeating: 0, count: rankCount + 1)
    for item in items { starts[item.rank + 1] += 1 }
    for rank in 0..<rankCount { starts[rank + 1] += starts[rank] }
    return starts
  }
}

extension Layering.Item {
  fileprivate init(_ node: Graph.Node, rank: Int, direction: Graph.Direction, gap: Double) {
    let isAcross = direction == .leftToRight
    let half = pixels((isAcross ? node.height : node.width) / 2)
    self.init(
      kind: .node, rank: rank, before: half, after: half, depth: isAcross ? node.width : node.height,
      margin: pixels(gap / 2))
  }

  fileprivate init(_ label: Graph.Label, rank: Int, direction: Graph.Direction, gap: Double) {
    let isAcross = direction == .leftToRight
    let breadth = isAcross ? label.height : label.width
    self.init(
      kind: .label, rank: rank, before: pixels(label.wire), after: pixels(breadth - label.wire),
      depth: isAcross ? label.width : label.height, margin: pixels(gap / 4))
  }

  fileprivate init(bendIn rank: Int, gap: Double) {
    self.init(kind: .bend, rank: rank, before: 0, after: 0, depth: 0, margin: pixels(gap / 4))
  }
}

/// A length as whole pixels, at least 0 and at most a million, so that sums stay far from overflow.
private func pixels(_ length: Double) -> Int {
  length.isFinite ? Int(min(max(length.rounded(.up), 0), 1_000_000)) : 0
}
