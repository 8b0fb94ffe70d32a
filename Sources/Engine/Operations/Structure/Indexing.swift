/// What stands for one axis between the brackets of `W[1, 0..<2]`.
public enum Subscript: Sendable, Hashable {
  /// One entry; the axis disappears.
  case index(Int)
  /// The entries from the lower bound up to but without the upper one.
  case range(Int, Int)
  /// Every entry.
  case all

  /// How it is written between the brackets.
  var text: String {
    switch self {
    case .index(let index): String(index)
    case .range(let lower, let upper): "\(lower)..<\(upper)"
    case .all: "…"
    }
  }
}

extension Operation {
  /// The part of a tensor that the subscripts select; axes without one are kept whole.
  public static func slice(_ subscripts: [Subscript]) -> Operation {
    let places = subscripts.map(\.text).joined(separator: ", ")
    return Operation(
      "slice", notation: .postfix(places.isEmpty ? "" : "[\(places)]"),
      summary: "Part of a tensor, by index or range along each axis.",
      examples: Examples(
        samples: [[Examples.matrix]], known: [([Examples.matrix], Tensor([1.1, 0.4]))],
        rejected: [
          [Tensor([1, 2])], [Tensor(unchecked: [1, 3], [1, 2, 3])], [Tensor(unchecked: [2, 1], [1, 2])],
        ]),
      variant: places, decomposition: .rearrangement,
      shownFactors: { _ in [places.isEmpty ? 1 : .symbol("1 at [\(places)]")] },
      shape: { shapes throws(EngineError) in try Selection(subscripts, in: shapes[0]).shape },
      forward: { operands, shape throws(EngineError) in
        let selection = try Selection(subscripts, in: operands[0].shape)
        return operands[0].gathered(shape, strides: selection.strides, from: selection.origin)
      },
      backward: { tape, pullback throws(EngineError) in
        [try tape.apply(.embed(subscripts, in: tape.shape(pullback.operands[0])), [pullback.cotangent])]
      })
  }

  /// Puts a tensor where the subscripts point to in a tensor of zeros; the reverse of `slice`.
  static func embed(_ subscripts: [Subscript], in whole: [Int]) -> Operation {
    Operation(
      "embed", notation: .function("pad"), summary: "A tensor as part of a tensor of zeros.",
      shownFactors: ones,
      shape: { shapes throws(EngineError) in whole },
      forward: { operands, shape throws(EngineError) in
        let selection = try Selection(subscripts, in: whole)
        return operands[0].scattered(whole, strides: selection.strides, from: selection.origin)
      },
      backward: { tape, pullback throws(EngineError) in
        [try tape.apply(.slice(subscripts), [pullback.cotangent])]
      })
  }
}

/// Subscripts worked out against a shape: where they begin, and how the selected part is laid out.
private struct Selection {
  var origin = 0
  var shape: [Int] = []
  var strides: [Int] = []

  init(_ subscripts: [Subscript], in whole: [Int]) throws(EngineError) {
    guard subscripts.count <= whole.count else {
      throw .tooManyIndices(found: subscripts.count, rank: whole.count)
    }
    let steps = Shape.strides(whole)
    for (axis, length) in whole.enumerated() {
      try select(axis < subscripts.count ? subscripts[axis] : .all, axis, length, steps[axis])
    }
  }

  private mutating func select(
    _ part: Subscript, _ axis: Int, _ length: Int, _ step: Int
  ) throws(EngineError) {
    switch part {
    case .index(let index):
      guard index >= 0, index < length else {
        throw .indexOutOfRange(index: index, count: length, axis: axis)
      }
      origin += index * step
    case .range(let lower, let upper):
      guard 0 <= lower, lower <= upper, upper <= length else {
        throw .rangeOutOfBounds(lower: lower, upper: upper, count: length, axis: axis)
      }
      origin += lower * step
      keep(upper - lower, step)
    case .all: keep(length, step)
    }
  }

  private mutating func keep(_ length: Int, _ step: Int) {
    shape.append(length)
    strides.append(step)
  }
}
