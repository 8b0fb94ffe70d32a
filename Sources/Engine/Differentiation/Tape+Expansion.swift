extension Tape {
  /// Records `y` again from simpler gates: sigmoid as 1/(1 + e^−x) by a negation, an exponential, a "+1" and a
  /// reciprocal, a softmax by exponentials, their sum and a division, and likewise for each step that has such a way
  /// and for the gates that it is made of.
  ///
  /// Steps whose simpler gates overflow or lose digits at the values at hand, as e^800 in tanh(800), stay whole.
  /// Returns the variables that stand for the old ones.
  ///
  /// - Parameter name: The only operation to be taken apart; `nil` for each that can be.
  public mutating func expand(
    _ y: Variable, only name: String? = nil
  ) throws(EngineError) -> [Variable: Variable] {
    try rerecordThroughout(y) { tape, step, operands throws(EngineError) in
      guard let operation = step.operation, name == nil || name == operation.name,
        let gates = operation.simplerGates
      else { return nil }
      guard try tape.isFaithful(gates, to: operation, operands.map { tape.value($0) }) else { return nil }
      return try gates(&tape, operands)
    }
  }

  /// Whether simpler gates overflow nowhere and give the value and the derivatives of an operation to nine digits.
  private func isFaithful(
    _ gates: Operation.Gates, to operation: Operation, _ operands: [Tensor]
  ) throws(EngineError) -> Bool {
    var scratch = Tape(memoryBudget: memoryBudget)
    let inputs = operands.map { scratch.leaf($0) }
    let whole = try scratch.apply(operation, inputs)
    let expanded = try gates(&scratch, inputs)
    let isFinite = (0..<scratch.count).allSatisfy { index in
      scratch.value(Variable(index: index)).values.allSatisfy(\.isFinite)
    }
    let byEntry = operation.isElementwise
    guard isFinite, scratch.agree(expanded, whole, byEntry: byEntry) else { return false }
    // Equal shares of every entry would cancel behind a softmax.
    let shares = scratch.value(whole).values.indices.map { Double($0 + 1) }
    let seed = scratch.leaf(Tensor(unchecked: scratch.shape(whole), shares))
    for input in inputs {
      let known = try scratch.vjp(of: whole, withRespectTo: input, cotangent: seed)
      let found = try scratch.vjp(of: expanded, withRespectTo: input, cotangent: seed)
      guard scratch.agree(found, known, byEntry: byEntry) else { return false }
    }
    return true
  }

  /// Whether all entries of two values agree to nine digits, of each entry or of the largest.
  private func agree(_ found: Variable, _ known: Variable, byEntry: Bool) -> Bool {
    let known = value(known).values
    let largest = known.reduce(0) { max($0, $1.magnitude) }
    return zip(value(found).values, known).allSatisfy {
      ($0 - $1).magnitude <= 1e-9 * (byEntry ? $1.magnitude : largest)
    }
  }
}

extension Operation {
  /// Records a value from its operands.
  typealias Gates = @Sendable (inout Tape, [Variable]) throws(EngineError) -> Variable

  /// The names of the functions that are made of simpler gates.
  public static let expandable =
    [sigmoid, tanh, relu, softplus, silu, gelu, square, softmax(), logSoftmax(), logSumExp(), l2].map(\.name)
    + [meanSquaredError, meanAbsoluteError, crossEntropy, hinge].map(\.name)

  /// What it is made of, where there is such a way.
  var simplerGates: Gates? {
    if case .composition(let build)? = decomposition { return Self.expandable.contains(name) ? build : nil }
    guard let expansion else { return nil }
    return { tape, operands throws(EngineError) in
      try tape.record(expansion, operands: operands, result: nil)
    }
  }

  /// Whether it works entry by entry.
  public var isElementwise: Bool { elementwise != nil }

  /// The operation made of simpler gates, where there is such a way.
  public var expansion: Formula? {
    elementwise?.expansion(arity.lowerBound == 1 ? [.operand(0)] : [.operand(0), .operand(1)])
  }

  /// The derivative of the result by each operand, written in terms of how the operands are written.
  ///
  /// A constant operand is folded in, so that the derivative of a^2 reads `2a`. `nil` where there is no short way to
  /// write them.
  ///
  /// - Parameters:
  ///   - shapes: The shapes of the operands; needed for operations that do not work entry by entry.
  ///   - result: How the result is written where it may stand in the derivative, as in h(1−h).
  public func localDerivatives(
    of operands: [Formula], shapes: [[Int]] = [], result: Formula? = nil
  ) -> [Formula]? {
    guard arity.contains(operands.count) else { return nil }
    let result = result ?? .apply(self, operands)
    if let elementwise { return elementwise.shown(operands, result) }
    guard let shownFactors, shapes.count == operands.count else { return nil }
    return shownFactors(WrittenStep(operands: operands, shapes: shapes, result: result))
  }

  /// The derivative by each operand where both have the same value, for operations that then choose the first.
  public func localDerivativesOnTie(of operands: [Formula]) -> [Formula]? {
    guard self === Operation.maximum || self === Operation.minimum, operands.count == 2 else { return nil }
    return elementwise?.derivatives().map { $0.substituting(operands: operands, result: .result) }
  }

  /// The derivative of the result by each operand as text, for operands of these names.
  public func localDerivatives(of names: [String]) -> [String]? {
    localDerivatives(of: names.map { Double($0).map(Formula.constant) ?? .symbol($0) })?.map(\.text)
  }

  /// How the operation is written on these operands: `w·x+b`, `σ(z)`.
  public func expression(of operands: [Formula]) -> Formula { .apply(self, operands) }
}
