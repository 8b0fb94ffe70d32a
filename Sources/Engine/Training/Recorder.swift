/// What a training records on its way.
struct Recorder {
  private let weights: [ParameterSlot]
  private let keepsNorms: Bool
  private let keepsRates: Bool
  private let needsWholeNorm: Bool
  private let parameterCount: Int
  private let frameSteps: [Int]
  private var nextFrame = 0
  private var losses: [Double] = []
  private var gradientNorms: [[Double]] = []
  private var latestNorms: [Double]
  private var updateRates: [[Double]] = []
  private var frames: [(step: Int, flat: [Double], statistics: [RunningStatistics])] = []

  init(_ architecture: Architecture, _ options: TrainingOptions, steps: Int) {
    weights = architecture.slots.filter { $0.role == .weight }
    keepsNorms = options.recordsGradientNorms
    keepsRates = options.recordsUpdateRates
    needsWholeNorm = options.clip != nil
    parameterCount = architecture.parameterCount
    frameSteps = FrameSchedule(last: steps, count: options.frameCount).steps
    latestNorms = weights.map { _ in 0 }
    gradientNorms = keepsNorms ? weights.map { _ in [] } : []
    updateRates = keepsRates ? weights.map { _ in [] } : []
    reserve(min(steps, 1 << 20))
  }

  private mutating func reserve(_ steps: Int) {
    losses.reserveCapacity(steps)
    for layer in gradientNorms.indices { gradientNorms[layer].reserveCapacity(steps) }
    for layer in updateRates.indices { updateRates[layer].reserveCapacity(steps) }
  }

  /// Records a step before its update: the loss and the norms of the weight gradients. Gives the norm
  /// of the whole gradient if clipping needs it, otherwise 0.
  mutating func record(_ loss: Double, _ gradient: Pointer, _ team: Team) -> Double {
    losses.append(loss)
    if keepsNorms { recordNorms(gradient, team) }
    return needsWholeNorm ? sumOfSquares(gradient, parameterCount).squareRoot() : 0
  }

  private mutating func recordNorms(_ gradient: Pointer, _ team: Team) {
    latestNorms.withUnsafeMutableBufferPointer { norms in
      let parts = parameterCount < 1 << 16 ? 1 : norms.count
      team.share(parts) { part in
        for layer in stride(from: part, to: norms.count, by: parts) {
          let slot = weights[layer]
          norms[layer] = sumOfSquares(gradient + slot.offset, slot.count).squareRoot()
        }
      }
    }
    for layer in weights.indices { gradientNorms[layer].append(latestNorms[layer]) }
  }

  /// Records the size of the latest update.
  mutating func recordRates(before: Pointer, after: Pointer) {
    guard keepsRates else { return }
    for (layer, slot) in weights.enumerated() {
      let change = sumOfSquaredDifferences(before + slot.offset, after + slot.offset, slot.count)
      let size = sumOfSquares(before + slot.offset, slot.count)
      updateRates[layer].append(size > 0 ? (change / size).squareRoot() : 0)
    }
  }

  /// Whether the state after this many updates is to be kept.
  func wantsFrame(_ made: Int) -> Bool {
    nextFrame < frameSteps.count && frameSteps[nextFrame] == made
  }

  /// Keeps a state of the network.
  mutating func keep(_ made: Int, _ flat: [Double], _ statistics: [RunningStatistics]) {
    frames.append((made, flat, statistics))
    nextFrame += 1
  }

  /// Everything recorded. A run that ended early gets its last state as the last frame; the update that made a run
  /// diverge was taken back, and so is its frame.
  func result(
    _ trained: Network, from network: Network, firstStep: Int, made: Int,
    _ outcome: TrainingResult.Outcome
  ) -> TrainingResult {
    var latest = made
    if case .diverged = outcome { latest = made - 1 }
    var frames = frames.filter { $0.step <= latest }.map { frame in
      TrainingFrame(
        step: firstStep + frame.step, network: network.with(frame.flat, frame.statistics, nil))
    }
    if !frameSteps.isEmpty, frames.last?.step != firstStep + made {
      frames.append(
        TrainingFrame(
          step: firstStep + made, network: network.with(trained.flat, trained.statistics, nil)))
    }
    return TrainingResult(
      network: trained, firstStep: firstStep, losses: losses, gradientNorms: gradientNorms,
      updateRates: updateRates, frames: frames, outcome: outcome)
  }
}
