import Engine
import Testing

/// Gates that are drawn as the simpler gates that they are made of.
@Suite struct ExpansionTests {
  /// A value recorded again from simpler gates: their names in order, and the numbers.
  private func expanded(
    _ operation: Operation, _ operands: [Tensor], only name: String? = nil
  ) throws -> (gates: [String], value: Tensor) {
    var tape = Tape()
    let inputs = operands.map { tape.leaf($0) }
    let whole = try tape.apply(operation, inputs)
    let y = try #require(try tape.expand(whole, only: name)[whole])
    return (tape.ancestors(of: y).compactMap { tape.operation($0)?.name }, tape.value(y))
  }

  @Test func aSigmoidIsANegationAnExponentialAnIncrementAndAReciprocal() throws {
    let (gates, value) = try expanded(.sigmoid, [Tensor(1)])
    #expect(gates == ["negate", "exp", "increment", "reciprocal"])
    #expect(value.isClose(to: Tensor(0.7310585786300049), tolerance: 1e-15))
  }

  /// Reference: PyTorch 2.13 in double precision.
  @Test func aSoftmaxIsExponentialsTheirSumAndADivision() throws {
    let (gates, value) = try expanded(.softmax(), [Tensor([1, 2, 3])])
    #expect(gates == ["exp", "sum", "/"])
    #expect(
      value.isClose(
        to: Tensor([0.09003057317038045, 0.2447284710547976, 0.6652409557748218]), tolerance: 1e-15))
  }

  @Test func ofSeveralRowsEachIsDividedByItsOwnSum() throws {
    let (gates, value) = try expanded(.softmax(), [Tensor(shape: [2, 2], values: [0, 0, 5, 5])])
    #expect(gates == ["exp", "sum", "view", "/"])
    #expect(try value.isClose(to: Tensor(shape: [2, 2], values: [0.5, 0.5, 0.5, 0.5]), tolerance: 1e-15))
  }

  @Test func aLossIsMadeOfItsResidual() throws {
    let operands = [Tensor([1, 2]), Tensor([0, 4])]
    let squared = try expanded(.meanSquaredError, operands, only: "mse")
    #expect(squared.gates == ["-", "square", "mean"] && squared.value == Tensor(2.5))
    let absolute = try expanded(.meanAbsoluteError, operands)
    #expect(absolute.gates == ["-", "abs", "mean"] && absolute.value == Tensor(1.5))
    let half = try expanded(.l2, operands, only: "l2")
    #expect(half.gates == ["-", "square", "sum", "/"] && half.value == Tensor(1.25))
  }

  /// Reference: PyTorch 2.13, cross_entropy([1, 2, 3], 2) in double precision.
  @Test func aCrossEntropyIsMadeOfALogarithmOfASoftmax() throws {
    let operands = [Tensor([1, 2, 3]), Tensor(2)]
    let whole = try expanded(.crossEntropy, operands, only: "cross_entropy")
    #expect(whole.gates == ["log_softmax", "negate", "share", "sum"])
    let all = try expanded(.crossEntropy, operands)
    #expect(all.gates.prefix(5) == ["exp", "sum", "log", "-", "negate"])
    #expect(all.value.isClose(to: Tensor(0.4076059644443804), tolerance: 1e-15))
  }

  @Test func whatWouldOverflowStaysWhole() throws {
    #expect(try expanded(.softmax(), [Tensor([800, 0])]).gates == ["softmax"])
  }
}
