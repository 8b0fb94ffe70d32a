import Engine
import Plotting

/// Turns nodes of the tape into nodes of a drawing.
struct GraphBuilder {
  private let session: Session
  let names: [Variable: String]
  private let pass: BackwardPass?
  private let options: GraphOptions
  /// What is drawn, operands before results.
  let nodes: [Variable]
  /// For each variable the one that is drawn for it.
  private let drawn: [Variable: Variable]

  init(_ subgraph: NamedGraph, _ pass: BackwardPass?, _ options: GraphOptions, _ session: Session) {
    self.session = session
    self.pass = pass
    self.options = options
    var names = subgraph.names
    var drawn: [Variable: Variable] = [:]
    var nodes: [Variable] = []
    for node in session.tape.ancestors(of: subgraph.root) {
      // A new shape is no step of the computation, unless the author has given both shapes a name.
      let source = session.tape.operands(node).first.flatMap { drawn[$0] }
      if session.tape.operation(node)?.name == "reshape", let source,
        names[node] == nil || names[source] == nil
      {
        drawn[node] = source
        names[source] = names[source] ?? names[node]
      } else {
        drawn[node] = node
        nodes.append(node)
      }
    }
    self.names = names
    self.drawn = drawn
    self.nodes = nodes
  }

  /// Every step of the computation.
  func graph() throws(EngineError) -> ComputationGraph {
    let uses = uses
    // The exponent of a square is written on its gate and is no node of its own.
    let taken = Set(uses.map(\.source))
    let kept = nodes.filter { $0 == nodes.last || taken.contains($0) }
    var places: [Variable: Int] = [:]
    for (place, node) in kept.enumerated() { places[node] = place }
    var edges: [ComputationGraph.Edge] = []
    for use in uses {
      guard let from = places[use.source], let to = places[use.node] else { continue }
      edges.append(try edge(use.node, use.operand, from: from, to: to))
    }
    return graph(kept.map { node($0) }, edges)
  }

  /// A graph of nodes that know how many gradients they wait for: none after a backward pass.
  func graph(_ nodes: [ComputationGraph.Node], _ edges: [ComputationGraph.Edge]) -> ComputationGraph {
    var nodes = nodes
    for index in nodes.indices { nodes[index].degree = 0 }
    for edge in edges where pass == nil { nodes[edge.from].degree = (nodes[edge.from].degree ?? 0) + 1 }
    return ComputationGraph(nodes: nodes, edges: edges)
  }

  /// Every use of a value that is drawn as an edge.
  private var uses: [(node: Variable, operand: Int, source: Variable)] {
    nodes.flatMap { node in
      operands(node).enumerated().compactMap { operand, source in
        operand == foldedOperand(of: node) ? nil : (node, operand, source)
      }
    }
  }

  /// The drawn operands of a node.
  func operands(_ node: Variable) -> [Variable] {
    session.tape.operands(node).map { drawn[$0] ?? $0 }
  }

  /// Which operand is written on the gate: the number in x² and in 1/x.
  private func foldedOperand(of node: Variable) -> Int? {
    let operands = operands(node)
    guard let operation = session.tape.operation(node), operands.count == 2, operands[0] != operands[1] else {
      return nil
    }
    if operation === Operation.power { return isConstant(operands[1]) ? 1 : nil }
    guard operation === Operation.divide, isConstant(operands[0]) else { return nil }
    return session.value(operands[0]).scalar == 1 ? 0 : nil
  }

  private func isConstant(_ variable: Variable) -> Bool {
    session.tape.operation(variable) == nil && names[variable] == nil
  }

