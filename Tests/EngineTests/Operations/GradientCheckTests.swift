import Engine
import Testing

@Suite("Gradient check")
struct GradientCheckTests {
  /// A weighted sum of an operation's entries, so that every entry of the result has a gradient of its own.
  static func probe(
    _ operation: Operation, _ operands: [Variable], _ tape: inout Tape
  ) throws -> Variable {
    let result = try tape.apply(operation, operands)
    let count = tape.value(result).count
    let weights = try Tensor(
      shape: tape.shape(result), values: (0..<count).map { 0.7 + 0.3 * Double($0 % 5) })
    return try tape.apply(.sum(), [tape.apply(.multiply, [result, tape.leaf(weights)])])
  }

  @Test("the first derivative agrees with central differences", arguments: catalogue)
  func firstDerivative(_ operation: Operation) throws {
    for sample in operation.examples.samples {
      var tape = Tape()
      let operands = sample.map { tape.leaf($0) }
      let y = try Self.probe(operation, operands, &tape)
      for x in operands where operation.isSmooth(in: x, of: operands) {
        let gradient = try tape.gradient(of: y, withRespectTo: [x])[0]
        let exact = tape.value(gradient)
        let numeric = try tape.numericGradient(of: y, withRespectTo: x, step: 1e-5)
        #expect(exact.isClose(to: numeric, tolerance: 2e-8), "\(operation.name): \(exact) and \(numeric)")
      }
    }
  }

  @Test("the second derivative agrees with central differences of the first", arguments: catalogue)
  func secondDerivative(_ operation: Operation) throws {
    for sample in operation.examples.samples {
      var tape = Tape()
      let operands = sample.map { tape.leaf($0) }
      let y = try Self.probe(operation, operands, &tape)
      for x in operands where operation.isSmooth(in: x, of: operands) {
        let gradient = try tape.gradient(of: y, withRespectTo: [x])[0]
        let total = try Self.probe(.negate, [gradient], &tape)
        let second = try tape.gradient(of: total, withRespectTo: [x])[0]
        let exact = tape.value(second)
        let numeric = try tape.numericGradient(of: total, withRespectTo: x, step: 1e-5)
        #expect(exact.isClose(to: numeric, tolerance: 5e-8), "\(operation.name): \(exact) and \(numeric)")
      }
    }
  }
}

extension Operation {
  /// Whether an operand is one to differentiate by: class indices are not.
  func isSmooth(in x: Variable, of operands: [Variable]) -> Bool {
    !(["cross_entropy", "hinge"].contains(name) && x == operands[1])
  }
}
