import Plotting

/// Numbers for generated inputs: Knuth's linear congruential generator (MMIX), upper bits.
struct Draws {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}

extension Graph {
  /// Each node takes operands from anywhere before it, so that most edges are long.
  static func tangled(nodes count: Int, operands: Int, seed: Int) -> Graph {
    var draws = Draws(seed: seed)
    var edges: [Edge] = []
    for to in 1..<count {
      let sources = Set((0..<operands).map { _ in draws.below(to) })
      edges += sources.sorted().map { Edge(from: $0, to: to) }
    }
    return Graph(
      nodes: Array(repeating: Node(width: 36, height: 36, outline: .ellipse), count: count), edges: edges)
  }

  /// A connected graph without cycles, much like a computation: each node takes some node shortly before it,
  /// and `extra` more edges reach farther.
  static func generated(
    nodes count: Int, extra: Int, seed: Int, labels: Bool, direction: Direction = .leftToRight
  ) -> Graph {
    var draws = Draws(seed: seed)
    let nodes = (0..<count).map { _ in
      let kind = draws.below(3)
      return Node(
        width: Double(24 + draws.below(48)), height: Double(18 + draws.below(40)),
        outline: kind == 0 ? .ellipse : .box, spreadsEdges: kind != 2)
    }
    func edge(to: Int, reach: Int) -> Edge {
      let label =
        labels && draws.below(2) == 0
        ? Label(width: Double(20 + draws.below(60)), height: 34, wire: 17) : nil
      return Edge(from: to - 1 - draws.below(min(to, reach)), to: to, label: label)
    }
    var edges = (1..<max(count, 1)).map { edge(to: $0, reach: 10) }
    if count > 1 { edges += (0..<extra).map { _ in edge(to: 1 + draws.below(count - 1), reach: 30) } }
    return Graph(nodes: nodes, edges: edges, direction: direction)
  }
}
