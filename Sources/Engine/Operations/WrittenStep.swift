/// A step as it is written in a formula, from which its local derivatives are written.
struct WrittenStep {
  /// How the operands are written.
  let operands: [Formula]
  /// The shapes of the operands.
  let shapes: [[Int]]
  /// How the result is written: by its name where it has one.
  let result: Formula

  /// How many entries of the first operand lie along an axis, or how many there are.
  func length(_ axis: Int?) -> Formula {
    guard let lines = try? Lines(shapes[0], axis: axis, of: "a derivative") else { return 1 }
    return .constant(Double(lines.length))
  }

  /// How many points the first operand holds, with the entries of one along the last axis.
  var pointCount: Formula { .constant(shapes[0].dropLast().reduce(1) { $0 * Double($1) }) }

  /// The result as a name that takes an index, and what stands for it where it has none.
  func indexed(_ index: String, else name: String) -> String {
    guard case .symbol(let known) = result, known.allSatisfy({ $0.isLetter || $0.isNumber }) else {
      return "\(name)_{\(index)}"
    }
    return "\(known)_{\(index)}"
  }
}

extension Operation {
  /// Local derivatives of an operation whose result holds entries of its operands: 1 for each that is kept.
  static let ones: @Sendable (WrittenStep) -> [Formula] = { step in step.operands.map { _ in 1 } }
}
