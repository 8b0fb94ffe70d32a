import Engine
import Testing

@Suite struct TrainingTests {
  private let data: Dataset
  private let network: Network

  init() throws {
    var generator = Generator.swiftNN(seed: 5)
    data = try .moons(count: 40, noise: 0.1, generator: &generator)
    network = try Network(
      inputs: 2,
      layers: [
        .dense(units: 8, activation: .tanh), .batchNorm, .dropout(0.2),
        .dense(units: 2, activation: .identity),
      ], generator: &generator)
  }

  private func options(_ steps: Int) -> TrainingOptions {
    TrainingOptions(
      loss: .crossEntropy, optimizer: .adam(), schedule: .warmup(steps: 10, then: .constant(0.01)),
      length: .steps(steps), batchSize: 32, frameCount: 5, recordsUpdateRates: true)
  }

  private func run(
    _ network: Network, on data: Dataset? = nil, _ options: TrainingOptions,
    control: TrainingControl = TrainingControl()
  ) throws -> TrainingResult {
    var generator = Generator.swiftNN(seed: 9)
    return try Training.run(
      network, on: data ?? self.data, options: options, generator: &generator, control: control)
  }

  @Test func resumingGivesTheSameBits() throws {
    let whole = try run(network, options(80))
    let first = try run(network, options(50))
    let second = try run(first.network, options(30))
    #expect(second.network == whole.network)
    #expect(first.losses + second.losses == whole.losses)
    #expect(second.firstStep == 50)
    #expect(second.network.step == 80)
  }

  @Test func resumingAStreamGivesTheSameBits() throws {
    var whole = Generator.numPy(seed: 3)
    var parts = Generator.numPy(seed: 3)
    let all = try Training.run(network, on: data, options: options(80), generator: &whole)
    let first = try Training.run(network, on: data, options: options(50), generator: &parts)
    let second = try Training.run(first.network, on: data, options: options(30), generator: &parts)
    #expect(second.network == all.network)
    #expect(parts == whole)
  }

  @Test func threadsChangeNoBit() throws {
    var generator = Generator.swiftNN(seed: 1)
    let wide = try Network(
      inputs: 2,
      layers: [
        .dense(units: 200, activation: .relu), .dense(units: 130, activation: .relu),
        .dense(units: 2, activation: .identity),
      ], generator: &generator)
    let one = try run(wide, options(5), control: TrainingControl())
    let two = try run(wide, options(5), control: TrainingControl(helpers: .threads(2)))
    #expect(one.network == two.network)
    #expect(one.losses == two.losses)
  }

  /// Wide enough for shared products by rows and by columns, layouts of minibatches (the last one short), sums of
  /// squares and updates; three threads take unequal shares.
  @Test(arguments: [2, 3, 5]) func threadsChangeNoBitOfLargeLayers(threads: Int) throws {
    var generator = Generator.swiftNN(seed: 3)
    let points = try Tensor(shape: [150, 300], values: (0..<150 * 300).map { _ in generator.normal() })
    let labels = Tensor((0..<150).map { Double($0 % 10) })
    let digits = try Dataset(x: points, y: labels, classes: 10)
    let wide = try Network(
      inputs: 300,
      layers: [
        .dense(units: 300, activation: .relu), .layerNorm, .dense(units: 250, activation: .tanh),
        .dense(units: 10, activation: .identity),
      ], generator: &generator)
    var options = options(6)
    options.batchSize = 64
    options.clip = 0.5
    let one = try run(wide, on: digits, options)
    let many = try run(wide, on: digits, options, control: TrainingControl(helpers: .threads(threads)))
    #expect(many.network == one.network)
    #expect(many.losses == one.losses)
    #expect(many.gradientNorms == one.gradientNorms)
  }

  @Test func recordsOneEntryAStep() throws {
    let result = try run(network, options(20))
    #expect(result.losses.count == 20)
    #expect(result.gradientNorms.map(\.count) == [20, 20])
    #expect(result.updateRates.map(\.count) == [20, 20])
    #expect(result.frames.first?.step == 0)
    #expect(result.frames.last?.step == 20)
    #expect(result.frames.first?.network.weights == network.weights)
    #expect(result.frames.last?.network.weights == result.network.weights)
  }

