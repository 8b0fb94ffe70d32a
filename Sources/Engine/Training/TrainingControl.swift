/// How the caller of a training watches and stops it; nothing here changes a bit of the result.
public struct TrainingControl: Sendable {
  /// Asked before every step; true stops the training there.
  public var isCancelled: @Sendable () -> Bool
  /// Told now and then how far the training is, at most about twenty times a second.
  public var progress: (@Sendable (TrainingProgress) -> Void)?
  /// The threads that help with large layers.
  public var helpers: Helpers

  /// A control; by default the training has no helpers, cannot be cancelled and is silent.
  public init(
    helpers: Helpers = .none, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (@Sendable (TrainingProgress) -> Void)? = nil
  ) {
    self.helpers = helpers
    self.isCancelled = isCancelled
    self.progress = progress
  }
}

/// How far a training is.
public struct TrainingProgress: Sendable, Hashable {
  /// The number of updates made in this run.
  public let step: Int
  /// The number of updates this run will make at most.
  public let steps: Int
  /// The loss before the latest update.
  public let loss: Double
}
