/// A node of a tape: a value, and how it was computed.
public struct Variable: Hashable, Sendable, Comparable {
  /// The position on the tape; operands come before what is computed from them.
  public let index: Int

  init(index: Int) { self.index = index }

  /// Whether one variable was recorded before the other.
  public static func < (left: Variable, right: Variable) -> Bool { left.index < right.index }
}

/// A variable with the step that made it.
public struct Node: Sendable {
  /// The variable.
  public let variable: Variable
  /// What made it; `nil` for a value that was put on the tape.
  public let operation: Operation?
  /// What it was made from.
  public let operands: [Variable]
}

/// The use of a variable as one operand of a step.
public struct Edge: Hashable, Sendable {
  /// The result of the step.
  public let node: Variable
  /// Which operand, counted from 0.
  public let operand: Int

  /// The use of operand number `operand` in the step that made `node`.
  public init(node: Variable, operand: Int) {
    self.node = node
    self.operand = operand
  }
}