  /// One step of gradient descent by hand: w = 2, b = 0, points (1, 3) and (2, 3); l2 loss
  /// ¼ ((2 − 3)² + (4 − 3)²) = ½, ∂w = ½ (−1·1 + 1·2) = ½, ∂b = ½ (−1 + 1) = 0.
  @Test func oneStepByHand() throws {
    var generator = Generator.swiftNN(seed: 1)
    let drawn = try Network(
      inputs: 1, layers: [.dense(units: 1, activation: .identity)], generator: &generator)
    let line = try drawn.replacingParameters([Tensor(shape: [1, 1], values: [2]), Tensor([0])])
    let points = try Dataset(x: Tensor([1, 2]), y: Tensor([3, 3]))
    let result = try Training.run(
      line, on: points,
      options: TrainingOptions(
        schedule: .constant(0.5), length: .steps(1), recordsUpdateRates: true), generator: &generator)
    #expect(result.losses == [0.5])
    #expect(result.gradientNorms == [[0.5]])
    #expect(result.updateRates == [[0.125]])
    #expect(result.network.weights.map(\.values) == [[1.75]])
    #expect(result.network.biases.map(\.values) == [[0]])
  }

  @Test func stopsBelowABound() throws {
    var options = options(1000)
    options.stopBelow = 0.4
    let result = try run(network, options)
    guard case .stopped(let step) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(result.losses.count == step - 1)
    #expect(result.losses.allSatisfy { $0 >= 0.4 })
    #expect(result.frames.last?.step == step - 1)
  }

  @Test func divergenceKeepsTheLastFiniteNetwork() throws {
    var generator = Generator.swiftNN(seed: 1)
    let line = try Network(
      inputs: 1, layers: [.dense(units: 1, activation: .identity)], generator: &generator)
    let points = try Dataset(x: Tensor([1, 2, 3]), y: Tensor([1, 2, 3]))
    let result = try Training.run(
      line, on: points,
      options: TrainingOptions(schedule: .constant(1e3), length: .steps(500), frameCount: 501),
      generator: &generator)
    guard case .diverged(let step) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(result.losses.count == step - 1)
    #expect(result.losses.allSatisfy { $0.isFinite })
    #expect(result.network.parameters.allSatisfy { $0.value.isFinite })
    #expect(try result.network.loss(.l2, on: points).isFinite)
    #expect(result.network.step == result.frames.last?.step)
    #expect(result.network.weights == result.frames.last?.network.weights)
  }

  @Test func cancellationStopsBeforeTheNextStep() throws {
    let control = TrainingControl(isCancelled: { true })
    let result = try run(network, options(100), control: control)
    #expect(result.outcome == .cancelled(step: 1))
    #expect(result.losses.isEmpty)
    #expect(result.network.weights == network.weights)
  }

  @Test func progressEndsAtTheEnd() async throws {
    await confirmation(expectedCount: 1...) { told in
      let control = TrainingControl(progress: { if $0.step == $0.steps { told() } })
      _ = try? run(network, options(30), control: control)
    }
  }

  @Test func epochsVisitEveryPointOnce() throws {
    var options = options(0)
    options.length = .epochs(3)
    #expect(try run(network, options).losses.count == 9)
  }

  @Test func nonsenseIsRefused() {
    let changes: [(inout TrainingOptions) -> Void] = [
      { $0.batchSize = 0 }, { $0.length = .steps(-1) }, { $0.length = .epochs(-1) }, { $0.clip = 0 },
      { $0.clip = .nan }, { $0.weightDecay = -1 }, { $0.frameCount = -1 },
    ]
    for change in changes {
      var options = options(1)
      change(&options)
      #expect(throws: EngineError.self) { try run(network, options) }
    }
  }

  @Test func shapesThatDoNotFitAreRefused() throws {
    let narrow = try Dataset(x: Tensor([1, 2]), y: Tensor([0, 1]), classes: 2)
    let many = try Dataset(x: data.x, y: data.y, classes: 3)
    var generator = Generator.swiftNN(seed: 1)
    #expect(throws: EngineError.self) {
      try Training.run(network, on: narrow, options: options(1), generator: &generator)
    }
    #expect(throws: EngineError.self) {
      try Training.run(network, on: many, options: options(1), generator: &generator)
    }
  }
}
