/// A connected graph laid out in terms of ranks.
struct PlacedPiece {
  private(set) var nodes: [Extent] = []
  private(set) var labels: [Extent?] = []
  private(set) var routes: [Track] = []
  let crossings: Int
  let length: Double
  let breadth: Double

  init(
    _ graph: Graph, _ order: PieceOrder, mustStop: @escaping @Sendable () -> Bool
  ) throws(GraphError) {
    let layering = Layering(graph, order.ranking)
    let ordering = order.ordering
    let ports = Ports(layering, ordering: ordering, graph: graph)
    let lines = try coordinates(layering, ordering: ordering, ports: ports, mustStop: mustStop)
    let columns = Columns(layering, lines: lines, ports: ports, gap: order.ranking.gap(graph))
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
}
