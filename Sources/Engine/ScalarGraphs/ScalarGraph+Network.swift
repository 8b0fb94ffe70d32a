extension ScalarGraph {
  /// A network at one point, built number by number: every weight a leaf, every product and sum a node.
  ///
  /// Gives the graph, the sum of the outputs as its root, and the leaves of the parameters in the order of the
  /// network's. Dropout passes everything on. Throws `refused` for normalisations, and when the features do not fit.
  public static func network(
    _ network: Network, at point: Tensor
  ) throws(EngineError) -> (graph: ScalarGraph, root: Node, parameters: [Node]) {
    guard point.rank == 1, try network.points(in: point) == 1 else {
      throw .wrongRank(
        operation: "a network built number by number", expected: "one point", shape: point.shape)
    }
    var graph = ScalarGraph()
    graph.reserveCapacity(3 * network.parameterCount)
    let parameters = network.flat.map { graph.leaf($0) }
    var values = point.values.map { graph.leaf($0) }
    var shortcuts: [[Node]] = []
    for step in network.architecture.steps {
      switch step {
      case .dense(let dense):
        values = try graph.dense(dense, network.architecture.slots, parameters, values)
      case .activation(let activation):
        for index in values.indices { values[index] = try graph.activation(activation, values[index]) }
      case .dropout: break
      case .fork: shortcuts.append(values)
      case .join:
        guard let shortcut = shortcuts.popLast() else { continue }
        for index in values.indices { values[index] = try graph.apply(.add, values[index], shortcut[index]) }
      case .batchNorm, .layerNorm:
        throw .refused(
          message: "a network built number by number has no normalisation",
          hint: "leave the normalisation out")
      }
    }
    let root = try graph.sum(values)
    return (graph, root, parameters)
  }

  private mutating func dense(
    _ dense: Architecture.Dense, _ slots: [ParameterSlot], _ parameters: [Node], _ inputs: [Node]
  ) throws(EngineError) -> [Node] {
    var outputs: [Node] = []
    outputs.reserveCapacity(dense.outputs)
    for unit in 0..<dense.outputs {
      var sum = parameters[slots[dense.bias].offset + unit]
      let row = slots[dense.weight].offset + unit * dense.inputs
      for (index, input) in inputs.enumerated() {
        sum = try apply(.add, sum, apply(.multiply, parameters[row + index], input))
      }
      outputs.append(sum)
    }
    return outputs
  }

  private mutating func activation(_ activation: Activation, _ x: Node) throws(EngineError) -> Node {
    guard let (operation, second) = activation.operation else { return x }
    return try apply(operation, x, second.map { leaf($0) })
  }

  private mutating func sum(_ nodes: [Node]) throws(EngineError) -> Node {
    var total = nodes.first ?? leaf(0)
    for node in nodes.dropFirst() { total = try apply(.add, total, node) }
    return total
  }
}
