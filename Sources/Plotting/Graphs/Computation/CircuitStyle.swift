extension Sketch {
  /// Gates and wires; a value that several operations take runs to a fork first, so that the wire before
  /// the fork shows the sum of what the branches behind it contribute.
  mutating func drawCircuit(_ graph: ComputationGraph) {
    for node in graph.nodes { _ = add(node.gate) }
    var branches = Array(repeating: [Int](), count: graph.nodes.count)
    for (index, edge) in graph.edges.enumerated() { branches[edge.from].append(index) }
    for (index, node) in graph.nodes.enumerated() {
      switch branches[index].count {
      case 0: drawResult(index, node)
      case 1: drawWire(index, node, edge: branches[index][0], graph)
      default: drawFork(index, node, branches[index], graph)
      }
    }
  }

  private mutating func drawResult(_ index: Int, _ node: ComputationGraph.Node) {
    guard node.hasWords, node.role != .input else { return }
    let end = add(.name(node.name ?? ""))
    let wire = add(
      DiagramEdge(from: index, to: end, above: node.valueText(named: false), below: node.gradientText))
    locate(index, node, on: wire)
  }

  private mutating func drawWire(
    _ index: Int, _ node: ComputationGraph.Node, edge: Int, _ graph: ComputationGraph
  ) {
    let operand = graph.edges[edge]
    let wire = add(
      DiagramEdge(
        from: index, to: operand.to, above: node.valueText(named: true), below: node.gradientText,
        atHead: node.hasWords ? operand.localText : nil, place: operand.place))
    locate(index, node, on: wire)
    contributions[edge] = edges[wire].atHead == nil ? [] : [.atHead(edge: wire)]
  }

  private mutating func drawFork(
    _ index: Int, _ node: ComputationGraph.Node, _ branches: [Int], _ graph: ComputationGraph
  ) {
    let fork = add(.fork)
    let trunk = add(
      DiagramEdge(
        from: index, to: fork, above: node.valueText(named: true), below: node.gradientText,
        hasArrowhead: false))
    locate(index, node, on: trunk)
    for branch in branches {
      let operand = graph.edges[branch]
      let below = operand.contributionOrNorm.map { DiagramEdge.Text($0, .gradient) }
      let wire = add(
        DiagramEdge(
          from: fork, to: operand.to, below: node.hasWords ? below : nil,
          atHead: node.hasWords ? operand.localText : nil, place: operand.place))
      if edges[wire].below != nil { contributions[branch].append(.below(edge: wire)) }
      if edges[wire].atHead != nil { contributions[branch].append(.atHead(edge: wire)) }
    }
  }

  private mutating func locate(_ index: Int, _ node: ComputationGraph.Node, on wire: Int) {
    if edges[wire].above != nil { values[index] = [.above(edge: wire)] }
    if edges[wire].below != nil { gradients[index] = [.below(edge: wire)] }
  }

  /// Gates and wires without numbers; named results have their names on the wire.
  mutating func drawPlain(_ graph: ComputationGraph) {
    for node in graph.nodes { _ = add(node.gate) }
    for edge in graph.edges {
      let name = graph.nodes[edge.from].resultName
      _ = add(
        DiagramEdge(
          from: edge.from, to: edge.to, above: name.isEmpty ? nil : DiagramEdge.Text("", .text, name: name),
          place: edge.place))
    }
    for index in graph.results where graph.nodes[index].hasWords && graph.nodes[index].role != .input {
      let end = add(.name(graph.nodes[index].name ?? ""))
      _ = add(DiagramEdge(from: index, to: end))
    }
  }
}

extension ComputationGraph.Node {
  /// The value, or the shape of a tensor too large to be written, after the name that it was given.
  fileprivate func valueText(named: Bool) -> DiagramEdge.Text? {
    guard hasWords else { return nil }
    let name = named ? resultName : ""
    if let value { return DiagramEdge.Text(value, .value, name: name) }
    if let shape { return DiagramEdge.Text(shape, .shape, name: name) }
    return name.isEmpty ? nil : DiagramEdge.Text("", .text, name: name)
  }

  fileprivate var gradientText: DiagramEdge.Text? {
    hasWords ? gradientOrNorm.map { DiagramEdge.Text($0, .gradient) } : nil
  }
}

extension ComputationGraph.Edge {
  /// The local derivative in symbols and, where it is known and says more, as a number; where both together are
  /// longer than what stands on a wire otherwise, or the symbols stand for values without names, the number alone.
  var localText: DiagramEdge.Text? {
    guard let symbols, standIns.isEmpty else {
      return localNumber.map { DiagramEdge.Text($0, .muted) }
    }
    guard let number = localNumber, number != symbols else { return DiagramEdge.Text(symbols, .muted) }
    let both = symbols + " = " + number
    return DiagramEdge.Text(both.count <= 14 ? both : number, .muted)
  }

  /// Whether the symbols stand on the wire.
  var showsSymbols: Bool { symbols.map { localText?.string.hasPrefix($0) == true } ?? false }
}
