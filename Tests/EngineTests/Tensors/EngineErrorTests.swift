import Engine
import Testing

@Suite("Texts of errors")
struct EngineErrorTests {
  private static let texts: [(EngineError, message: String, hint: String?)] = [
    (
      .incompatibleShapes(operation: "+", shapes: [[2], [2, 3]], rule: "make them equal"),
      "the shapes of + do not fit: (2,) and (2, 3)", "make them equal"
    ),
    (
      .wrongRank(operation: "@", expected: "a matrix", shape: []),
      "@ needs a matrix, not a tensor of shape ()", nil
    ),
    (
      .wrongOperandCount(operation: "exp", expected: "1 operand", found: 2),
      "exp takes 1 operand, not 2", nil
    ),
    (
      .axisOutOfRange(operation: "sum", axis: 2, rank: 2),
      "sum along axis 2 of a tensor that has 2 axes", "axes count from 0; here the last is 1"
    ),
    (
      .axisOutOfRange(operation: "sum", axis: 0, rank: 0), "sum along axis 0 of a tensor that has no axes",
      "a single number needs no reduction"
    ),
    (
      .indexOutOfRange(index: 3, count: 3, axis: 0), "index 3 is outside axis 0, which has 3 entries",
      "indices go from 0 to 2, or from −3 to −1 counted from the end"
    ),
    (
      .indexOutOfRange(index: -1, count: 3, axis: 0), "index -1 is outside axis 0, which has 3 entries",
      "indices go from 0 to 2, or from −3 to −1 counted from the end"
    ),
    (.indexOutOfRange(index: 0, count: 0, axis: 1), "index 0 is outside axis 1, which has 0 entries", nil),
    (
      .rangeOutOfBounds(lower: 1, upper: 5, count: 3, axis: 0),
      "the slice from 1 up to 5 is outside axis 0, which has 3 entries", "0 ≤ start ≤ end ≤ 3"
    ),
    (.tooManyIndices(found: 2, rank: 1), "2 indices for a tensor that has 1 axis", "it takes at most 1"),
    (
      .tooManyIndices(found: 1, rank: 0), "1 indices for a tensor that has no axes", "a number has no entries"
    ),
    (.notAnInteger(what: "axis", value: 0.5), "axis must be a whole number, not 0.5", nil),
    (
      .invalidValue(what: "the clip", value: -1, requirement: "more than 0"),
      "the clip must be more than 0, not -1", nil
    ),
    (
      .notScalar(what: "delta", shape: [3]), "delta must be a single number, not a tensor of shape (3,)",
      "reduce it first, for example with sum or mean"
    ),
    (.emptyReduction(operation: "max"), "max of no values", "it needs at least one value"),
    (.wrongValueCount(shape: [2, 2], found: 3), "3 values do not fill the shape (2, 2)", nil),
    (
      .tooLarge(operation: "outer", shape: [9, 9], budget: 2 << 20),
      "outer of shape (9, 9) needs more memory than the 2 MiB allowed",
      "use fewer points or smaller batches, or allow more memory"
    ),
    (
      .unknownArgument(function: "sum", label: "axs", known: ["axis"]), "'axs' is not an argument of sum",
      "it takes axis"
    ),
    (.unknownArgument(function: "exp", label: "axs", known: []), "'axs' is not an argument of exp", nil),
    (.missingArgument(function: "eye", name: "n"), "eye needs 'n'", nil),
    (.repeatedArgument(function: "elu", name: "x"), "elu got 'x' twice", nil),
    (
      .refused(message: "one point cannot be split", hint: "add points"), "one point cannot be split",
      "add points"
    ),
  ]

  @Test("an error says what is wrong and what to do", arguments: texts.indices)
  func text(_ index: Int) {
    let (error, message, hint) = Self.texts[index]
    #expect(error.message == message)
    #expect(error.hint == hint)
  }
}
