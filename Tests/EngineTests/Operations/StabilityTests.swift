import Engine
import Testing

/// Logits of ±1e4: values, gradients and second derivatives, from the closed forms.
@Suite("Large logits")
struct StabilityTests {
  /// What an operation gives for one vector: its value, the gradient of `pick` of its entries, and the gradient of
  /// that gradient's first entry.
  private func derivatives(
    _ operation: Operation, _ x: [Double], pick: Int = 0, further: [Tensor] = []
  ) throws -> (value: [Double], gradient: [Double], second: [Double]) {
    var tape = Tape()
    let variable = tape.leaf(Tensor(x))
    let result = try tape.apply(operation, [variable] + further.map { tape.leaf($0) })
    let entry = tape.shape(result).isEmpty ? result : try tape.apply(.slice([.index(pick)]), [result])
    let gradient = try tape.gradient(of: entry, withRespectTo: [variable])[0]
    let first = try tape.apply(.slice([.index(0)]), [gradient])
    let second = try tape.gradient(of: first, withRespectTo: [variable])[0]
    return (tape.value(result).values, tape.value(gradient).values, tape.value(second).values)
  }

  /// σ(1) and σ(1)(1 − σ(1)), by mpmath.
  private let share = 0.7310585786300049
  private let spread = 0.19661193324148185

  @Test("logits far apart saturate without NaN")
  func farApart() throws {
    for (x, top) in [([1e4, -1e4], 0), ([-1e4, 1e4], 1)] {
      let one = [0.0, 0].enumerated().map { $0.offset == top ? 1.0 : 0 }
      let sum = try derivatives(.logSumExp(), x)
      #expect(sum.value == [1e4])
      #expect(sum.gradient == one)
      #expect(sum.second == [0, 0])
      let softmax = try derivatives(.softmax(), x)
      #expect(softmax.value == one)
      #expect(softmax.gradient.allSatisfy { $0 == 0 })
      #expect(softmax.second.allSatisfy { $0 == 0 })
      let logarithm = try derivatives(.logSoftmax(), x)
      #expect(logarithm.value == one.map { ($0 - 1) * 2e4 })
      #expect(logarithm.gradient == [1 - one[0], -one[1]])
      #expect(logarithm.second.allSatisfy { $0 == 0 })
      let loss = try derivatives(.crossEntropy, x, further: [Tensor(0)])
      #expect(loss.value == [top == 0 ? 0 : 2e4])
      #expect(loss.gradient == [one[0] - 1, one[1]])
      #expect(loss.second.allSatisfy { $0 == 0 })
    }
  }

  @Test("large logits that differ by 1 keep every digit")
  func closeTogether() throws {
    for offset in [1e4, -1e4] {
      let x = [offset, offset - 1]
      let sum = try derivatives(.logSumExp(), x)
      // log(1 + e^−1), by mpmath.
      #expect(abs(sum.value[0] - (offset + 0.31326168751822286)) < 2e-12)
      check(sum.gradient, [share, 1 - share])
      check(sum.second, [spread, -spread])
      let softmax = try derivatives(.softmax(), x)
      check(softmax.value, [share, 1 - share])
      check(softmax.gradient, [spread, -spread])
      // p(1 − p)(1 − 2p).
      check(softmax.second, [spread * (1 - 2 * share), -spread * (1 - 2 * share)])
      let logarithm = try derivatives(.logSoftmax(), x)
      check(logarithm.value, [-0.31326168751822286, -1.3132616875182228])
      check(logarithm.gradient, [1 - share, share - 1])
      check(logarithm.second, [-spread, spread])
      let loss = try derivatives(.crossEntropy, x, further: [Tensor(1)])
      check(loss.value, [1.3132616875182228])
      check(loss.gradient, [share, -share])
      check(loss.second, [spread, -spread])
    }
  }

  @Test("softplus and sigmoid at ±1e4")
  func scalars() throws {
    for (x, softplus, sigmoid) in [(1e4, 1e4, 1.0), (-1e4, 0, 0)] {
      let plus = try derivatives(.softplus, [x])
      #expect(plus.value == [softplus])
      #expect(plus.gradient == [sigmoid])
      #expect(plus.second == [0])
      let logistic = try derivatives(.sigmoid, [x])
      #expect(logistic.value == [sigmoid])
      #expect(logistic.gradient == [0])
      #expect(logistic.second == [0])
    }
  }

  /// tanh″ = −2 tanh · sech², by mpmath; below the least double from |x| = 375 on.
  @Test(
    "the second derivative of tanh where cosh overflows",
    arguments: [
      (1, -0.6397000084492246), (20, -3.3986834042332711e-17), (350, 0), (750, 0), (-750, 0), (1e300, 0),
    ])
  func tanh(_ x: Double, _ expected: Double) throws {
    let second = try derivatives(.tanh, [x]).second[0]
    #expect(abs(second - expected) <= 1e-15 * abs(expected) + 1e-300)
  }

  @Test("log Σ e^x with infinite entries")
  func infiniteEntries() throws {
    #expect(try derivatives(.logSumExp(), [.infinity, 0]).value == [.infinity])
    #expect(try derivatives(.logSumExp(), [-.infinity, 0]).value == [0])
    #expect(try derivatives(.logSumExp(), [.infinity, .nan]).value[0].isNaN)
    #expect(try derivatives(.logSumExp(), [.infinity, 0]).gradient == [1, 0])
    #expect(try derivatives(.logSumExp(), [-.infinity, 0]).gradient == [0, 1])
    #expect(try derivatives(.softmax(), [.infinity, 0]).value == [1, 0])
    #expect(try derivatives(.logSoftmax(), [.infinity, 0]).value == [0, -.infinity])
  }

  /// The loss of a network whose outputs are ±1e4, and the gradient of its biases.
  @Test("the loss of a network with such outputs", arguments: [(0.0, 0.0, 0.0), (1.0, 2e4, 1.0)])
  func network(_ label: Double, _ loss: Double, _ slope: Double) throws {
    var generator = Generator.swiftNN(seed: 1)
    let drawn = try Network(
      inputs: 1, layers: [.dense(units: 2, activation: .identity)], generator: &generator)
    let network = try drawn.replacingParameters([
      Tensor(shape: [2, 1], values: [1e4, -1e4]), Tensor([0, 0]),
    ])
    let data = try Dataset(x: Tensor([1]), y: Tensor([label]), classes: 2)
    let (value, gradients) = try network.gradient(of: .crossEntropy, on: data)
    #expect(value == loss)
    #expect(gradients[1].values.map(abs) == [slope, slope])
  }

  private func check(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (left, right) in zip(found, expected) { #expect(abs(left - right) < 4e-16, "\(found)") }
  }
}