  /// A value with what is written of it.
  ///
  /// - Parameter gate: What is written on the gate, where it is not the operation.
  func node(_ variable: Variable, gate: String? = nil) -> ComputationGraph.Node {
    let tensor = session.value(variable)
    let gradient = pass?.gradient(of: variable).map { text(session.value($0)) ?? "" }
    let role: ComputationGraph.Role =
      session.tape.operation(variable).map { .operation(gate ?? symbol(of: variable, $0)) }
      ?? (names[variable] == nil ? .constant : .input)
    return ComputationGraph.Node(
      role, name: names[variable] ?? (role == .constant ? text(tensor) ?? Self.shapeText(tensor) : nil),
      value: text(tensor), gradient: role == .constant || gradient == "" ? nil : gradient ?? zero(tensor),
      shape: text(tensor) == nil ? Self.shapeText(tensor) : nil,
      rule: gate == nil ? rule(variable) : nil)
  }

  /// What is written on a gate: its sign, a formula of x where that says more, and the sign of a product for
  /// the product of two vectors.
  private func symbol(of node: Variable, _ operation: Operation) -> String {
    let operands = operands(node)
    if let place = foldedOperand(of: node) {
      let number = text(session.value(operands[place])) ?? ""
      return place == 0 ? "\(number)/x" : "x^{\(number)}"
    }
    if operands.count == 1, operation !== Operation.increment {
      let ofX = operation.expression(of: [.symbol("x")]).text
      if ofX == "x" + operation.notation.symbol { return ofX }
    }
    let isInner = operation === Operation.matrixProduct && operands.allSatisfy { session.value($0).rank == 1 }
    return isInner ? Operation.multiply.notation.symbol : operation.notation.symbol
  }

  /// The gradient of a value that none has reached: zero in a record, and everywhere once a pass was made.
  private func zero(_ tensor: Tensor) -> String? {
    tensor.count == 1 && (pass != nil || (options.style == .record && !options.showsGradients)) ? "0" : nil
  }

  private func edge(
    _ node: Variable, _ operand: Int, from: Int, to: Int
  ) throws(EngineError) -> ComputationGraph.Edge {
    let place = Edge(node: node, operand: operand)
    let operands = operands(node)
    var edge = ComputationGraph.Edge(from: from, to: to)
    // Nobody differentiates by a number that is written in the formula.
    if isConstant(operands[operand]) { return edge }
    edge.contribution = pass?.contribution(through: place).flatMap { text(session.value($0)) }
    // What only moves entries about has nothing to multiply by.
    if session.tape.operation(node)?.isRearrangement == true { return edge }
    let symbolic = localDerivative(node, operand, operands)
    edge.localDerivative = symbolic.flatMap { label($0, ofOne: operands.count == 1) }
    if session.value(node).count == 1, symbolic?.isNumber != true {
      edge.localNumber = number(
        try session.tape.localDerivative(along: place), beside: edge.localDerivative)
    }
    return edge
  }

  /// The derivative in symbols: of names where operands have them, else of the result's name, as in h(1−h).
  private func localDerivative(_ node: Variable, _ operand: Int, _ operands: [Variable]) -> Formula? {
    let isNamed = operands.allSatisfy { atom($0) != nil }
    let result = isNamed ? nil : names[node].map(Formula.symbol)
    let shapes = session.tape.operands(node).map { session.value($0).shape }
    let operation = session.tape.operation(node)
    let written = operands.map { formula($0) }
    let formulas = isTie(operands) ? operation?.localDerivativesOnTie(of: written) : nil
    let derivatives = formulas ?? operation?.localDerivatives(of: written, shapes: shapes, result: result)
    return derivatives?[operand]
  }

  /// A local derivative as it is written: `2(·)` and `1[· > 0]` of an operand without a name.
  private func label(_ formula: Formula, ofOne isUnary: Bool) -> String? {
    let text = formula.label(writingNumbers: number)
    guard text.contains(Self.placeholder) else { return text }
    // Of two operands without names nobody could tell which is meant.
    let isClear = isUnary || (text.hasPrefix("1[") && text.count { $0 == "□" } == 1)
    guard isClear else { return nil }
    return text.replacing("(□)", with: "(·)").replacing("[□ ", with: "[· ").replacing(" □]", with: " ·]")
      .replacing("·□", with: "(·)").replacing("□", with: "(·)")
  }

