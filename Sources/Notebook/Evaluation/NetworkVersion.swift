import Engine
import Source

/// A network as one statement left it: defined, or trained and perhaps still training.
///
/// `train` gives its name to a new version and returns at once; whoever needs the numbers waits for them.
final class NetworkVersion {
  let name: String
  /// The version that was trained further; `nil` for a network as it was defined.
  let previous: NetworkVersion?
  let training: TrainingRecord?
  private let initial: Network
  private let run: TrainingRun?

  /// What a version was trained on, and towards what.
  struct TrainingRecord {
    let data: DataValue
    let loss: Loss
    let options: TrainingOptions
  }

  /// A network as it was defined.
  init(name: String, network: Network) {
    self.name = name
    initial = network
    previous = nil
    training = nil
    run = nil
  }

  /// A network that is being trained; with no run, as in a session that checks, it stays as it was.
  init(training previous: NetworkVersion, as record: TrainingRecord, run: TrainingRun?) {
    name = previous.name
    initial = previous.initial
    self.previous = previous
    training = record
    self.run = run
  }

  /// The same version under another name, such as that of a run of a sweep.
  init(_ version: NetworkVersion, named name: String) {
    self.name = name
    initial = version.initial
    previous = version.previous
    training = version.training
    run = version.run
  }

  /// The architecture, known without waiting; its parameters are those before any training.
  var architecture: Network { initial }

  /// The network with its numbers.
  func network() throws(DiagnosticError) -> Network {
    guard let run else { return try previous?.network() ?? initial }
    return try run.result().network
  }

  /// The results of every training from the first to this one.
  func history() throws(DiagnosticError) -> [TrainingResult] {
    var results: [TrainingResult] = []
    var version: NetworkVersion? = self
    while let current = version {
      if let run = current.run { results.append(try run.result()) }
      version = current.previous
    }
    return results.reversed()
  }

  /// The loss at each step of every training, before its update.
  ///
  /// A session that checks knows their number only.
  func losses() throws(DiagnosticError) -> [Double] {
    let results = try history()
    return results.isEmpty ? [Double](repeating: 1, count: plannedSteps) : results.flatMap(\.losses)
  }

  /// How many updates the trainings up to this version make at most.
  private var plannedSteps: Int {
    var count = 0
    var version: NetworkVersion? = self
    while let current = version {
      if let training = current.training {
        count += training.options.stepCount(points: training.data.dataset.count)
      }
      version = current.previous
    }
    return count
  }
}

extension TrainingOptions {
  /// About how many bytes a training of a network needs at least: the parameters with their gradient and what the
  /// optimizer remembers, the values of a batch, the parameters of every frame, and for every step the loss and two
  /// numbers for each layer. Where a training may stop early, nobody knows its steps.
  func memory(_ network: Network, points: Int) -> Double {
    let steps = Double(stepCount(points: points))
    let states = min(Double(frameCount), steps + 1) + Double(3 + optimizer.slotCount)
    let batch = Double(max(1, min(batchSize ?? points, points))) * Double(2 * network.valueCount)
    let curves = stopBelow == nil ? steps * Double(1 + 2 * network.weights.count) : 0
    return 8 * (states * Double(network.parameterCount) + batch + curves)
  }

  /// How many updates a training on so many points makes at most.
  func stepCount(points: Int) -> Int {
    switch length {
    case .steps(let steps): return steps
    case .epochs(let epochs):
      let batch = max(1, min(batchSize ?? points, points))
      let (steps, overflow) = epochs.multipliedReportingOverflow(by: (points + batch - 1) / batch)
      return overflow ? .max : steps
    }
  }
}
