/// One differentiable step from tensors to a tensor: everything there is to know about it, in one value.
///
/// Operations are immutable and shared; those with parameters (an axis, a shape) are made by functions.
public final class Operation: Sendable {
  /// What the operation is called, as an author writes it.
  public let name: String
  /// How it is drawn and written in formulas.
  public let notation: Notation
  /// What it computes, in one sentence.
  public let summary: String
  /// How many operands it takes.
  public let arity: ClosedRange<Int>
  /// What it is tested with; made when asked for, since operations are made by the thousand.
  package var examples: Examples { makeExamples() }

  let inferShape: @Sendable ([[Int]]) throws(EngineError) -> [Int]
  let forward: @Sendable ([Tensor], [Int]) throws(EngineError) -> Tensor
  let backward: @Sendable (inout Tape, Pullback) throws(EngineError) -> [Variable?]
  let elementwise: Elementwise?
  /// What tells it from others of its name, such as an axis; `nil` where only the operation itself is the same.
  let variant: String?
  /// What it does to single numbers, where it does not work entry by entry.
  let decomposition: Decomposition?
  /// What a gradient is multiplied by on its way to each operand, as it is shown, where that is not entry by entry.
  let shownFactors: (@Sendable (WrittenStep) -> [Formula])?
  private let makeExamples: @Sendable () -> Examples

  /// An operation from its parts; `forward` gets operands that `shape` accepted, and the shape it gave.
  init(
    _ name: String, notation: Notation? = nil, summary: String, arity: ClosedRange<Int> = 1...1,
    examples: @autoclosure @escaping @Sendable () -> Examples = Examples(), elementwise: Elementwise? = nil,
    variant: String? = nil,
    decomposition: Decomposition? = nil, shownFactors: (@Sendable (WrittenStep) -> [Formula])? = nil,
    shape: @escaping @Sendable ([[Int]]) throws(EngineError) -> [Int],
    forward: @escaping @Sendable ([Tensor], [Int]) throws(EngineError) -> Tensor,
    backward: @escaping @Sendable (inout Tape, Pullback) throws(EngineError) -> [Variable?]
  ) {
    self.name = name
    self.notation = notation ?? .function(name)
    self.summary = summary
    self.arity = arity
    self.makeExamples = examples
    self.elementwise = elementwise
    self.variant = variant
    self.decomposition = decomposition
    self.shownFactors = shownFactors
    self.inferShape = shape
    self.forward = forward
    self.backward = backward
  }
}

extension Operation {
  /// The shape of the result for operands of these shapes, without computing anything.
  public func resultShape(of shapes: [[Int]]) throws(EngineError) -> [Int] {
    guard arity.contains(shapes.count) else {
      throw .wrongOperandCount(operation: name, expected: arityText, found: shapes.count)
    }
    return try inferShape(shapes)
  }

  /// The result for these operands; throws `tooLarge` before it would hold more than `budget` bytes.
  public func callAsFunction(
    _ operands: [Tensor], budget: Int = Tape.defaultMemoryBudget
  ) throws(EngineError) -> Tensor {
    let shape = try resultShape(of: operands.map(\.shape))
    guard let count = Shape.count(shape), count <= budget / 8 else {
      throw .tooLarge(operation: name, shape: shape, budget: budget)
    }
    return try forward(operands, shape)
  }

  private var arityText: String {
    if arity.upperBound == .max { return "\(arity.lowerBound) operands or more" }
    if arity.count > 1 { return "\(arity.lowerBound) to \(arity.upperBound) operands" }
    return arity.lowerBound == 1 ? "1 operand" : "\(arity.lowerBound) operands"
  }
}

/// What a backward rule is given: the step as it was recorded, and the gradient that arrives at its result.
struct Pullback: Sendable {
  /// The operands of the recorded step.
  let operands: [Variable]
  /// The result of the recorded step.
  let result: Variable
  /// The gradient with respect to the result; it has the result's shape.
  let cotangent: Variable
  /// For each operand, whether its gradient is asked for; others may be left `nil`.
  let wanted: [Bool]
}

/// What an operation is tested with.
package struct Examples: Sendable {
  /// Operands at which the operation is smooth, for the gradient check.
  package var samples: [[Tensor]] = []
  /// Operands and the result that an independent reference gives for them.
  package var known: [(operands: [Tensor], result: Tensor)] = []
  /// Operands that must be refused.
  package var rejected: [[Tensor]] = []
}

extension Examples {
  /// A matrix of shape (2, 3).
  static let matrix = Tensor(unchecked: [2, 3], [0.3, -1.2, 2.5, 1.1, 0.4, -0.7])

  /// The matrix as the only operand; known results for it, and other operands with what they give.
  static func ofMatrix(
    _ shape: [Int], _ result: [Double], further: [(operands: [Tensor], result: Tensor)] = [],
    rejected: [[Tensor]] = []
  ) -> Examples {
    Examples(
      samples: [[matrix]], known: [([matrix], Tensor(unchecked: shape, result))] + further,
      rejected: rejected)
  }
}
