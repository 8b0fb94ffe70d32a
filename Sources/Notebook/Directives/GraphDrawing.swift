import Engine
import Plotting
import Source

/// A value's computation on the tape as a graph to be drawn, with names, numbers and local derivatives.
struct GraphDrawing {
  let graph: ComputationGraph
  /// Larger graphs are refused: nobody could follow them.
  private static let nodeLimit = 2_000

  init(
    _ subject: Expression, _ options: GraphOptions, _ evaluator: Evaluator
  ) throws(DiagnosticError) {
    let session = evaluator.session
    var root = try evaluator.variable(subject)
    let before = session.tape.ancestors(of: root)
    guard before.count <= Self.nodeLimit else {
      throw Self.tooLarge("a graph of \(before.count) nodes is too large to draw", at: subject.span)
    }
    let named = NamedValues(
      among: before, root: (root, session.source.string(subject.span)), in: session)
    var names: [Variable: String] = [:]
    for entry in named.entries { names[entry.variable] = entry.name }
    if options.expands {
      let target = root
      let replaced = try evaluator.engine(at: subject.span) { () throws(EngineError) in
        try session.tape.expand(target)
      }
      root = replaced[root] ?? root
      names = [:]
      for entry in named.entries { names[replaced[entry.variable] ?? entry.variable] = entry.name }
    }
    let nodes = session.tape.ancestors(of: root)
    var pass: BackwardPass?
    if options.showsGradients, session.value(root).count == 1 {
      let target = root
      pass = try evaluator.engine(at: subject.span) { () throws(EngineError) in
        try session.tape.backward(from: target)
      }
    }
    let builder = GraphBuilder(
      session: session, nodes: nodes, names: names, pass: pass, digits: options.digits)
    graph = try evaluator.engine(at: subject.span) { () throws(EngineError) in try builder.graph() }
  }

  static func tooLarge(_ message: String, at span: Span) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0707", message, at: span,
        hint: "draw an intermediate value, or fewer steps with 'expand: false'"))
  }
}

/// Turns nodes of the tape into nodes of a drawing.
private struct GraphBuilder {
  let session: Session
  let nodes: [Variable]
  let names: [Variable: String]
  let pass: BackwardPass?
  let digits: Int

  func graph() throws(EngineError) -> ComputationGraph {
    var places: [Variable: Int] = [:]
    for (place, node) in nodes.enumerated() { places[node] = place }
    var degrees = [Int](repeating: 0, count: nodes.count)
    var edges: [ComputationGraph.Edge] = []
    for (place, node) in nodes.enumerated() {
      for (operand, source) in session.tape.operands(node).enumerated() {
        guard let from = places[source] else { continue }
        degrees[from] += 1
        edges.append(try edge(node, operand, from: from, to: place))
      }
    }
    // After a backward pass no value waits for a gradient any more.
    let waiting = pass == nil ? degrees : degrees.map { _ in 0 }
    return ComputationGraph(
      nodes: zip(nodes, waiting).map { node, degree in self.node(node, degree: degree) }, edges: edges)
  }

  private func node(_ variable: Variable, degree: Int) -> ComputationGraph.Node {
    let tensor = session.value(variable)
    let gradient = pass?.gradient(of: variable).map { text(session.value($0)) ?? "" }
    let isSmall = tensor.count <= 4
    let role: ComputationGraph.Role =
      if let operation = session.tape.operation(variable) {
        .operation(operation.notation.symbol)
      } else {
        names[variable] == nil ? .constant : .input
      }
    return ComputationGraph.Node(
      role, name: names[variable] ?? (role == .constant ? text(tensor) ?? Shape.text(tensor.shape) : nil),
      value: text(tensor), gradient: role == .constant || gradient == "" ? nil : gradient ?? zero(tensor),
      shape: isSmall ? nil : shape(tensor), degree: degree, rule: rule(variable))
  }

  /// A value that gradients do not reach has none of its own: zero once a pass was made.
  private func zero(_ tensor: Tensor) -> String? { pass == nil || tensor.count > 1 ? nil : "0" }

  private func edge(
    _ node: Variable, _ operand: Int, from: Int, to: Int
  ) throws(EngineError) -> ComputationGraph.Edge {
    let place = Edge(node: node, operand: operand)
    let operands = Array(session.tape.operands(node))
    var edge = ComputationGraph.Edge(from: from, to: to)
    let formulas = operands.map(formula)
    // Nobody differentiates by a number that is written in the formula.
    let isConstant = session.tape.operation(operands[operand]) == nil && names[operands[operand]] == nil
    if isConstant { return edge }
    let symbolic = session.tape.operation(node)?.localDerivatives(of: formulas)?[operand].text
    edge.localDerivative = symbolic == Self.placeholder ? nil : symbolic
    if session.value(node).count == 1, session.value(operands[operand]).count == 1 {
      edge.localNumber = try session.tape.localDerivative(along: place).flatMap(text)
    }
    edge.contribution = pass?.contribution(through: place).flatMap { text(session.value($0)) }
    return edge
  }

  /// Stands in a local derivative for an operand that has no name.
  private static let placeholder = "·"

  /// How an operand is written in a local derivative: its name, a number of the formula, or a step away from
  /// these; anything longer by a sign that stands for it.
  private func formula(_ variable: Variable) -> Formula {
    if let short = atom(variable) { return short }
    guard let operation = session.tape.operation(variable) else { return .symbol("c") }
    let operands = session.tape.operands(variable).map(atom)
    let known = operands.compactMap(\.self)
    return known.count == operands.count
      ? operation.expression(of: known) : .symbol(Self.placeholder)
  }

  /// A name, or a number that is written in the formula.
  private func atom(_ variable: Variable) -> Formula? {
    if let name = names[variable] { return .symbol(name) }
    guard session.tape.operation(variable) == nil else { return nil }
    return session.value(variable).scalar.map(Formula.constant)
  }

  private func rule(_ variable: Variable) -> String? {
    guard session.tape.operation(variable) != nil else { return nil }
    let operands = session.tape.operands(variable).map { operand -> Formula in
      if let name = names[operand] { return .symbol(name) }
      return session.value(operand).scalar.map(Formula.constant) ?? .symbol("·")
    }
    let written = session.tape.operation(variable).map { $0.expression(of: operands).text }
    return [names[variable], written, text(session.value(variable))].compactMap { $0 }.joined(
      separator: " = ")
  }

  /// A number or a few of them; nil for a tensor that is too large to be written.
  private func text(_ tensor: Tensor) -> String? {
    if tensor.rank == 0 { return Plotting.NumberText.short(tensor[0], digits: digits) }
    guard tensor.count <= 4 else { return nil }
    let numbers = tensor.values.map { Plotting.NumberText.short($0, digits: digits) }
    return "[" + numbers.joined(separator: ", ") + "]"
  }

  private func shape(_ tensor: Tensor) -> String {
    tensor.shape.map(String.init).joined(separator: "×")
  }
}
