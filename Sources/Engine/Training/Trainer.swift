/// One run of training: its memory, its clock and what it records.
struct Trainer: ~Copyable {
  private let network: Network
  private let options: TrainingOptions
  private let control: TrainingControl
  private let steps: Int
  private let firstStep: Int
  private let team: Team
  private var batches: Batches
  private var executor: Executor
  private var memory: ParameterMemory
  private let targets: Region
  private var recorder: Recorder
  private let start: Generator
  private var generator: Generator
  private var outcome = TrainingResult.Outcome.finished
  /// The running statistics before the latest forward pass.
  private var statistics: [RunningStatistics]
  /// The number of updates made in this run.
  private var made = 0

  /// A run that draws from a generator; one that continues a training which was given the same generator goes on
  /// drawing where that training ended.
  init(
    _ network: Network, _ batches: Batches, _ options: TrainingOptions, _ control: TrainingControl,
    _ generator: Generator
  ) {
    let before = network.state.flatMap { [$0.start, $0.generator].contains(generator) ? $0 : nil }
    start = before?.start ?? generator
    self.generator = before?.generator ?? generator
    self.network = network
    self.options = options
    self.control = control
    self.batches = batches
    team = Team(control.helpers)
    steps = options.steps(perEpoch: batches.stepsPerEpoch)
    firstStep = network.step
    executor = Executor(
      network.architecture, capacity: batches.batchSize, purpose: .learning, team: team)
    memory = ParameterMemory(network, options.optimizer)
    targets = Region(count: network.outputCount * paddedToLanes(batches.batchSize))
    recorder = Recorder(network.architecture, options, steps: steps)
    statistics = network.statistics
    executor.load(statistics)
  }

  /// Makes the steps until one of the reasons to stop.
  mutating func train() {
    if batches.isWhole { batches.layOutAll(executor.input, targets.base, stride: executor.stride, by: team) }
    var reporter = ProgressReporter(control)
    recordFrame()
    while made < steps {
      if control.isCancelled() {
        outcome = .cancelled(step: firstStep + made + 1)
        return
      }
      guard let loss = step() else { return }
      made += 1
      recordFrame()
      reporter.report(step: made, of: steps, loss: loss)
    }
    if !memory.isFinite { _ = diverge() }
  }

  /// One step; nil when the training ends before its update.
  private mutating func step() -> Double? {
    prepareBatch()
    if !network.statistics.isEmpty { statistics = executor.statistics() }
    executor.forward(memory.current, .training)
    let kernel = LossKernel(
      loss: options.loss, targetsAreClasses: batches.targetsAreClasses, width: network.outputCount,
      count: executor.count, stride: executor.stride)
    let loss = kernel.evaluate(executor.output, target: targets.base, error: executor.error)
    guard loss.isFinite else { return diverge() }
    if let bound = options.stopBelow, loss < bound {
      outcome = .stopped(step: firstStep + made + 1)
      return nil
    }
    executor.backward(memory.current, gradient: memory.gradient)
    let norm = recorder.record(loss, memory.gradient, team)
    update(gradientNorm: norm)
    recorder.recordRates(before: memory.previous, after: memory.current)
    return loss
  }

  private mutating func prepareBatch() {
    if !batches.isWhole {
      let indices = batches.next(&generator)
      executor.resize(indices.count)
      batches.layOut(indices, executor.input, targets.base, stride: executor.stride, by: team)
    }
    executor.drawMasks(&generator)
  }

  private mutating func update(gradientNorm: Double) {
    let step = firstStep + made
    var scale = 1.0
    if let clip = options.clip { scale = min(clip / (gradientNorm + 1e-6), 1) }
    let rate = options.schedule.rate(at: step, run: firstStep..<firstStep + steps)
    let kernel = OptimizerKernel(
      optimizer: options.optimizer, rate: rate,
      step: memory.age + 1, weightDecay: options.weightDecay, gradientScale: scale)
    memory.update(kernel, by: team)
  }

  /// Ends the run at a loss that is not finite, with the network before the latest update.
  private mutating func diverge() -> Double? {
    outcome = .diverged(step: firstStep + made + 1)
    executor.load(statistics)
    if made > 0 { memory.undo() }
    return nil
  }

  private mutating func recordFrame() {
    guard recorder.wantsFrame(made) else { return }
    recorder.keep(made, memory.parameters(), executor.statistics())
  }

  /// The result; hands the generator back as the run left it.
  consuming func finish(_ generator: inout Generator) -> TrainingResult {
    if generator.isStream { generator = self.generator }
    let (step, age, statistics) = (firstStep + made, memory.age, executor.statistics())
    team.dismiss()
    executor.free()
    let (parameters, slots) = memory.finish()
    let state = TrainingState(
      step: step, optimizer: options.optimizer, age: age, slots: slots,
      order: batches.order, visited: batches.visited, start: start, generator: self.generator)
    let trained = network.with(parameters, statistics, state)
    return recorder.result(trained, from: network, firstStep: firstStep, made: made, outcome)
  }
}
