/// The gradients that one backward pass over a tape left there.
public struct BackwardPass: Sendable {
  /// What was differentiated.
  public let root: Variable
  private var gradients: [Variable: Variable] = [:]
  private var contributions: [Edge: Variable] = [:]

  init(root: Variable) { self.root = root }

  /// The gradient of the root with respect to a variable; `nil` when the root does not depend on it smoothly.
  public func gradient(of variable: Variable) -> Variable? { gradients[variable] }

  /// The share of an operand's gradient that arrives through one use of it.
  public func contribution(through edge: Edge) -> Variable? { contributions[edge] }

  mutating func set(_ gradient: Variable, of variable: Variable) { gradients[variable] = gradient }

  mutating func set(_ contribution: Variable, through edge: Edge) { contributions[edge] = contribution }
}

extension Tape {
  /// The gradients of `y` with respect to everything it was computed from, in one pass.
  ///
  /// Without a cotangent, `y` must be a single number. The pass is recorded, so its results can be
  /// differentiated again.
  public mutating func backward(
    from y: Variable, cotangent: Variable? = nil
  ) throws(EngineError) -> BackwardPass {
    let seed = if let cotangent { cotangent } else { try unitSeed(of: y) }
    return try backward(from: y, seed: seed, along: ancestors(of: y), detailed: true)
  }

  /// What a gradient that arrives at `y` contributes to each of `sources` along the steps between them alone.
  ///
  /// - Parameters:
  ///   - steps: The steps between; what they were computed from and is no source gets nothing.
  ///   - cotangent: The gradient that arrives at `y`.
  public mutating func contributions(
    of y: Variable, to sources: [Variable], along steps: [Variable], cotangent: Variable
  ) throws(EngineError) -> [Variable?] {
    let nodes = (Set(steps).union(sources).union([y])).sorted()
    let pass = try backward(
      from: y, seed: cotangent, along: nodes, stoppingAt: Set(sources), detailed: false)
    return sources.map { pass.gradient(of: $0) }
  }

  /// The gradient of a number `y` with respect to each of `xs`; zeros where `y` does not depend on one.
  public mutating func gradient(
    of y: Variable, withRespectTo xs: [Variable]
  ) throws(EngineError) -> [Variable] {
    try pull(y, back: unitSeed(of: y), to: xs)
  }

  /// The product vᵀJ of a cotangent, which has `y`'s shape, with the Jacobian of `y` by `x`; it has `x`'s shape.
  public mutating func vjp(
    of y: Variable, withRespectTo x: Variable, cotangent: Variable
  ) throws(EngineError) -> Variable {
    try vjp(of: y, withRespectTo: [x], cotangent: cotangent)[0]
  }

  /// The products of a cotangent, which has `y`'s shape, with the Jacobians of `y` by each of `xs`.
  public mutating func vjp(
    of y: Variable, withRespectTo xs: [Variable], cotangent: Variable
  ) throws(EngineError) -> [Variable] {
    guard shape(cotangent) == shape(y) else {
      throw .incompatibleShapes(
        operation: "vjp", shapes: [shape(y), shape(cotangent)],
        rule: "the vector needs the shape of the value that is differentiated")
    }
    return try pull(y, back: cotangent, to: xs)
  }

  private mutating func unitSeed(of y: Variable) throws(EngineError) -> Variable {
    guard value(y).count == 1 else { throw .notScalar(what: "what is differentiated", shape: shape(y)) }
    return leaf(Tensor(repeating: 1, shape: shape(y)))
  }

  private mutating func pull(
    _ y: Variable, back seed: Variable, to xs: [Variable]
  ) throws(EngineError) -> [Variable] {
    let pass = try backward(from: y, seed: seed, along: path(from: xs, to: y), detailed: false)
    return xs.map { pass.gradient(of: $0) ?? leaf(Tensor(repeating: 0, shape: shape($0))) }
  }

  /// Goes back over `nodes`, which are in the order of the tape, adding up each variable's gradient.
  private mutating func backward(
    from y: Variable, seed: Variable, along nodes: [Variable],
    stoppingAt ends: Set<Variable> = [], detailed: Bool
  ) throws(EngineError) -> BackwardPass {
    var pass = BackwardPass(root: y)
    let mark = mark()
    defer { closePass(since: mark) }
    guard let first = nodes.first?.index, nodes.last == y else { return pass }
    var adjoints = [Variable?](repeating: nil, count: y.index - first + 1)
    var isOnPath = [Bool](repeating: false, count: adjoints.count)
    for node in nodes { isOnPath[node.index - first] = true }
    adjoints[y.index - first] = seed
    for node in nodes.reversed() {
      guard let adjoint = adjoints[node.index - first] else { continue }
      pass.set(adjoint, of: node)
      guard let operation = operation(node), !ends.contains(node) else { continue }
      let operands = Array(operands(node))
      let wanted = operands.map { $0.index >= first && isOnPath[$0.index - first] }
      let pullback = Pullback(operands: operands, result: node, cotangent: adjoint, wanted: wanted)
      openRule(of: node)
      for (k, part) in try operation.backward(&self, pullback).enumerated() {
        guard let part, wanted[k] else { continue }
        let slot = operands[k].index - first
        adjoints[slot] = if let sum = adjoints[slot] { try apply(.add, [sum, part]) } else { part }
        if detailed { pass.set(part, through: Edge(node: node, operand: k)) }
      }
    }
    return pass
  }
}
