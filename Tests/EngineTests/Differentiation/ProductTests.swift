import Engine
import Testing

/// Properties that hold for every operation: products with the Jacobian are linear, and made of its rows.
@Suite("Products with Jacobians")
struct ProductTests {
  @Test("the product vᵀJ is linear in v", arguments: catalogue)
  func linearity(_ operation: Operation) throws {
    for sample in operation.examples.samples {
      var tape = Tape()
      let operands = sample.map { tape.leaf($0) }
      let y = try tape.apply(operation, operands)
      let (v, w) = (vector(like: tape.value(y), 1), vector(like: tape.value(y), 2))
      let mixed = try Operation.add([
        Operation.multiply([Tensor(2.5), v]), Operation.multiply([Tensor(-0.75), w]),
      ])
      for x in operands where operation.isSmooth(in: x, of: operands) {
        let ofV = try product(&tape, y, x, v)
        let ofW = try product(&tape, y, x, w)
        let expected = try Operation.add([
          Operation.multiply([Tensor(2.5), ofV]), Operation.multiply([Tensor(-0.75), ofW]),
        ])
        #expect(try product(&tape, y, x, mixed).isClose(to: expected, tolerance: 1e-14), "\(operation)")
      }
    }
  }

  @Test("a Jacobian times v is the product vᵀJ, and agrees with central differences", arguments: catalogue)
  func jacobians(_ operation: Operation) throws {
    guard let sample = operation.examples.samples.first else { return }
    var tape = Tape()
    let operands = sample.map { tape.leaf($0) }
    let y = try tape.apply(operation, operands)
    let v = vector(like: tape.value(y), 3)
    for x in operands where operation.isSmooth(in: x, of: operands) {
      let variable = try tape.jacobian(of: y, withRespectTo: x)
      let jacobian = tape.value(variable)
      #expect(jacobian.shape == tape.shape(y) + tape.shape(x))
      let width = tape.value(x).count
      let combined = (0..<width).map { column in
        (0..<v.count).reduce(0.0) { $0 + v[$1] * jacobian[$1 * width + column] }
      }
      let expected = try Tensor(shape: tape.shape(x), values: combined)
      #expect(try product(&tape, y, x, v).isClose(to: expected, tolerance: 1e-14), "\(operation)")
      let numeric = try tape.numericGradient(of: y, withRespectTo: x)
      let summed = (0..<width).map { column in
        (0..<v.count).reduce(0.0) { $0 + jacobian[$1 * width + column] }
      }
      let sums = try Tensor(shape: tape.shape(x), values: summed)
      #expect(sums.isClose(to: numeric, tolerance: 2e-8), "\(operation)")
    }
  }

  private func product(_ tape: inout Tape, _ y: Variable, _ x: Variable, _ v: Tensor) throws -> Tensor {
    let cotangent = tape.leaf(v)
    let result = try tape.vjp(of: y, withRespectTo: x, cotangent: cotangent)
    return tape.value(result)
  }

  private func vector(like tensor: Tensor, _ seed: UInt64) -> Tensor {
    var generator = Generator.swiftNN(seed: seed)
    let values = generator.normals(tensor.count)
    return (try? Tensor(shape: tensor.shape, values: values)) ?? tensor
  }
}
