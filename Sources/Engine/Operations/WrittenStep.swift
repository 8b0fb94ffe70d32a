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

  /// 2x/n, for a mean of n squares; x where n is 2.
  func twice(_ x: Formula, over axis: Int?) -> Formula {
    let length = length(axis)
    return length.number == 2 ? x : 2 * x / length
  }

  /// How many points the first operand holds, with the entries of one along the last axis.
  var pointCount: Formula { .constant(shapes[0].dropLast().reduce(1) { $0 * Double($1) }) }

  /// How an entry of the first operand is written where there are several lines along an axis, and how what belongs to
  /// its line: `A_{ij}` and, along the first axis, `_{j}`. `nil` where there is one line only.
  func entry(along axis: Int?) -> (entry: Formula, line: String)? {
    let letters = Array("ijklmnpqrstuvw")
    let rank = shapes[0].count
    guard let axis, 2...letters.count ~= rank, -rank..<rank ~= axis else { return nil }
    let reduced = axis < 0 ? axis + rank : axis
    let line = letters.prefix(rank).enumerated().filter { $0.offset != reduced }.map { String($0.element) }
    return (
      .symbol(Self.indexed(operands[0].label, String(letters.prefix(rank)))), "_{\(line.joined())}"
    )
  }

  /// The axis as it is written behind an operand, `, axis: 0`; nothing where there is one line only.
  func axisText(_ axis: Int?) -> String {
    guard let axis, entry(along: axis) != nil else { return "" }
    return ", axis: \(axis < 0 ? axis + shapes[0].count : axis)"
  }

  /// The result at a line, by its name or else by what stands for it.
  func result(at line: String, else name: String) -> Formula {
    guard case .symbol(let known) = result else { return .symbol(name + line) }
    return .symbol(Self.indexed(known, String(line.dropFirst(2).dropLast())))
  }

  /// A name with an index; what is no name is put in parentheses.
  static func indexed(_ text: String, _ index: String) -> String {
    let isName = text.allSatisfy { $0.isLetter || $0.isNumber || "□◇".contains($0) }
    return (isName ? text : "(\(text))") + "_{\(index)}"
  }

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
