extension EngineError {
  /// What is wrong, in one line.
  public var message: String {
    switch self {
    case .incompatibleShapes(let operation, let shapes, _):
      "the shapes of \(operation) do not fit: \(Shape.list(shapes))"
    case .wrongRank(let operation, let expected, let shape):
      "\(operation) needs \(expected), not a tensor of shape \(Shape.text(shape))"
    case .wrongOperandCount(let operation, let expected, let found):
      "\(operation) takes \(expected), not \(found)"
    case .axisOutOfRange(let operation, let axis, let rank):
      "\(operation) along axis \(axis) of a tensor that has \(Self.axes(rank))"
    case .indexOutOfRange(let index, let count, let axis):
      "index \(index) is outside axis \(axis), which has \(count) entries"
    case .rangeOutOfBounds(let lower, let upper, let count, let axis):
      "the slice from \(lower) up to \(upper) is outside axis \(axis), which has \(count) entries"
    case .tooManyIndices(let found, let rank):
      "\(found) indices for a tensor that has \(Self.axes(rank))"
    case .notAnInteger(let what, let value):
      "\(what) must be a whole number, not \(Self.text(value))"
    case .invalidValue(let what, let value, let requirement):
      "\(what) must be \(requirement), not \(Self.text(value))"
    case .notScalar(let what, let shape):
      "\(what) must be a single number, not a tensor of shape \(Shape.text(shape))"
    case .emptyReduction(let operation):
      "\(operation) of no values"
    case .wrongValueCount(let shape, let found):
      "\(found) values do not fill the shape \(Shape.text(shape))"
    case .tooLarge(let operation, let shape, let budget):
      "\(operation) of shape \(Shape.text(shape)) needs more memory than the \(budget / 1_048_576) MiB allowed"
    case .unknownArgument(let function, let label, _):
      "'\(label)' is not an argument of \(function)"
    case .missingArgument(let function, let name):
      "\(function) needs '\(name)'"
    case .repeatedArgument(let function, let name):
      "\(function) got '\(name)' twice"
    case .cancelled:
      "stopped before the end"
    case .refused(let message, _):
      message
    }
  }

  /// What to do about it, where there is something to say.
  public var hint: String? {
    switch self {
    case .incompatibleShapes(_, _, let rule): rule
    case .axisOutOfRange(_, _, 0): "a single number needs no reduction"
    case .axisOutOfRange(_, _, let rank): "axes count from 0; here the last is \(rank - 1)"
    case .indexOutOfRange(let index, let count, _): Self.indexHint(index, count)
    case .rangeOutOfBounds(_, _, let count, _): "0 ≤ start ≤ end ≤ \(count)"
    case .tooManyIndices(_, let rank): rank == 0 ? "a number has no entries" : "it takes at most \(rank)"
    case .emptyReduction: "it needs at least one value"
    case .notScalar: "reduce it first, for example with sum or mean"
    case .tooLarge: "use fewer points or smaller batches, or allow more memory"
    case .unknownArgument(_, _, let known): known.isEmpty ? nil : "it takes \(known.joined(separator: ", "))"
    case .refused(_, let hint): hint
    default: nil
    }
  }

  /// A number as an author writes it: 5, not 5.0.
  static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func axes(_ rank: Int) -> String {
    rank == 0 ? "no axes" : rank == 1 ? "1 axis" : "\(rank) axes"
  }

  private static func indexHint(_ index: Int, _ count: Int) -> String? {
    if count == 0 { return nil }
    return "indices go from 0 to \(count - 1), or from −\(count) to −1 counted from the end"
  }
}
