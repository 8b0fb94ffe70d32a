import Engine
import Testing

/// The elementary functions on eight lanes, seen through a layer that applies nothing but its activation.
@Suite("Activations on lanes")
struct ActivationAccuracyTests {
  @Test(
    "errors are a few units in the last place",
    arguments: [
      ("tanh", Activation.tanh, 2), ("sigmoid", .sigmoid, 1.5), ("softplus", .softplus, 2),
    ])
  func accuracy(_ name: String, _ activation: Activation, _ bound: Double) throws {
    var rows: [[Double]] = []
    for line in elementaryTable.split(separator: "\n") {
      let fields = line.split(separator: " ")
      if fields[0] == name { rows.append(fields.dropFirst().compactMap { Double($0) }) }
    }
    let found = try apply(activation, rows.map { $0[0] })
    var worst = (error: 0.0, row: "")
    for (value, row) in zip(found, rows) where row[2].magnitude > 1e-300 {
      let error = abs((value - row[2]) - row[3]) / row[2].ulp
      if !(error <= worst.error) { worst = (error, "\(row): \(value)") }
    }
    #expect(worst.error <= bound, "\(worst)")
  }

  @Test("every lane gives what one lane gives", arguments: Activation.allCases)
  func lanes(_ activation: Activation) throws {
    var generator = Generator.swiftNN(seed: 4)
    let points = generator.normals(37, deviation: 3)
    let together = try apply(activation, points)
    for (point, value) in zip(points, together) { #expect(try apply(activation, [point]) == [value]) }
  }

  @Test(
    "extremes and NaN pass through",
    arguments: [
      (Activation.tanh, -1.0, 1.0), (.sigmoid, 0, 1), (.relu, 0, 1e6), (.softplus, 0, 1e6), (.silu, 0, 1e6),
      (.gelu, 0, 1e6), (.elu, -1, 1e6), (.leakyReLU, -1e4, 1e6), (.identity, -1e6, 1e6),
    ])
  func extremes(_ activation: Activation, _ low: Double, _ high: Double) throws {
    let found = try apply(activation, [-1e6, 1e6, .nan])
    #expect(abs(found[0] - low) < 1e-300)
    #expect(found[1] == high)
    #expect(found[2].isNaN)
  }

  private func apply(_ activation: Activation, _ points: [Double]) throws -> [Double] {
    var generator = Generator.swiftNN(seed: 1)
    let network = try Network(inputs: 1, layers: [.activation(activation)], generator: &generator)
    return try network.forward(Tensor(shape: [points.count, 1], values: points)).values
  }
}
