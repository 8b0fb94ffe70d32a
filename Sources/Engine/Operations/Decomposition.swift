/// What an operation that does not work entry by entry does to the single numbers in its operands.
enum Decomposition: Sendable {
  /// The result holds entries of the operands under another shape or in another order, whatever they are.
  case rearrangement
  /// The result is the same whatever the operands are, which only say what it was made from.
  case constant
  /// Each line along an axis, or all entries, joined by an operation of two numbers from the first on.
  case fold(Operation, axis: Int?)
  /// The same value by other operations that have a decomposition or work entry by entry.
  case composition(@Sendable (inout Tape, [Variable]) throws(EngineError) -> Variable)
}

extension Operation {
  /// Whether the result holds entries of the operand as they are.
  public var isRearrangement: Bool {
    if case .rearrangement? = decomposition { true } else { false }
  }

  /// Whether the result is the same whatever the operands are.
  public var isConstant: Bool {
    if case .constant? = decomposition { true } else { false }
  }

  /// Whether its local derivative is written behind the gradient, as a part or a transposition of it.
  public var takesPartsOfGradient: Bool { ["transpose", "concat", "shuffle"].contains(name) }
}
