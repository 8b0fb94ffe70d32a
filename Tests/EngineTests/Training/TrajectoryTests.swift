import Engine
import Testing

/// What a reference training gives: every tenth of 100 losses, and the outputs for the first two points.
struct Trajectory: Sendable {
  let losses: [Double]
  let outputs: [Double]
}

/// Trainings of 100 steps beside PyTorch's; `References/trajectories.py` says what they are.
@Suite struct TrajectoryTests {
  private static let tanh = mlp(outputs: 1, .tanh)

  @Test func everyReferenceIsCompared() {
    #expect(TrajectoryTable.all.keys.sorted() == Self.cases.map(\.name).sorted())
  }

  @Test(arguments: Self.cases)
  func agreesWithPyTorch(_ example: Example) throws {
    let reference = try #require(TrajectoryTable.all[example.name])
    var generator = Generator.numPy(seed: 42)
    let network = try Network(inputs: 2, layers: example.layers, generator: &generator)
    let data = try example.data()
    let result = try Training.run(network, on: data, options: example.options, generator: &generator)
    #expect(result.outcome == .finished)
    for (index, expected) in reference.losses.enumerated() {
      let found = result.losses[10 * index + 9]
      #expect(abs(found - expected) <= 1e-10, "step \(10 * index + 10)")
    }
    let outputs = try result.network.forward(data.selecting([0, 1]).x).values
    for (found, expected) in zip(outputs, reference.outputs) { #expect(abs(found - expected) <= 1e-9) }
  }

  /// One training, named as in the reference.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    var layers = TrajectoryTests.tanh
    var options = TrainingOptions(loss: .mse, schedule: .constant(0.05), length: .steps(100))
    var scale = 1.0

    var testDescription: String { name }

    init(_ name: String, _ layers: [LayerPlan]? = nil, _ change: (inout Example) -> Void = { _ in }) {
      self.name = name
      if let layers { self.layers = layers }
      change(&self)
    }

    /// The 21 points of the reference with the targets that the loss wants.
    func data() throws -> Dataset {
      let indices = Array(0..<21)
      let rows = indices.map { (Double($0 * 7 % 13) / 6.5 - 1, Double($0 * 5 % 11) / 5.5 - 1) }
      let x = try Tensor(shape: [21, 2], values: rows.flatMap { [$0.0, $0.1] })
      let y = rows.map { $0.0 * $0.1 + 0.5 * $0.0 }
      switch name {
      case "class-hinge", "cross-entropy":
        return try Dataset(x: x, y: Tensor(indices.map { Double($0 % 3) }), classes: 3)
      case "hinge": return try Dataset(x: x, y: Tensor(y.map { $0 > 0 ? 1 : -1 }))
      default: return try Dataset(x: x, y: Tensor(y.map { $0 * scale }))
      }
    }
  }

  private static let cases = optimizers + regularized + schedules + losses + activations + layers

  private static let optimizers: [Example] = [
    Example("sgd"),
    Example("momentum") { $0.options.optimizer = .momentum(0.9) },
    Example("nesterov") { $0.options.optimizer = .nesterov(0.9) },
    Example("adagrad") { $0.options.optimizer = .adagrad() },
    Example("rmsprop") {
      $0.options.optimizer = .rmsprop()
      $0.options.schedule = .constant(0.005)
    },
    Example("adam") { $0.options.optimizer = .adam() },
    Example("adamw") {
      $0.options.optimizer = .adamw()
      $0.options.weightDecay = 0.1
    },
  ]

  private static let regularized: [Example] = [
    Example("decay") {
      $0.options.optimizer = .momentum(0.9)
      $0.options.weightDecay = 0.01
    },
    Example("clip") {
      $0.options.clip = 0.05
      $0.scale = 3
    },
    Example("batch") { $0.options.batchSize = 8 },
  ]

  private static let schedules: [Example] = [
    Example("cosine") { $0.options.schedule = .cosine(rate: 0.1, end: 0.01, steps: 80) },
    Example("step-decay") { $0.options.schedule = .stepDecay(rate: 0.1, factor: 0.5, every: 30) },
    Example("warmup") { $0.options.schedule = .warmup(steps: 20, then: .constant(0.1)) },
  ]

  private static let losses: [Example] =
    [Loss.l2, .mae, .hinge].map { loss in Example(loss.rawValue) { $0.options.loss = loss } } + [
      Example("huber") {
        $0.options.loss = .huber
        $0.scale = 3
      },
      Example("class-hinge", mlp(outputs: 3, .tanh)) { $0.options.loss = .hinge },
      Example("cross-entropy", mlp(outputs: 3, .tanh)) { $0.options.loss = .crossEntropy },
    ]

  private static let activations: [Example] = Activation.allCases.compactMap { activation in
    activation == .tanh || activation == .identity
      ? nil : Example(activation.rawValue, mlp(outputs: 1, activation))
  }

  private static let layers: [Example] = [
    Example("batch-norm", normalized(.batchNorm)),
    Example("layer-norm", normalized(.layerNorm)),
    Example(
      "residual",
      [
        dense(6),
        .residual([.activation(.tanh), dense(4), .activation(.tanh), dense(6)]),
        .residual([.layerNorm, .activation(.relu), dense(6)]),
        dense(1),
      ]),
  ]

  private static func dense(_ units: Int) -> LayerPlan { .dense(units: units, activation: .identity) }

  private static func mlp(outputs: Int, _ activation: Activation) -> [LayerPlan] {
    [
      .dense(units: 5, activation: activation), .dense(units: 4, activation: activation),
      .dense(units: outputs, activation: .identity),
    ]
  }

  private static func normalized(_ layer: LayerPlan) -> [LayerPlan] {
    [dense(6), layer, .activation(.tanh), dense(6), layer, .activation(.tanh), dense(1)]
  }
}
