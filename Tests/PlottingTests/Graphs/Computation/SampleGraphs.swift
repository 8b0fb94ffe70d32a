import Plotting

extension ComputationGraph {
  /// Inputs, constants and operations with numbers, names and derivatives of all lengths.
  static func generated(seed: Int) -> ComputationGraph {
    var draws = Draws(seed: seed)
    let texts = ["1", "−0.000123", "[1, 2; −3, 4]", "6.02×10²³", "12,345"]
    let names = [nil, "x", "w_{12}", "loss_hinge", "W1[0, 1]"]
    let locals = [nil, "2a", "σ(z)(1−σ(z))", "1[a > b]"]
    let symbols = ["+", "·", "tanh", "x^{2}", "leaky_relu"]
    var graph = ComputationGraph(nodes: [], edges: [])
    for place in 0..<2 + draws.below(24) {
      let operands = place < 2 ? 0 : draws.below(3)
      let role: Role =
        operands > 0
        ? .operation(symbols[draws.below(5)]) : draws.below(3) == 0 ? .constant : .input
      let hasShape = draws.below(5) == 0
      graph.nodes.append(
        Node(
          role, name: names[draws.below(5)], value: hasShape ? nil : texts[draws.below(5)],
          gradient: draws.below(4) == 0 ? nil : texts[draws.below(5)], shape: hasShape ? "128×784" : nil,
          degree: draws.below(4)))
      for _ in 0..<operands {
        graph.edges.append(
          Edge(
            from: draws.below(place), to: place, localDerivative: locals[draws.below(4)],
            localNumber: texts[draws.below(5)], contribution: texts[draws.below(5)]))
      }
    }
    return graph
  }

  /// Products of two inputs each, summed two by two.
  static func tree(leaves: Int) -> ComputationGraph {
    var graph = ComputationGraph(nodes: [], edges: [])
    func add(_ symbol: String, of operands: [Int], value: Int, title: String?) -> Int {
      graph.nodes.append(
        Node(.operation(symbol), value: String(value), gradient: "1", title: title))
      graph.edges += operands.map {
        Edge(from: $0, to: graph.nodes.count - 1, localDerivative: "1", contribution: "1")
      }
      return graph.nodes.count - 1
    }
    var open: [(node: Int, value: Int)] = (0..<leaves).map { leaf in
      graph.nodes.append(Node(.input, name: "x\(leaf)", value: "1", gradient: "2"))
      graph.nodes.append(Node(.input, name: "y\(leaf)", value: "2", gradient: "1"))
      let count = graph.nodes.count
      return (add("·", of: [count - 2, count - 1], value: 2, title: nil), 2)
    }
    while open.count > 1 {
      open = stride(from: 0, to: open.count, by: 2).map { place in
        guard place + 1 < open.count else { return open[place] }
        let (left, right) = (open[place], open[place + 1])
        let value = left.value + right.value
        return (add("+", of: [left.node, right.node], value: value, title: nil), value)
      }
    }
    return graph
  }

  /// One step after the other.
  static func chain(_ length: Int) -> ComputationGraph {
    ComputationGraph(
      nodes: (0...length).map { place in
        place == 0
          ? Node(.input, name: "x", value: "0.5", gradient: "1")
          : Node(.operation("sin"), value: "0.5", gradient: "1")
      },
      edges: (0..<length).map { Edge(from: $0, to: $0 + 1, localDerivative: "cos", contribution: "1") })
  }

  private static let sumRule = "sum: passes on"
  private static let productRule = "product: times the other factor"

  /// f = (x + y) · z at −2, 5, −4, the first circuit of CS231n's notes on backpropagation.
  static let product = ComputationGraph(
    nodes: [
      .init(.input, name: "x", value: "−2", gradient: "−4"),
      .init(.input, name: "y", value: "5", gradient: "−4"),
      .init(.operation("+"), name: "q", value: "3", gradient: "−4", rule: "x + y", numbers: "−2 + 5"),
      .init(.input, name: "z", value: "−4", gradient: "3"),
      .init(.operation("·"), name: "f", value: "−12", gradient: "1"),
    ],
    edges: [
      .init(from: 0, to: 2, localDerivative: "1", localNumber: "1", contribution: "−4", ruleWords: sumRule),
      .init(from: 1, to: 2, localDerivative: "1", localNumber: "1", contribution: "−4", ruleWords: sumRule),
      .init(
        from: 2, to: 4, localDerivative: "z", localNumber: "−4", contribution: "−4", ruleWords: productRule),
      .init(
        from: 3, to: 4, localDerivative: "q", localNumber: "3", contribution: "3", ruleWords: productRule),
    ])

  /// y = x² + 3x at x = 2: the gradient of x is the sum 4 + 3 of what two branches contribute.
  static let fork = ComputationGraph(
    nodes: [
      .init(.input, name: "x", value: "2", gradient: "7", degree: 2),
      .init(.operation("□²"), name: "s", value: "4", gradient: "1", degree: 1),
      .init(.constant, value: "3"),
      .init(.operation("·"), value: "6", gradient: "1", degree: 1),
      .init(.operation("+"), name: "y_1", value: "10", gradient: "1", degree: 0),
    ],
    edges: [
      .init(from: 0, to: 1, localDerivative: "2x", localNumber: "4", contribution: "4"),
      .init(from: 2, to: 3),
      .init(from: 0, to: 3, localDerivative: "3", contribution: "3", ruleWords: productRule),
      .init(from: 1, to: 4, localDerivative: "1", contribution: "1", ruleWords: sumRule),
      .init(from: 3, to: 4, localDerivative: "1", contribution: "1", ruleWords: sumRule),
    ])
}
