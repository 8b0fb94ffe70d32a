import Plotting
import Testing

@Suite struct GraphLayoutTests {
  private let box = Graph.Node(width: 40, height: 30)

  @Test(arguments: [2, 5, 12, 30, 60, 120, 250, 500], [false, true])
  func generatedGraphsAreClean(nodes: Int, labels: Bool) throws {
    for (seed, direction) in [Graph.Direction.leftToRight, .topDown].enumerated() {
      let graph = Graph.generated(
        nodes: nodes, extra: nodes / 4, seed: seed + nodes, labels: labels, direction: direction)
      try GraphLayout(of: graph).check(graph)
    }
  }

  @Test func denseLayersAreClean() throws {
    let widths = [8, 12, 12, 4]
    var edges: [Graph.Edge] = []
    var start = 0
    for (width, next) in zip(widths, widths.dropFirst()) {
      for source in start..<(start + width) {
        for target in (start + width)..<(start + width + next) {
          edges.append(.init(from: source, to: target))
        }
      }
      start += width
    }
    let graph = Graph(nodes: Array(repeating: box, count: 36), edges: edges)
    let layout = try GraphLayout(of: graph)
    layout.check(graph)
    // Two complete layers of m and n cross C(m,2)·C(n,2) times in every order.
    #expect(layout.crossings == 28 * 66 + 66 * 66 + 66 * 6)
  }

  @Test func manyNeighborsAreCountedLikeFew() throws {
    let edges = (0..<2).flatMap { source in (2..<72).map { Graph.Edge(from: source, to: $0) } }
    let layout = try GraphLayout(of: Graph(nodes: Array(repeating: box, count: 72), edges: edges))
    // C(2,2)·C(70,2).
    #expect(layout.crossings == 35 * 69)
  }

  @Test func aTreeIsDrawnWithoutCrossingsInTheOrderOfItsOperands() throws {
    let graph = Graph(
      nodes: Array(repeating: box, count: 7),
      edges: [(0, 4), (1, 4), (2, 5), (3, 5), (4, 6), (5, 6)].map { .init(from: $0.0, to: $0.1) })
    let layout = try GraphLayout(of: graph)
    #expect(layout.crossings == 0)
    let heights = (0..<4).map { layout.nodes[$0].y }
    #expect(heights == heights.sorted())
    #expect(layout.nodes[6].center.y == (layout.nodes[4].center.y + layout.nodes[5].center.y) / 2)
  }

  @Test func crossingsAreTheLeastOnSmallGraphs() throws {
    // K(3,3) between two ranks crosses 9 times; a ladder whose rungs are given crosswise not at all.
    let complete = Graph(
      nodes: Array(repeating: box, count: 6),
      edges: (0..<3).flatMap { a in (3..<6).map { .init(from: a, to: $0) } })
    #expect(try GraphLayout(of: complete).crossings == 9)
    let ladder = Graph(
      nodes: Array(repeating: box, count: 8),
      edges: [(0, 3), (1, 2), (2, 5), (3, 4), (4, 7), (5, 6), (0, 1), (2, 3)].map {
        .init(from: $0.0, to: $0.1)
      })
    #expect(try GraphLayout(of: ladder).crossings == 0)
  }

