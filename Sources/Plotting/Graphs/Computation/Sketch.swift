/// A computation graph as nodes and edges of a diagram, and where each value and gradient is written there.
struct Sketch {
  /// How the graph was drawn.
  let style: ComputationGraph.Style
  var nodes: [DiagramNode] = []
  var edges: [DiagramEdge] = []
  /// By node of the computation graph: where its value and its gradient are written.
  var values: [[RevealStep.Part]]
  var gradients: [[RevealStep.Part]]
  /// By edge of the computation graph: where what it contributes is written.
  var contributions: [[RevealStep.Part]]
  /// By node of the computation graph: the row where its degree counts down.
  var degreeRows: [Int?]

  /// - Parameter pass: In the order of which pass parts will appear.
  init(_ graph: ComputationGraph, style: ComputationGraph.Style, animating pass: ComputationGraph.Pass?) {
    self.style = style
    values = Array(repeating: [], count: graph.nodes.count)
    gradients = values
    contributions = Array(repeating: [], count: graph.edges.count)
    degreeRows = Array(repeating: nil, count: graph.nodes.count)
    // A value that nothing was computed from has no wire to stand on.
    let isLone = graph.edges.isEmpty && graph.nodes.allSatisfy(\.role.symbol.isEmpty)
    switch isLone && style != .record ? .edges : style {
    case .circuit: drawCircuit(graph)
    case .plain: drawPlain(graph)
    case .record: drawRecords(graph, animating: pass)
    case .edges: drawEdges(graph)
    }
  }

  /// Ranks and orders what was drawn, and marks the operands that stand the wrong way round.
  ///
  /// Where no edge had words before, marks need ranks of their own, and with these operands may stand otherwise.
  ///
  /// - Throws: What `GraphOrder` throws.
  mutating func order(mustStop: @escaping @Sendable () -> Bool) throws(GraphError) -> GraphOrder {
    let order = try GraphOrder(of: graph(.leftToRight), mustStop: mustStop)
    mark(order.swappedEdges(of: graph(.leftToRight)))
    guard !order.hasRoom(forLabelsOf: graph(.leftToRight)) else { return order }
    let roomy = try GraphOrder(of: graph(.leftToRight), mustStop: mustStop)
    mark(roomy.swappedEdges(of: graph(.leftToRight)))
    return roomy
  }

  private mutating func mark(_ swapped: [Int]) {
    for edge in edges.indices { edges[edge].isMarked = false }
    for edge in swapped { edges[edge].isMarked = true }
  }

  mutating func add(_ content: DiagramNode.Content) -> Int {
    nodes.append(DiagramNode(content))
    return nodes.count - 1
  }

  mutating func add(_ edge: DiagramEdge) -> Int {
    edges.append(edge)
    return edges.count - 1
  }
}

extension ComputationGraph.Node {
  /// A node as a gate or the name at the start of a wire.
  var gate: DiagramNode.Content {
    switch role {
    case .input: .name(name ?? value ?? "")
    case .constant: .constant(value ?? name ?? "")
    case .operation(let symbol): .gate(symbol)
    case .ellipsis(let words): .ellipsis(words)
    }
  }

  /// Whether values and gradients are drawn at the node.
  var hasWords: Bool {
    switch role {
    case .input, .operation: true
    case .constant, .ellipsis: false
    }
  }

  /// The name that an operation's result has.
  var resultName: String { role.symbol.isEmpty ? "" : name ?? "" }
}
