import Engine
import Testing

/// The kernels' passes beside the same network recorded on a tape.
@Suite struct RecordingTests {
  private static let layers: [(String, [LayerPlan])] =
    Activation.allCases.map { ($0.rawValue, [.dense(units: 5, activation: $0)]) } + [
      ("batch-norm", [.dense(units: 5, activation: .identity), .batchNorm, .activation(.silu)]),
      ("layer-norm", [.layerNorm, .dense(units: 5, activation: .relu), .layerNorm]),
      ("dropout", [.dense(units: 5, activation: .tanh), .dropout(0.5)]),
      (
        "residual",
        [
          .residual([.activation(.tanh), .dense(units: 2, activation: .softplus)]),
          .residual([.residual([.dense(units: 2, activation: .elu)]), .batchNorm]),
        ]
      ),
      ("wide", [.dense(units: 97, activation: .tanh), .dense(units: 81, activation: .relu)]),
    ]

  @Test(arguments: layers.indices, Loss.allCases)
  func gradientsAgree(_ index: Int, _ loss: Loss) throws {
    let layers = Self.layers[index].1 + [.dense(units: 3, activation: .identity)]
    var generator = Generator.swiftNN(seed: 11)
    let network = try Network(inputs: 2, layers: layers, generator: &generator)
    let data = try example(loss, &generator)
    let (value, gradients) = try network.gradient(of: loss, on: data)

    var tape = Tape()
    let parameters = network.parameters.map { tape.leaf($0.value) }
    let output = try network.record(
      on: &tape, parameters: parameters, input: tape.leaf(data.x), statistics: .ofBatch)
    let target = tape.leaf(data.y)
    let recorded = try tape.apply(loss.operation, [output, target] + loss.further(&tape))
    #expect(abs(value - tape.value(recorded).values[0]) <= 1e-13 * max(1, abs(value)))
    for (found, wanted) in zip(gradients, try tape.gradient(of: recorded, withRespectTo: parameters)) {
      let expected = tape.value(wanted).values
      let size = expected.map(abs).max() ?? 0
      for (left, right) in zip(found.values, expected) {
        #expect(abs(left - right) <= 1e-12 * max(1, size), "\(Self.layers[index].0)")
      }
    }
  }

  @Test func outputsAgreeOutsideTraining() throws {
    for (name, layers) in Self.layers {
      var generator = Generator.swiftNN(seed: 11)
      let drawn = try Network(
        inputs: 2, layers: layers + [.dense(units: 3, activation: .identity)], generator: &generator)
      let data = try example(.l2, &generator)
      let network = try Training.run(
        drawn, on: data, options: TrainingOptions(length: .steps(3)), generator: &generator
      ).network
      var tape = Tape()
      let (output, _) = try network.record(on: &tape, input: tape.leaf(data.x))
      for (left, right) in zip(try network.forward(data.x).values, tape.value(output).values) {
        #expect(abs(left - right) <= 1e-13, "\(name)")
      }
    }
  }

  private func example(_ loss: Loss, _ generator: inout Generator) throws -> Dataset {
    let x = try Tensor(shape: [13, 2], values: generator.normals(26))
    if loss == .crossEntropy || loss == .hinge {
      return try Dataset(x: x, y: Tensor((0..<13).map { Double($0 % 3) }), classes: 3)
    }
    return try Dataset(x: x, y: Tensor(shape: [13, 3], values: generator.normals(39)))
  }
}

extension Loss {
  /// The loss as an operation on a tape.
  fileprivate var operation: Operation {
    switch self {
    case .l2: .l2
    case .mse: .meanSquaredError
    case .crossEntropy: .crossEntropy
    case .hinge: .hinge
    case .mae: .meanAbsoluteError
    case .huber: .huber
    }
  }

  /// Operands besides prediction and target.
  fileprivate func further(_ tape: inout Tape) -> [Variable] {
    self == .huber ? [tape.leaf(Tensor(1))] : []
  }
}
