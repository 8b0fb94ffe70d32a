/// The rank of each node of a connected graph: a network simplex makes the sum of the lengths of the edges least.
struct Ranking {
  let ranks: [Int]
  /// How many ranks an edge spans at least: 2 where labels need a rank of their own in between.
  let step: Int

  /// Ranks a graph.
  ///
  /// - Parameter isMirrored: Whether edges are followed against their direction, which finds another of the
  ///   rankings that mostly are equally short.
  /// - Throws: `GraphError.tooTangled` when edges pass too many ranks, and `GraphError.interrupted`.
  init(_ graph: Graph, isMirrored: Bool, mustStop: @escaping @Sendable () -> Bool) throws(GraphError) {
    let step = Self.step(of: graph)
    let isBack = backEdges(nodes: graph.nodes.count, edges: graph.edges)
    var constraints: [NetworkSimplex.Edge] = []
    for (edge, back) in zip(graph.edges, isBack) where edge.from != edge.to {
      let (tail, head) = back != isMirrored ? (edge.to, edge.from) : (edge.from, edge.to)
      constraints.append(NetworkSimplex.Edge(tail: tail, head: head, length: step, weight: 1))
    }
    var simplex = NetworkSimplex(nodes: graph.nodes.count, edges: constraints, mustStop: mustStop)
    let solved = simplex.solve()
    let last = solved.max() ?? 0
    ranks = isMirrored ? solved.map { last - $0 } : solved
    self.step = step
    guard !mustStop() else { throw .interrupted }
    var items = graph.nodes.count
    for edge in constraints { items += max(abs(ranks[edge.tail] - ranks[edge.head]) - 1, 0) }
    guard items <= GraphOrder.itemLimit else {
      throw .tooTangled(edges: graph.edges.count, limit: GraphOrder.itemLimit)
    }
  }

  static func step(of graph: Graph) -> Int {
    graph.edges.contains { $0.label != nil && $0.from != $0.to } ? 2 : 1
  }

  /// Pixels between one rank and the next.
  func gap(_ graph: Graph) -> Double { graph.rankGap * (step == 2 ? 0.65 : 1) }
}
