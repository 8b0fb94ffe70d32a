/// The ranks of a graph's nodes and the order within them, which are the same whichever way edges run.
public struct GraphOrder: Sendable {
  /// By connected piece.
  let pieces: [PieceOrder]
  /// Nodes, and bends of edges that pass a rank.
  public let itemCount: Int

  /// The most nodes, and the most nodes and bends together, that are laid out.
  static let nodeLimit = 5_000, itemLimit = 40_000

  /// Ranks and orders a graph.
  ///
  /// - Parameter mustStop: Asked every few milliseconds whether to give up.
  /// - Throws: `GraphError.tooLarge` when there are more nodes than a reader could follow, `GraphError.tooTangled`
  ///   when edges pass more ranks than can be laid out, `GraphError.unknownNode` when an edge names a node that is
  ///   not there, and `GraphError.interrupted`.
  public init(of graph: Graph, mustStop: @escaping @Sendable () -> Bool = { false }) throws(GraphError) {
    try Self.check(graph)
    var pieces: [PieceOrder] = []
    for piece in connectedPieces(graph) {
      pieces.append(try PieceOrder(piece.graph, mustStop: mustStop))
    }
    self.pieces = pieces
    itemCount = pieces.reduce(0) { $0 + $1.ordering.position.count }
  }

  /// Ranks a graph only, to tell at little cost whether it can be laid out.
  ///
  /// - Throws: What `init(of:mustStop:)` throws.
  public static func check(
    nodes: Int, edges: [(from: Int, to: Int)], mustStop: @escaping @Sendable () -> Bool = { false }
  ) throws(GraphError) {
    let graph = Graph(
      nodes: Array(repeating: .init(width: 0, height: 0), count: nodes),
      edges: edges.map { Graph.Edge(from: $0.from, to: $0.to) })
    try check(graph)
    for piece in connectedPieces(graph) {
      _ = try Ranking(piece.graph, isMirrored: false, mustStop: mustStop)
    }
  }

  private static func check(_ graph: Graph) throws(GraphError) {
    guard graph.nodes.count <= nodeLimit else {
      throw .tooLarge(nodes: graph.nodes.count, limit: nodeLimit)
    }
    guard graph.edges.count <= itemLimit else {
      throw .tooTangled(edges: graph.edges.count, limit: itemLimit)
    }
    let known = graph.nodes.indices
    if let stray = graph.edges.firstIndex(where: { !known.contains($0.from) || !known.contains($0.to) }) {
      throw .unknownNode(edge: stray)
    }
  }
}

extension GraphOrder {
  /// The least that a drawing of the graph is wide: its columns with their gaps, or its broadest rank.
  public func leastWidth(of graph: Graph) -> Double {
    var least = 0.0
    for (piece, order) in zip(connectedPieces(graph.rounded), pieces) {
      let layering = Layering(piece.graph, order.ranking)
      switch graph.direction {
      case .leftToRight: least = max(least, layering.leastLength(gap: order.ranking.gap(graph)))
      case .topDown: least += Double(layering.leastBreadth(order.ordering))
      }
    }
    return least
  }
}

extension GraphOrder {
  /// The edges into nodes that tell their operands apart where these stand the other way round, in order.
  public func swappedEdges(of graph: Graph) -> [Int] {
    var swapped: Set<Int> = []
    for (piece, order) in zip(connectedPieces(graph), pieces) {
      let operands = OperandOrder(piece.graph, Layering(piece.graph, order.ranking))
      for pair in operands.swapped(order.ordering.position) {
        swapped.formUnion([piece.edges[pair.edges.first], piece.edges[pair.edges.second]])
      }
    }
    return swapped.sorted()
  }

  /// Whether every label of the graph has a rank to stand in.
  public func hasRoom(forLabelsOf graph: Graph) -> Bool {
    zip(connectedPieces(graph), pieces).allSatisfy { piece, order in
      order.ranking.step == Ranking.step(of: piece.graph)
    }
  }
}

/// The ranks of a connected graph and the order within them.
struct PieceOrder {
  let ranking: Ranking
  let ordering: Ordering

  /// Of a small graph whose edges cross, a second way to rank is tried as well.
  init(_ graph: Graph, mustStop: @escaping @Sendable () -> Bool) throws(GraphError) {
    let first = try Ranking(graph, isMirrored: false, mustStop: mustStop)
    let layering = Layering(graph, first)
    let ordering = try Ordering(layering, OperandOrder(graph, layering), mustStop: mustStop)
    guard ordering.crossings > 0, layering.items.count <= 1_200 else {
      (ranking, self.ordering) = (first, ordering)
      return
    }
    let second = try Ranking(graph, isMirrored: true, mustStop: mustStop)
    let otherLayering = Layering(graph, second)
    let other = try Ordering(otherLayering, OperandOrder(graph, otherLayering), mustStop: mustStop)
    (ranking, self.ordering) = other.crossings < ordering.crossings ? (second, other) : (first, ordering)
  }
}