  /// Whether two numbers are the same.
  private func isTie(_ operands: [Variable]) -> Bool {
    guard operands.count == 2, let first = session.value(operands[0]).scalar else { return false }
    return first == session.value(operands[1]).scalar
  }

  /// Stands in a formula for an operand that has no name.
  private static let placeholder = "□"

  /// How an operand is written in a local derivative: its name, a number of the formula, or the few steps from
  /// these; anything longer by a sign that stands for it.
  private func formula(_ variable: Variable, depth: Int = 3) -> Formula {
    if let short = atom(variable) { return short }
    guard depth > 0, let operation = session.tape.operation(variable) else {
      return .symbol(Self.placeholder)
    }
    let operands = operands(variable)
    let written = operands.map { formula($0, depth: depth - 1) }
    let whole = operation.expression(of: written)
    let isShort = operation.arity.lowerBound == written.count && whole.text.count <= Self.longestOperand
    return isShort && !whole.text.contains(Self.placeholder) ? whole : .symbol(Self.placeholder)
  }

  /// How many characters an operand without a name may take up in a local derivative.
  private static let longestOperand = 10

  /// A name, or a number that is written in the formula.
  private func atom(_ variable: Variable) -> Formula? {
    if let name = names[variable] { return .symbol(name) }
    guard session.tape.operation(variable) == nil else { return nil }
    return session.value(variable).scalar.map(Formula.constant)
  }

  /// The rule that made a value, with names where there are any and numbers elsewhere: `q = x + y = 3`.
  private func rule(_ variable: Variable) -> String? {
    guard let operation = session.tape.operation(variable) else { return nil }
    let operands = operands(variable)
    let isCall = operation.expression(of: operands.map { _ in .symbol("x") }).text.hasSuffix(")")
    let written = operands.enumerated().map { place, operand -> Formula in
      guard names[operand] == nil, let number = text(session.value(operand)) else {
        return .symbol(names[operand] ?? Self.placeholder)
      }
      let isBare = isCall || (place == 0 && operands.count > 1 && operation !== Operation.power)
      return .symbol(number.hasPrefix("−") && !isBare ? "(\(number))" : number)
    }
    let value = session.value(variable)
    return [names[variable], operation.expression(of: written).label, text(value)].compactMap(\.self)
      .joined(separator: " = ")
  }

  /// The numbers of a local derivative. Those by a tensor are only told where edges are what is drawn; as one number
  /// where the symbol is one.
  private func number(_ derivative: Tensor?, beside symbol: String?) -> String? {
    guard let derivative, let first = derivative.values.first else { return nil }
    if derivative.count == 1 { return text(derivative) }
    guard options.style == .edges else { return nil }
    let isNumber = symbol?.contains(where: \.isLetter) == false
    return text(isNumber && derivative.values.allSatisfy { $0 == first } ? Tensor(first) : derivative)
  }

  /// `2×3`; a vector by how many numbers it holds, since its shape alone reads like a value.
  private static func shapeText(_ tensor: Tensor) -> String {
    tensor.rank == 1
      ? "\(tensor.count) numbers" : tensor.shape.map(String.init).joined(separator: "×")
  }

  private func number(_ value: Double) -> String {
    Plotting.NumberText.shortOrWhole(value, digits: options.digits)
  }

  /// A number, a few of them, or a small matrix, in a box a larger one; nil for a tensor that is too large to be written.
  private func text(_ tensor: Tensor) -> String? {
    guard tensor.count <= (options.style == .record ? 9 : 4), tensor.rank <= 2 || tensor.count == 1 else {
      return nil
    }
    let numbers = tensor.values.map(number)
    if tensor.count == 1 { return numbers.first }
    let rows = tensor.rank == 2 ? tensor.shape[0] : 1
    guard rows > 0 else { return "[]" }
    let length = numbers.count / rows
    let lines = (0..<rows).map { numbers[$0 * length..<($0 + 1) * length].joined(separator: ", ") }
    return "[" + lines.joined(separator: "; ") + "]"
  }
}
