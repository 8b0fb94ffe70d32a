extension Tape {
  /// Records `y` again without the needless steps of backward passes: what is computed from numbers of the formula
  /// alone becomes one number, and factors 1, summands 0 and exponents 1 go.
  ///
  /// The derivative of x³ so reads 3·x², as in a textbook, where the pass recorded 1·(3·x^(3 − 1 + [3 = 0])). Steps
  /// that the author wrote stay as they are. Returns the variables that stand for the old ones.
  ///
  /// - Parameter names: Variables with a name of their own, which are no numbers of the formula.
  public mutating func simplifyPasses(
    _ y: Variable, keeping names: Set<Variable>
  ) throws(EngineError) -> [Variable: Variable] {
    try simplify(y, keeping: names) { tape, variable in tape.isRecordedByPass(variable) }
  }

  /// The same for the steps that were recorded since a mark, as by `numbers(of:limit:)`: factors 1, summands 0,
  /// divisors 1 and products with 0 go, and other numbers stay as they are.
  public mutating func simplifySteps(
    of y: Variable, since mark: Mark, keeping names: Set<Variable>
  ) throws(EngineError) -> [Variable: Variable] {
    try simplify(y, keeping: names, dropsZeros: true) { _, variable in variable.index >= mark.count }
  }

  private mutating func simplify(
    _ y: Variable, keeping names: Set<Variable>, dropsZeros: Bool = false,
    where isNeedless: (Tape, Variable) -> Bool
  ) throws(EngineError) -> [Variable: Variable] {
    try rerecord(y) { tape, step, operands throws(EngineError) in
      guard isNeedless(tape, step.variable) else { return nil }
      let numbers = operands.map { names.contains($0) ? nil : tape.constant($0) }
      let isNumber =
        dropsZeros
        ? step.operation?.isZero(numbers) == true && tape.value(step.variable).scalar == 0
        : !operands.isEmpty && numbers.allSatisfy { $0 != nil }
      if isNumber, !names.contains(step.variable) {
        return tape.value(step.variable).scalar.map { tape.leaf(Tensor($0)) }
      }
      guard let operation = step.operation, operands.count == 2,
        let kept = operation.neutralOperand(numbers).map({ operands[1 - $0] }),
        tape.shape(kept) == tape.shape(step.variable),
        !names.contains(step.variable) || !(names.contains(kept) || tape.operation(kept) == nil)
      else { return nil }
      return kept
    }
  }

  /// The number that every entry of a value is, if it was put on the tape and not computed.
  private func constant(_ variable: Variable) -> Double? {
    guard operation(variable) == nil, let first = value(variable).values.first else { return nil }
    return value(variable).values.allSatisfy { $0 == first } ? first : nil
  }
}

extension Operation {
  /// Which of two operands changes nothing, given those that are numbers.
  fileprivate func neutralOperand(_ numbers: [Double?]) -> Int? {
    if isProduct { return numbers.firstIndex(of: 1) }
    if self === Operation.add { return numbers.firstIndex(of: 0) }
    if self === Operation.subtract { return numbers[1] == 0 ? 1 : nil }
    return [Operation.power, .divide].contains { $0 === self } && numbers[1] == 1 ? 1 : nil
  }

  /// Whether the result is zero whatever the other operand is, given those that are numbers.
  fileprivate func isZero(_ numbers: [Double?]) -> Bool {
    isProduct ? numbers.contains(0) : self === Operation.divide && numbers[0] == 0
  }

  /// Whether it multiplies, be it by the share of a class.
  private var isProduct: Bool { self === Operation.multiply || self === Share.operation }
}
