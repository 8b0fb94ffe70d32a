/// What the engine cannot do with the values it was given.
///
/// Errors are data; `message` and `hint` put them into words.
public enum EngineError: Error, Sendable, Hashable {
  /// The shapes of an operation's operands do not fit each other; `rule` says how they would.
  case incompatibleShapes(operation: String, shapes: [[Int]], rule: String)
  /// An operand has a rank that the operation is not defined for.
  case wrongRank(operation: String, expected: String, shape: [Int])
  /// An operation got more or fewer operands than it takes.
  case wrongOperandCount(operation: String, expected: String, found: Int)
  /// The axis does not exist in a tensor of this rank.
  case axisOutOfRange(operation: String, axis: Int, rank: Int)
  /// The index does not exist on the axis that it indexes.
  case indexOutOfRange(index: Int, count: Int, axis: Int)
  /// A slice that begins before 0, ends after the axis, or ends before it begins.
  case rangeOutOfBounds(lower: Int, upper: Int, count: Int, axis: Int)
  /// More indices than the tensor has axes.
  case tooManyIndices(found: Int, rank: Int)
  /// A number that must be whole is not.
  case notAnInteger(what: String, value: Double)
  /// A number outside the values that make sense for it.
  case invalidValue(what: String, value: Double, requirement: String)
  /// A single number is needed where a tensor was given.
  case notScalar(what: String, shape: [Int])
  /// A reduction without a value for no numbers at all, such as the largest of none.
  case emptyReduction(operation: String)
  /// The number of values does not agree with the shape.
  case wrongValueCount(shape: [Int], found: Int)
  /// The result would need more memory than allowed.
  case tooLarge(operation: String, shape: [Int], budget: Int)
  /// A label that the function does not take.
  case unknownArgument(function: String, label: String, known: [String])
  /// An argument that the function needs is missing.
  case missingArgument(function: String, name: String)
  /// An argument that was given twice.
  case repeatedArgument(function: String, name: String)
  /// The work was told to stop.
  case cancelled
  /// Anything else that a part of the engine refuses, in its own words.
  case refused(message: String, hint: String?)
}
