import Engine
import Testing

/// Training 50 steps and then 30 leaves the bits that 80 steps leave.
@Suite("Resumption")
struct ResumptionTests {
  private static let optimizers: [Optimizer] = [
    .sgd, .momentum(0.9), .nesterov(0.9), .adagrad(), .rmsprop(), .adam(), .adamw(),
  ]
  private static let schedules: [Schedule] = [
    .constant(0.01), .cosine(rate: 0.02, end: 0.001, steps: 70),
    .stepDecay(rate: 0.02, factor: 0.5, every: 20), .warmup(steps: 60, then: .constant(0.02)),
    .warmup(steps: 10, then: .cosine(rate: 0.02, steps: 65)),
  ]

  @Test("the bits of every optimizer and schedule", arguments: optimizers, schedules)
  func bits(_ optimizer: Optimizer, _ schedule: Schedule) throws {
    let options = TrainingOptions(
      loss: .crossEntropy, optimizer: optimizer, schedule: schedule, length: .steps(80), batchSize: 7,
      clip: 0.5, weightDecay: 0.01)
    let (data, network) = try example()
    let whole = try train(network, data, options, 80)
    let first = try train(network, data, options, 50)
    let second = try train(first.network, data, options, 30)
    #expect(second.network == whole.network)
    #expect(first.losses + second.losses == whole.losses)
  }

  @Test("a training that is cancelled goes on as if nothing had happened")
  func afterCancellation() throws {
    let (data, network) = try example()
    let options = TrainingOptions(loss: .crossEntropy, optimizer: .adam(), batchSize: 7)
    let whole = try train(network, data, options, 40)
    let asked = Counter()
    let first = try train(
      network, data, options, 40, TrainingControl(isCancelled: { asked.next() == 17 }))
    #expect(first.outcome == .cancelled(step: 18))
    let second = try train(first.network, data, options, 23)
    #expect(second.network == whole.network)
  }

  private func train(
    _ network: Network, _ data: Dataset, _ options: TrainingOptions, _ steps: Int,
    _ control: TrainingControl = TrainingControl()
  ) throws -> TrainingResult {
    var generator = Generator.swiftNN(seed: 9)
    var options = options
    options.length = .steps(steps)
    return try Training.run(network, on: data, options: options, generator: &generator, control: control)
  }

  private func example() throws -> (Dataset, Network) {
    var generator = Generator.swiftNN(seed: 5)
    let data = try Dataset.moons(count: 13, generator: &generator)
    let layers: [LayerPlan] = [
      .dense(units: 5, activation: .tanh), .batchNorm, .dropout(0.2),
      .dense(units: 2, activation: .identity),
    ]
    return (data, try Network(inputs: 2, layers: layers, generator: &generator))
  }
}
