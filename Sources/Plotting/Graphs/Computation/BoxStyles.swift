extension Sketch {
  /// A box for each value with its data, gradient and degree.
  ///
  /// In an animation the edges that leave a fork show what they add to the gradient, and a degree counts down from the
  /// number of uses.
  mutating func drawRecords(_ graph: ComputationGraph, animating pass: ComputationGraph.Pass?) {
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
      var rows: [DiagramNode.Row] = []
      add(row: "data", node.valueOrNorm, .value, to: &rows, &values[index], node: index)
      add(row: "grad", node.gradientOrNorm, .gradient, to: &rows, &gradients[index], node: index)
      if let degree = node.degree {
        let counts = pass == .backward && node.gradientOrNorm != nil && degree < uses[index]
        if counts { degreeRows[index] = rows.count }
        let earlier = counts ? (degree + 1...uses[index]).reversed().map(String.init) : []
        rows.append(.init("degree", String(degree), ink: .muted, earlier: earlier))
      }
      if let shape = node.shape { rows.append(.init("shape", shape, ink: .shape)) }
      _ = add(node.box(rows))
    }
    let forks = pass != nil ? graph.forks : []
    for (index, edge) in graph.edges.enumerated() {
      let share = forks.contains(edge.from) ? edge.contributionOrNorm : nil
      let line = add(
        DiagramEdge(
          from: edge.from, to: edge.to, below: share.map { DiagramEdge.Text($0, .gradient) },
          place: edge.place))
      if share != nil { contributions[index] = [.below(edge: line)] }
    }
  }

  /// Boxes with values and gradients, joined by edges that are labelled with their local derivatives.
  mutating func drawEdges(_ graph: ComputationGraph) {
    for (index, node) in graph.nodes.enumerated() {
      var rows: [DiagramNode.Row] = []
      add(
        row: "", node.value ?? node.shape, node.value == nil ? .shape : .value, to: &rows, &values[index],
        node: index)
      add(row: "", node.gradientOrNorm, .gradient, to: &rows, &gradients[index], node: index)
      _ = add(node.hasWords ? node.box(rows) : node.gate)
    }
    for (index, edge) in graph.edges.enumerated() {
      let symbols = edge.symbols.map { DiagramEdge.Text($0, .muted) }
      let number = edge.localNumber.map { DiagramEdge.Text($0, .text) }
      let says = symbols?.string != number?.string
      let line = add(
        DiagramEdge(
          from: edge.from, to: edge.to, above: symbols ?? number,
          below: symbols != nil && says ? number : nil, place: edge.place))
      if edges[line].above != nil { contributions[index].append(.above(edge: line)) }
      if edges[line].below != nil { contributions[index].append(.below(edge: line)) }
    }
  }

  private func add(
    row heading: String, _ text: String?, _ ink: Ink, to rows: inout [DiagramNode.Row],
    _ parts: inout [RevealStep.Part], node: Int
  ) {
    guard let text else { return }
    parts.append(.row(node: node, row: rows.count))
    rows.append(DiagramNode.Row(heading, text, ink: ink))
  }
}

extension ComputationGraph.Node {
  /// The value, or the norm of a tensor that is too large to be written.
  var valueOrNorm: String? { value ?? norms.map { ComputationGraph.Norms.text($0.value) } }
  /// The gradient, or its norm.
  var gradientOrNorm: String? { gradient ?? norms?.gradient.map(ComputationGraph.Norms.text) }

  /// The node as a box: its name over its rows, its operation beside the name.
  fileprivate func box(_ rows: [DiagramNode.Row]) -> DiagramNode.Content {
    switch role {
    case .ellipsis: gate
    case .operation(let symbol):
      .box(name: name ?? "", symbol: symbol, rows: rows)
    case .input: .box(name: name ?? "", symbol: "", rows: rows)
    case .constant: .box(name: name ?? "", symbol: name == nil ? "constant" : "", rows: rows)
    }
  }
}
