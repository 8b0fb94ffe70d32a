import Engine
import Testing

/// Derivatives at kinks and ties. All values are PyTorch's (`backward()` in 64 bits), except where said.
@Suite("Conventions")
struct ConventionTests {
  @Test("losses at their kinks")
  func losses() throws {
    #expect(try gradient(.meanAbsoluteError, [1, 2.5, 2], Tensor([1, 2, 3])) == [0, 1.0 / 3, -1.0 / 3])
    let zeros = Tensor([0, 0, 0, 0])
    #expect(try gradient(.huber, [1, -1, 3, 0.5], zeros, Tensor(1)) == [0.25, -0.25, 0.25, 0.125])
    // max(0, 1 − score · target) at margins 1, ½ and 2.
    #expect(try gradient(.hinge, [1, 0.5, -2], Tensor([1, 1, -1])) == [0, -1.0 / 3, 0])
    // multi_margin_loss times the number of classes: a score that is just 1 behind has no part in it.
    #expect(try gradient(.hinge, [2, 1, 1.5], Tensor(0)) == [-1, 0, 1])
  }

  @Test("activations at 0")
  func activations() throws {
    #expect(try gradient(.relu, [0, -1]) == [0, 0])
    #expect(try gradient(.leakyReLU, [0, -1], Tensor(0.01)) == [0.01, 0.01])
    #expect(try gradient(.elu, [0, -1], Tensor(1)) == [1, 0.36787944117144233])
    #expect(try gradient(.abs, [0, -2]) == [0, -1])
    #expect(try gradient(.sign, [0, 3]) == [0, 0])
    #expect(try gradient(.step, [0, 3]) == [0, 0])
  }

  @Test(
    "the kernels follow the same conventions",
    arguments: [
      (Activation.relu, 0.0), (.leakyReLU, 0.01), (.elu, 1), (.softplus, 0.5), (.silu, 0.5), (.gelu, 0.5),
    ])
  func kernels(_ activation: Activation, _ slope: Double) throws {
    var generator = Generator.swiftNN(seed: 1)
    let network = try Network(
      inputs: 1, layers: [.dense(units: 1, activation: activation)], initialization: .zeros,
      generator: &generator)
    // The output less the target is 1, so that the gradient of the bias is the slope at 0.
    let target = try network.forward(Tensor([3]))[0] - 1
    let data = try Dataset(x: Tensor([3]), y: Tensor([target]))
    #expect(try network.gradient(of: .l2, on: data).1[1].values == [slope])
  }

  @Test("reductions where entries agree: ties go to the first, as `max(dim)` of PyTorch")
  func reductions() throws {
    #expect(try gradient(.max(axis: 0), [1, 1]) == [1, 0])
    #expect(try gradient(.min(axis: 0), [1, 1]) == [1, 0])
    #expect(try gradient(.norm(), [0, 0]) == [0, 0])
    #expect(try gradient(.standardDeviation(), [1, 1]) == [0, 0])
    #expect(try gradient(.argmax(), [1, 2]) == [0, 0])
  }

  // PyTorch's gelu; with approximate="tanh" the first would be −0.0036373920817729943.
  @Test("GELU is the exact one")
  func gelu() throws {
    let x = [-3.0, -1, 0.5, 2]
    let values = [-0.00404969409489031, -0.15865525393145702, 0.34573123063700656, 1.9544997361036416]
    let slopes = [-0.01194564720418392, -0.08331547058768635, 0.8674951246561629, 1.085231801078197]
    #expect(try Operation.gelu([Tensor(x)]).isClose(to: Tensor(values), tolerance: 4e-16))
    #expect(Tensor(try gradient(.gelu, x)).isClose(to: Tensor(slopes), tolerance: 4e-16))
  }

  private func gradient(_ operation: Operation, _ x: [Double], _ further: Tensor...) throws -> [Double] {
    var tape = Tape()
    let variable = tape.leaf(Tensor(x))
    let result = try tape.apply(operation, [variable] + further.map { tape.leaf($0) })
    let total = try tape.apply(.sum(), [result])
    let gradient = try tape.gradient(of: total, withRespectTo: [variable])[0]
    return tape.value(gradient).values
  }
}
