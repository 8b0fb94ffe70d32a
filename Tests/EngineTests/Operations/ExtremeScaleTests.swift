import Engine
import Testing

/// Norms and deviations where squares overflow or vanish, in closed form.
@Suite("Norms of huge and tiny numbers")
struct ExtremeScaleTests {
  private static let norms: [([Double], Double, [Double])] = [
    ([3e200, 4e200], 5e200, [0.6, 0.8]), ([1e-170, 0], 1e-170, [1, 0]),
    ([3 * 0x1p-1070, 4 * 0x1p-1070], 5 * 0x1p-1070, [0.6, 0.8]), ([-2e300, 0], 2e300, [-1, 0]),
    ([0, 0], 0, [0, 0]),
    ([3, 4], 5, [0.6, 0.8]),
  ]

  @Test("the norm and its gradient", arguments: norms)
  func norm(_ x: [Double], _ value: Double, _ gradient: [Double]) throws {
    let result = try derivatives(.norm(), x)
    #expect(Tensor(result.value).isClose(to: Tensor(value), tolerance: 1e-13 * value))
    #expect(Tensor(result.gradient).isClose(to: Tensor(gradient), tolerance: 1e-13))
  }

  @Test("what is infinite or no number stays so")
  func special() throws {
    #expect(try derivatives(.norm(), [.infinity, 1]).value == .infinity)
    #expect(try derivatives(.norm(), [.nan, .infinity]).value.isNaN)
    #expect(try derivatives(.norm(), [1e200, .nan]).value.isNaN)
  }

  @Test("the standard deviation of [x, 3x] is |x|", arguments: [1e-200, 1e200, 2])
  func deviation(_ x: Double) throws {
    let result = try derivatives(.standardDeviation(), [x, 3 * x])
    #expect((result.value / x - 1).magnitude < 1e-15)
    #expect(Tensor(result.gradient).isClose(to: Tensor([-0.5, 0.5]), tolerance: 1e-15))
  }

  @Test("a norm of 0 has derivatives of 0 to every order")
  func atZero() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor([0]))
    var derivative = try tape.apply(.norm(), [x])
    for _ in 1...4 {
      let total = try tape.apply(.sum(), [derivative])
      derivative = try tape.gradient(of: total, withRespectTo: [x])[0]
      #expect(tape.value(derivative) == Tensor([0]))
    }
  }

  private func derivatives(
    _ operation: Operation, _ x: [Double]
  ) throws -> (value: Double, gradient: [Double]) {
    var tape = Tape()
    let variable = tape.leaf(Tensor(x))
    let result = try tape.apply(operation, [variable])
    let gradient = try tape.gradient(of: result, withRespectTo: [variable])[0]
    return (tape.value(result)[0], tape.value(gradient).values)
  }
}
