import Engine
import Plotting

/// Turns nodes of the tape into nodes of a drawing.
struct GraphBuilder {
  let session: Session
  private(set) var formulas: GraphFormulas
  private let pass: BackwardPass?
  private let options: GraphOptions
  /// What is drawn, operands before results.
  let nodes: [Variable]
  /// The numbers of the formula, and what was computed from them alone.
  private let constants: Set<Variable>
  /// All names of values that have several: `a, b`.
  private let allNames: [Variable: String]

  init(_ subgraph: NamedGraph, _ pass: BackwardPass?, _ options: GraphOptions, _ session: Session) {
    self.session = session
    self.pass = pass
    self.options = options
    var names = subgraph.names
    var drawn: [Variable: Variable] = [:]
    var nodes: [Variable] = []
    for node in session.tape.ancestors(of: subgraph.root) {
      // A shape that nobody asked for is no step, unless the author has given the value before and after it a name.
      let source = session.tape.operands(node).first.flatMap { drawn[$0] }
      if session.tape.operation(node)?.isView == true, let source,
        names[node] == nil || names[source] == nil
      {
        drawn[node] = source
        names[source] = names[source] ?? names[node]
      } else {
        drawn[node] = node
        nodes.append(node)
      }
    }
    self.nodes = nodes
    formulas = GraphFormulas(session: session, names: names, drawn: drawn, options: options)
    formulas.tellComparedApart(nodes)
    var constants: Set<Variable> = []
    for node in nodes where names[node] == nil && formulas.operands(node).allSatisfy(constants.contains) {
      constants.insert(node)
    }
    self.constants = constants
    allNames = subgraph.allNames
  }

  var names: [Variable: String] { formulas.names }

  /// The same with numbers for the values that have no name and no short formula.
  ///
  /// - Parameter isCollapsed: Whether values without a name are not drawn.
  func numbered(isCollapsed: Bool = false) -> GraphBuilder {
    var builder = self
    builder.formulas.number(isCollapsed ? nodes.filter { names[$0] != nil } : nodes)
    return builder
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
    let usesOf = Dictionary(grouping: uses, by: \.source)
    let drawn = kept.map { variable in
      var node = node(variable)
      node.terms = terms(of: variable, usesOf[variable] ?? [])
      return node
    }
    return graph(drawn, edges)
  }

  /// The shares of a gradient, where they cancel in the digits of the picture.
  private func terms(of variable: Variable, _ uses: [Use]) -> [String]? {
    guard uses.count > 1, let gradient = pass?.gradient(of: variable) else { return nil }
    let shares = uses.compactMap { use in
      pass?.contribution(through: Edge(node: use.node, operand: use.operand)).map(session.value)
        ?? zeros(like: session.value(variable))
    }
    return formulas.terms(shares, addingUpTo: session.value(gradient))
  }

  /// A graph of nodes that know how many gradients they wait for: none after a backward pass.
  func graph(_ nodes: [ComputationGraph.Node], _ edges: [ComputationGraph.Edge]) -> ComputationGraph {
    var nodes = nodes
    for index in nodes.indices { nodes[index].degree = 0 }
    for edge in edges where pass == nil { nodes[edge.from].degree = (nodes[edge.from].degree ?? 0) + 1 }
    return ComputationGraph(nodes: nodes, edges: edges)
  }

  private typealias Use = (node: Variable, operand: Int, source: Variable)

  /// Every use of a value that is drawn as an edge.
  private var uses: [Use] {
    nodes.flatMap { node in
      formulas.operands(node).enumerated().compactMap { operand, source in
        isOnGate(source, operand, of: node) ? nil : (node, operand, source)
      }
    }
  }

  /// Whether an operand is written on the gate, or like the numbers of `range(1, n)` in the formula only.
  private func isOnGate(_ source: Variable, _ operand: Int, of node: Variable) -> Bool {
    let isNumber = session.tape.operation(node)?.isConstant == true && formulas.isConstant(source)
    return isNumber || operand == foldedOperand(of: node)
  }

  /// Which operand is written on the gate: the number in x² and in 1/x.
  private func foldedOperand(of node: Variable) -> Int? {
    let operands = formulas.operands(node)
    guard let operation = session.tape.operation(node), operands.count == 2, operands[0] != operands[1] else {
      return nil
    }
    if operation === Operation.power { return formulas.isConstant(operands[1]) ? 1 : nil }
    guard operation === Operation.divide, formulas.isConstant(operands[0]) else { return nil }
    return session.value(operands[0]).scalar == 1 ? 0 : nil
  }
}

