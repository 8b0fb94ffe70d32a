import Engine
import Testing

@Suite struct MergingTests {
  /// (xy + 1)(xy + 2) at x = 2, y = −3, by hand: xy = −6, −5 · −4 = 20; the slope by xy is −5 − 4 = −9, so that
  /// that by x is 27 and that by y is −18.
  @Test func equalStepsBecomeOne() throws {
    var tape = Tape()
    let (x, y) = (tape.leaf(Tensor(2)), tape.leaf(Tensor(-3)))
    let (first, second) = (try tape.apply(.multiply, [x, y]), try tape.apply(.multiply, [x, y]))
    let left = try tape.apply(.add, [first, tape.leaf(Tensor(1))])
    let right = try tape.apply(.add, [second, tape.leaf(Tensor(2))])
    let product = try tape.apply(.multiply, [left, right])
    let merged = try tape.mergeEqualSteps(of: product, keeping: [])
    let root = try #require(merged[product])
    #expect(merged[first] == merged[second])
    #expect(tape.ancestors(of: root).count == 8)
    let pass = try tape.backward(from: root)
    let gradients = try [first, x, y].map { old in
      let new = try #require(merged[old])
      let gradient = try #require(pass.gradient(of: new))
      return tape.value(gradient)
    }
    #expect(tape.value(root) == Tensor(20))
    #expect(gradients == [Tensor(-9), Tensor(27), Tensor(-18)])
  }

  @Test func whatHasANameOfItsOwnStaysApart() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor(2))
    let (first, second) = (try tape.apply(.square, [x]), try tape.apply(.square, [x]))
    let sum = try tape.apply(.add, [first, second])
    #expect(try tape.mergeEqualSteps(of: sum, keeping: [first, second])[sum] == sum)
  }

  /// Of three equal steps one has a name: all are one. A second name stays apart.
  @Test func aStepWithANameStandsForItsLike() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor(2))
    let steps = try (0..<4).map { _ in try tape.apply(.square, [x]) }
    let sum = try tape.apply(
      .add, [tape.apply(.add, [steps[0], steps[1]]), tape.apply(.add, [steps[2], steps[3]])])
    let merged = try tape.mergeEqualSteps(of: sum, keeping: [steps[1], steps[3]])
    #expect(merged[steps[1]] == merged[steps[0]] && merged[steps[2]] == merged[steps[0]])
    #expect(merged[steps[3]] == steps[3])
  }

  /// The sums of a symmetric matrix along both axes are equal, their derivatives are not.
  @Test func equalValuesOfDifferentStepsStayApart() throws {
    var tape = Tape()
    let matrix = tape.leaf(try Tensor(shape: [2, 2], values: [1, 2, 2, 5]))
    let columns = try tape.apply(.sum(axis: 0), [matrix])
    let rows = try tape.apply(.sum(axis: 1), [matrix])
    let both = try tape.apply(.add, [try tape.apply(.sum(axis: 0), [matrix]), rows])
    let sum = try tape.apply(.multiply, [columns, both])
    let merged = try tape.mergeEqualSteps(of: sum, keeping: [])
    #expect(merged[rows] != merged[columns])
    let root = try #require(merged[sum])
    // The matrix, two sums, their sum and the product.
    #expect(tape.ancestors(of: root).count == 5)
  }
}