  @Test func cyclesLoopsAndRepeatedEdges() throws {
    let label = Graph.Label(width: 30, height: 20, wire: 10)
    let graph = Graph(
      nodes: Array(repeating: box, count: 4),
      edges: [
        .init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 2, to: 0, label: label),
        .init(from: 1, to: 1, label: label), .init(from: 1, to: 1), .init(from: 2, to: 3),
        .init(from: 2, to: 3), .init(from: 2, to: 3, label: label),
      ])
    let layout = try GraphLayout(of: graph)
    layout.check(graph)
    #expect(layout.routes[2].start.x > layout.nodes[0].maxX)
    #expect(layout.routes[5] != layout.routes[6])
  }

  @Test func piecesStandApart() throws {
    let graph = Graph(
      nodes: Array(repeating: box, count: 5), edges: [.init(from: 0, to: 3), .init(from: 1, to: 4)])
    let layout = try GraphLayout(of: graph)
    layout.check(graph)
    #expect(layout.width == 40 + 40 + 40)
    #expect(layout.height == 3 * 30 + 2 * 24)
  }

  @Test func nothingAndOneNode() throws {
    let empty = try GraphLayout(of: Graph(nodes: [], edges: []))
    #expect(empty.width == 0 && empty.nodes.isEmpty)
    let one = try GraphLayout(of: Graph(nodes: [box], edges: []))
    #expect(one.nodes == [Rect(x: 0, y: 0, width: 40, height: 30)])
  }

  @Test(arguments: [Double.nan, .infinity, -5, 1e300]) func strangeSizes(size: Double) throws {
    let label = Graph.Label(width: size, height: size, wire: size)
    let graph = Graph(
      nodes: [box, Graph.Node(width: size, height: size, outline: .ellipse)],
      edges: [.init(from: 0, to: 1, label: label), .init(from: 0, to: 1)])
    let layout = try GraphLayout(of: graph)
    #expect(layout.width.isFinite && layout.height.isFinite)
    #expect(layout.routes.allSatisfy { $0.samples(4).allSatisfy(\.isFinite) })
  }

  @Test func tooManyNodesAreRefused() {
    let graph = Graph(nodes: Array(repeating: box, count: 20_000), edges: [])
    #expect(throws: GraphError.tooLarge(nodes: 20_000, limit: 5_000)) { try GraphLayout(of: graph) }
  }

  @Test func edgesToNowhereAreRefused() {
    let graph = Graph(nodes: [box], edges: [.init(from: 0, to: 0), .init(from: 0, to: 7)])
    #expect(throws: GraphError.unknownNode(edge: 1)) { try GraphLayout(of: graph) }
  }

  @Test func aLongChainNeedsNoStack() throws {
    let count = 4_000
    let graph = Graph(
      nodes: Array(repeating: box, count: count),
      edges: (1..<count).map { .init(from: $0 - 1, to: $0) })
    let layout = try GraphLayout(of: graph)
    #expect(layout.height == 30)
    #expect(layout.width == Double(count) * 80 - 40)
  }

  /// Two thousand steps with operands from anywhere have a layout; where edges pass too many ranks it is refused.
  @Test func tangledGraphsHaveALayout() throws {
    let dense = Graph.tangled(nodes: 2_000, operands: 3, seed: 1)
    #expect(try GraphLayout(of: dense).crossings > 0)
    var knot = Graph.tangled(nodes: 2_000, operands: 1, seed: 1)
    knot.edges += (1..<2_000).map { .init(from: $0 - 1, to: $0) }
    let refusal = GraphError.tooTangled(edges: knot.edges.count, limit: 40_000)
    #expect(throws: refusal) { try GraphLayout(of: knot) }
    #expect(throws: refusal) {
      try GraphOrder.check(nodes: 2_000, edges: knot.edges.map { ($0.from, $0.to) })
    }
  }

  @Test func aLayoutIsGivenUpWhenTold() {
    let graph = Graph.tangled(nodes: 300, operands: 2, seed: 1)
    #expect(throws: GraphError.interrupted) { try GraphLayout(of: graph) { true } }
  }

  /// Ranks and order found for one direction serve the other.
  @Test(arguments: [false, true]) func bothDirectionsShareAnOrder(labels: Bool) throws {
    let right = Graph.generated(nodes: 80, extra: 30, seed: 5, labels: labels)
    var down = right
    down.direction = .topDown
    let order = try GraphOrder(of: right)
    #expect(try GraphLayout(of: down, order: order) == GraphLayout(of: down))
    for graph in [right, down] {
      let layout = try GraphLayout(of: graph, order: order)
      layout.check(graph)
      #expect(order.leastWidth(of: graph) <= layout.width)
    }
  }

  @Test(arguments: [40, 120]) func tangledGraphsAreClean(nodes: Int) throws {
    let graph = Graph.tangled(nodes: nodes, operands: 2, seed: nodes)
    try GraphLayout(of: graph).check(graph)
  }

  @Test func theSameGraphGivesTheSameLayout() throws {
    let graph = Graph.generated(nodes: 120, extra: 60, seed: 7, labels: true)
    #expect(try GraphLayout(of: graph) == GraphLayout(of: graph))
  }

  @Test func twoThousandNodesHaveALayout() throws {
    let graph = Graph.generated(nodes: 2_000, extra: 500, seed: 1, labels: true)
    #expect(try GraphLayout(of: graph).width > 0)
  }
}