extension GraphBuilder {
  /// A value with what is written of it.
  ///
  /// - Parameter gate: What is written on the gate, where it is not the operation.
  func node(_ variable: Variable, gate: String? = nil) -> ComputationGraph.Node {
    let tensor = session.value(variable)
    let text = formulas.text(of: variable)
    let operation = session.tape.operation(variable)
    let name = names[variable].map { allNames[variable] ?? $0 }
    let isNumbered = formulas.isNumbered(variable)
    let showsShape = text == nil || (tensor.count != 1 && options.style == .record)
    let shape = GraphFormulas.shape(tensor)
    // Captions are for graphs that are animated, which plain ones are not.
    let isCaptioned = gate == nil && options.style != .plain
    guard let operation else {
      return ComputationGraph.Node(
        name == nil ? .constant : .input, name: name ?? text ?? shape, isNumbered: isNumbered, value: text,
        gradient: gradient(of: variable, tensor), shape: showsShape ? shape : nil, title: names[variable],
        norms: norms(of: variable, tensor))
    }
    return ComputationGraph.Node(
      .operation(gate ?? symbol(of: variable, operation)), name: name, isNumbered: isNumbered,
      value: text, gradient: gradient(of: variable, tensor), shape: showsShape ? shape : nil,
      title: formulas.title(of: variable), rule: isCaptioned ? formulas.rule(of: variable) : nil,
      numbers: isCaptioned ? formulas.numbers(of: variable) : nil, norms: norms(of: variable, tensor))
  }

  /// The gradient as it is written. That of a value that none has reached is zero in a record, and everywhere once a
  /// pass was made.
  private func gradient(of variable: Variable, _ tensor: Tensor) -> String? {
    gradientNumbers(of: variable, tensor).flatMap(formulas.text)
  }

  private func gradientNumbers(of variable: Variable, _ tensor: Tensor) -> Tensor? {
    if constants.contains(variable) { return nil }
    if let gradient = pass?.gradient(of: variable) { return session.value(gradient) }
    let isKnown = pass != nil || (options.style == .record && !options.showsGradients)
    return isKnown ? zeros(like: tensor) : nil
  }

  private func zeros(like tensor: Tensor) -> Tensor? {
    try? Tensor(shape: tensor.shape, values: tensor.values.map { _ in 0 })
  }

  /// What is said of a tensor that is too large to be written, as `backward` does.
  private func norms(of variable: Variable, _ tensor: Tensor) -> ComputationGraph.Norms? {
    guard options.style != .plain, formulas.text(tensor) == nil else { return nil }
    return ComputationGraph.Norms(
      value: formulas.norm(tensor), gradient: gradientNumbers(of: variable, tensor).map(formulas.norm))
  }

  /// What is written on a gate: its sign, a formula of (·) where that says more, and what tells the product of two
  /// vectors from that of their entries and a list from a join.
  private func symbol(of node: Variable, _ operation: Operation) -> String {
    let operands = formulas.operands(node)
    if let place = foldedOperand(of: node) {
      let number = formulas.text(of: operands[place]) ?? ""
      return place == 0 ? "\(number)/(·)" : "(·)^{\(number)}"
    }
    if operation === Operation.l2, let prediction = session.tape.operands(node).first {
      let points = session.value(prediction).shape.first ?? 1
      return "½‖·‖²" + (points == 1 ? "" : "/\(points)")
    }
    if operands.count == 1, operation !== Operation.increment {
      let written = operation.expression(of: [.symbol("(·)")]).text
      if written == "(·)" + operation.notation.symbol { return written == "(·)" ? "=" : written }
    }
    if formulas.isInnerProduct(node) { return "dot" }
    return formulas.isList(node) ? "stack" : operation.notation.symbol
  }

  private func edge(
    _ node: Variable, _ operand: Int, from: Int, to: Int
  ) throws(EngineError) -> ComputationGraph.Edge {
    let place = Edge(node: node, operand: operand)
    var edge = ComputationGraph.Edge(from: from, to: to)
    edge.place = tellsOperandsApart(node) ? operand + 1 : nil
    // Nobody differentiates by a number that is written in the formula, or by what such numbers give.
    if constants.contains(formulas.operands(node)[operand]) || options.style == .plain { return edge }
    write(pass?.contribution(through: place), to: formulas.operands(node)[operand], on: &edge)
    let operation = session.tape.operation(node)
    let symbols = formulas.localDerivative(node, operand)
    edge.gradientPlace = gradientPlace(at: node, operand)
    edge.gradientChange = gradientChange(at: node, symbols)
    edge.ruleWords = formulas.ruleWords(node, operand, edge)
    if symbols?.isConvention == true {
      edge.ruleWords = (edge.ruleWords.map { $0 + ", " } ?? "") + "here by convention"
    }
    // What only moves entries about multiplies by 1, which is said where edges are what is drawn.
    if operation?.isRearrangement == true, symbols?.isNumber != false, options.style != .edges { return edge }
    let written = symbols?.text.separatingHelper
    (edge.localDerivative, edge.helper) = (written?.formula, written?.helper)
    edge.standIns = symbols?.standIns ?? []
    let isEntryByEntry =
      operation?.isElementwise == true
      && session.value(node).shape == session.value(formulas.operands(node)[operand]).shape
    if session.value(node).count == 1 || isEntryByEntry, symbols?.isNumber != true {
      edge.localNumber = number(
        try session.tape.localDerivative(along: place), isRepeated: isOfSingleNumbers(node, operand))
    }
    return edge
  }

