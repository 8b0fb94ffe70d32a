/// What a training made.
public struct TrainingResult: Sendable {
  /// How a training ended. Steps count from 1 and over all trainings of the network.
  public enum Outcome: Sendable, Hashable {
    /// All steps were made.
    case finished
    /// The loss fell below the bound that was set, before the update of this step.
    case stopped(step: Int)
    /// The loss or the gradient of this step was not finite; the network is the one before it.
    case diverged(step: Int)
    /// The caller stopped the training before this step.
    case cancelled(step: Int)
  }

  /// The network as the training left it.
  public let network: Network
  /// The network's number of updates before this training.
  public let firstStep: Int
  /// The loss at each step, before its update.
  public let losses: [Double]
  /// For each weight matrix, the Frobenius norm of its gradient at each step, before clipping and
  /// the update; empty unless asked for.
  public let gradientNorms: [[Double]]
  /// For each weight matrix, the norm of its update over its own norm at each step; empty unless
  /// asked for.
  public let updateRates: [[Double]]
  /// The recorded states of the network, in order of steps.
  public let frames: [TrainingFrame]
  /// How the training ended.
  public let outcome: Outcome
}

/// A network as it stood after a number of updates.
public struct TrainingFrame: Sendable {
  /// The number of updates, counted over all trainings of the network.
  public let step: Int
  /// The network; it cannot resume the training.
  public let network: Network
}
