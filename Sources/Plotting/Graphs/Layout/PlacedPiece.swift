/// A connected graph laid out in terms of ranks.
struct PlacedPiece {
  private(set) var nodes: [Extent] = []
  private(set) var labels: [Extent?] = []
  private(set) var routes: [Track] = []
  let crossings: Int
  let length: Double
  let breadth: Double

  init(_ graph: Graph) throws(GraphError) {
    let isBack = backEdges(nodes: graph.nodes.count, edges: graph.edges)
    let step = graph.edges.contains { $0.label != nil && $0.from != $0.to } ? 2 : 1
    let (layering, ordering) = try Self.order(graph, isBack: isBack, step: step)
    let ports = Ports(layering, ordering: ordering, graph: graph)
    let lines = coordinates(layering, ordering: ordering, ports: ports)
    let columns = Columns(layering, lines: lines, ports: ports, gap: graph.rankGap * (step == 2 ? 0.65 : 1))
    let least = layering.items.indices.map { lines[$0] - layering.items[$0].before }.min() ?? 0
    let most = layering.items.indices.map { lines[$0] + layering.items[$0].after }.max() ?? 0
    crossings = ordering.crossings
    length = columns.ends.last ?? 0
    breadth = Double(most - least)
    let placement = Placement(
      graph: graph, layering: layering, columns: columns, lines: lines.map { $0 - least }, ports: ports)
    nodes = graph.nodes.indices.map(placement.node)
    var loops = Array(repeating: [Int](), count: graph.nodes.count)
    for (index, edge) in graph.edges.enumerated() where edge.from == edge.to {
      loops[edge.from].append(index)
    }
    labels = graph.edges.indices.map(placement.label)
    var firstSegment = 0
    for (index, edge) in graph.edges.enumerated() {
      routes.append(placement.track(index, firstSegment: firstSegment))
      firstSegment += max(layering.chains[index].count - 1, 0)
      if edge.from == edge.to, loops[edge.from].last == index {
        for (loop, placed) in zip(loops[edge.from], placement.loops(at: edge.from, loops[edge.from])) {
          labels[loop] = placed.label
          routes[loop] = placed.track
        }
      }
    }
  }

  /// Ranks, and orders within them; of a small graph whose edges cross, a second way to rank is tried as well.
  private static func order(
    _ graph: Graph, isBack: [Bool], step: Int
  ) throws(GraphError) -> (layering: Layering, ordering: Ordering) {
    func layering(isMirrored: Bool) throws(GraphError) -> Layering {
      let ranks = ranks(
        nodes: graph.nodes.count, edges: graph.edges, isBack: isBack, step: step, isMirrored: isMirrored)
      return try Layering(graph, ranks: ranks, limit: GraphLayout.itemLimit)
    }
    let first = try layering(isMirrored: false)
    let ordering = Ordering(first)
    guard ordering.crossings > 0, first.items.count <= 600 else { return (first, ordering) }
    let second = try layering(isMirrored: true)
    let other = Ordering(second)
    return other.crossings < ordering.crossings ? (second, other) : (first, ordering)
  }
}