  /// Whether a step of two operands gives something else when they change places.
  private func tellsOperandsApart(_ node: Variable) -> Bool {
    let operands = formulas.operands(node)
    guard let operation = session.tape.operation(node), operands.count == 2, operands[0] != operands[1],
      foldedOperand(of: node) == nil
    else { return false }
    return !Self.commutative.contains(operation.name) && !formulas.isInnerProduct(node)
  }

  private static let commutative: Set<String> = [
    "+", "*", "max", "min", "==", "!=", "l2", "mse", "mae", "huber",
  ]

  /// What an edge adds to the gradient of its operand, which is zero where no gradient came through.
  private func write(_ share: Variable?, to operand: Variable, on edge: inout ComputationGraph.Edge) {
    guard pass != nil, let share = share.map(session.value) ?? zeros(like: session.value(operand))
    else { return }
    edge.contribution = formulas.text(share)
    if edge.contribution == nil { edge.contributionNorm = formulas.norm(share) }
  }

  /// Whether a local derivative is made of single numbers alone.
  private func isOfSingleNumbers(_ node: Variable, _ operand: Int) -> Bool {
    let operands = formulas.operands(node)
    let places = operands.indices.map(Formula.operand)
    let derivative = session.tape.operation(node)?.localDerivatives(of: places, result: .result)?[operand]
    return derivative?.operands(among: operands.count).allSatisfy { session.value(operands[$0]).count == 1 }
      == true
  }

  /// The numbers of a local derivative. Those by a tensor are only told where edges are what is drawn; as one number
  /// where the symbol is one that is repeated.
  private func number(_ derivative: Tensor?, isRepeated: Bool) -> String? {
    guard let derivative, let first = derivative.values.first else { return nil }
    if derivative.count == 1 { return formulas.text(derivative) }
    guard options.style == .edges else { return nil }
    return formulas.text(
      isRepeated && derivative.values.allSatisfy { $0 == first } ? Tensor(first) : derivative)
  }

  /// The operands of a step as the tape has them: a value under another shape is a step from the value.
  func stepOperands(_ node: Variable) -> ArraySlice<Variable> { session.tape.operands(node) }

  /// Whether a variable is drawn and not only another shape of one.
  func isDrawn(_ variable: Variable) -> Bool { formulas.drawn[variable] == variable }

  /// Edges from the values that a value was computed from along many steps, with what each adds to the gradient.
  func edges(
    to node: Variable, at place: Int, from sources: [(variable: Variable, place: Int)],
    along steps: [Variable]
  ) throws(EngineError) -> [ComputationGraph.Edge] {
    var shares: [Variable?] = sources.map { _ in nil }
    if let cotangent = pass?.gradient(of: node) {
      shares = try session.tape.contributions(
        of: node, to: sources.map(\.variable), along: steps, cotangent: cotangent)
    }
    return zip(sources, shares).map { source, share in
      var edge = ComputationGraph.Edge(from: source.place, to: place)
      write(share, to: source.variable, on: &edge)
      if steps.count > 1 {
        edge.ruleWords = "chain rule through \(steps.count) steps"
      } else if tellsOperandsApart(node) {
        edge.place = formulas.operands(node).firstIndex(of: source.variable).map { $0 + 1 }
      }
      return edge
    }
  }
}

extension String {
  /// A formula, and behind its comma the definition of a letter that stands in it: `(c−Σ(c))/2, c = 1[x > 0]`.
  fileprivate var separatingHelper: (formula: String, helper: String?) {
    var depth = 0
    for index in indices {
      if "([{".contains(self[index]) { depth += 1 }
      if ")]}".contains(self[index]) { depth -= 1 }
      if depth == 0, self[index...].hasPrefix(", ") {
        return (String(self[..<index]), String(self[index...].dropFirst(2)))
      }
    }
    return (self, nil)
  }
}
