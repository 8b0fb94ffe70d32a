extension Tape {
  /// Records `y` again with equal steps as one: x·y of (x·y + 1)(x·y + 2) is computed once and used twice.
  ///
  /// Steps are equal if they apply the same operation to the same operands; numbers of the formula are the same where
  /// they are equal, and a copy of a value is the value. Returns the variables that stand for the old ones.
  ///
  /// - Parameter names: Variables with a name of their own, which stay apart from each other.
  public mutating func mergeEqualSteps(
    of y: Variable, keeping names: Set<Variable>
  ) throws(EngineError) -> [Variable: Variable] {
    var known: [Computation: (variable: Variable, isNamed: Bool)] = [:]
    return try rerecord(y) { tape, step, operands throws(EngineError) in
      guard let operation = step.operation else { return nil }
      let isNamed = names.contains(step.variable)
      if operation.isView, !isNamed, tape.shape(operands[0]) == tape.shape(step.variable) {
        return operands[0]
      }
      let places = operands.map { Computation.Operand($0, of: tape, isNamed: names.contains($0)) }
      let computation = Computation(operation, places)
      if let same = known[computation], !(same.isNamed && isNamed) {
        known[computation]?.isNamed = same.isNamed || isNamed
        return same.variable
      }
      let isUnchanged = operands == step.operands
      let variable = isUnchanged ? step.variable : try tape.apply(operation, operands)
      known[computation] = known[computation] ?? (variable, isNamed)
      return variable
    }
  }
}

/// An operation with its operands, equal to another that computes the same.
private struct Computation: Hashable {
  enum Operand: Hashable {
    case variable(Variable)
    case number(UInt64)

    init(_ variable: Variable, of tape: Tape, isNamed: Bool) {
      if !isNamed, tape.operation(variable) == nil, let number = tape.value(variable).scalar {
        self = .number(number.bitPattern)
      } else {
        self = .variable(variable)
      }
    }
  }

  private let identity: ObjectIdentifier?
  private let variant: [String]
  private let operands: [Operand]

  init(_ operation: Operation, _ operands: [Operand]) {
    identity = operation.variant == nil ? ObjectIdentifier(operation) : nil
    variant = operation.variant.map { [operation.name, $0] } ?? []
    self.operands = operands
  }
}
