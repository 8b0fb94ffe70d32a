import Engine
import Testing

@Suite struct NetworkTests {
  /// The value that a published scalar engine prints for these draws.
  @Test func pythonsUniformWeights() throws {
    var generator = Generator.python(seed: 42)
    let network = try Network(
      inputs: 1,
      layers: [
        .dense(units: 2, activation: .relu), .dense(units: 2, activation: .relu),
        .dense(units: 1, activation: .identity),
      ], initialization: .uniform(low: 0, high: 1), generator: &generator)
    #expect(try network.forward(Tensor([1])).values == [0.20429304314825944])
  }

  /// NumPy: np.random.seed(42); np.random.randn(3, 2) / np.sqrt(2), and so on.
  @Test func initializationsScaleTheDraws() throws {
    let normal = 0.4967141530112327
    let cases: [(Initialization, Double)] = [
      (.lecun, normal / 2.0.squareRoot()), (.xavier, normal / 2.5.squareRoot()), (.he, normal),
      (.normal(deviation: 0.25), normal * 0.25), (.uniform(low: -1, high: 1), -0.250919762305275),
      (.zeros, 0),
    ]
    for (initialization, expected) in cases {
      var generator = Generator.numPy(seed: 42)
      let network = try Network(
        inputs: 2, layers: [.dense(units: 3, activation: .identity)], initialization: initialization,
        generator: &generator)
      #expect(network.weights[0].shape == [3, 2])
      #expect(abs(network.weights[0][0] - expected) < 1e-15)
      #expect(network.biases[0].values == [0, 0, 0])
    }
  }

  @Test func parametersAreNamedInOrder() throws {
    let network = try example()
    #expect(
      network.parameters.map(\.name) == [
        "W1", "b1", "gain1", "shift1", "W2", "b2", "gain2", "shift2", "W3", "b3", "W4", "b4",
      ])
    #expect(network.parameterCount == network.parameters.reduce(0) { $0 + $1.value.count })
    #expect(network.outputCount == 3)
  }

  @Test func chunksGiveTheSameBits() throws {
    let network = try example()
    var generator = Generator.swiftNN(seed: 2)
    let batch = try Tensor(shape: [600, 2], values: generator.normals(1200))
    let together = try network.forward(batch)
    for point in [0, 7, 255, 256, 599] {
      let alone = try network.forward(Tensor(Array(batch.values[2 * point..<2 * point + 2])))
      #expect(alone.values == Array(together.values[3 * point..<3 * point + 3]))
      #expect(alone.shape == [3])
    }
  }

  @Test func layerValuesEndInTheOutput() throws {
    let network = try example()
    let batch = try Tensor(shape: [2, 2], values: [0.3, -1, 2, 0.5])
    let layers = try network.layerValues(batch)
    #expect(layers.last?.activation == (try network.forward(batch)))
    #expect(layers.map(\.label).prefix(3) == ["dense 1", "batch-norm", "tanh"])
    let dense = try #require(layers.first { $0.label == "dense 2" }?.preActivation)
    #expect(dense.shape == [2, 6])
  }

  @Test func shapesThatDoNotFitAreRefused() throws {
    let network = try example()
    #expect(throws: EngineError.self) { try network.forward(Tensor([1, 2, 3])) }
    #expect(throws: EngineError.self) { try network.forward(Tensor(1)) }
    #expect(throws: EngineError.self) { try network.replacingParameters([Tensor(1)]) }
    let plans: [[LayerPlan]] = [
      [.dense(units: 0, activation: .tanh)], [.dropout(1)], [.dropout(.nan)],
      [.residual([.dense(units: 5, activation: .tanh)])], [.dense(units: .max, activation: .tanh)],
      [nested(100)],
    ]
    for plan in plans {
      #expect(throws: EngineError.self) {
        var generator = Generator.swiftNN(seed: 1)
        return try Network(inputs: 2, layers: plan, generator: &generator)
      }
    }
  }

  private func nested(_ depth: Int) -> LayerPlan {
    (0..<depth).reduce(LayerPlan.batchNorm) { inner, _ in .residual([inner]) }
  }

  private func example() throws -> Network {
    var generator = Generator.swiftNN(seed: 4)
    return try Network(
      inputs: 2,
      layers: [
        .dense(units: 5, activation: .identity), .batchNorm, .activation(.tanh),
        .dense(units: 6, activation: .gelu), .residual([.layerNorm, .dense(units: 6, activation: .elu)]),
        .dropout(0.3), .dense(units: 3, activation: .identity),
      ], generator: &generator)
  }
}
