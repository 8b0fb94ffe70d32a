/// What a training does, apart from its network and data.
public struct TrainingOptions: Sendable, Hashable {
  /// How long a training runs.
  public enum Length: Sendable, Hashable {
    /// That many updates.
    case steps(Int)
    /// That many passes over the set.
    case epochs(Int)
  }

  /// The loss that is minimised.
  public var loss: Loss
  /// The rule of the updates.
  public var optimizer: Optimizer
  /// The learning rate over the steps.
  public var schedule: Schedule
  /// How long to train.
  public var length: Length
  /// The number of points in a minibatch; nil is the whole set.
  public var batchSize: Int?
  /// The largest norm of the whole gradient; longer gradients are scaled down to it.
  public var clip: Double?
  /// The weight decay λ: λθ is added to the gradient; for AdamW it is decoupled.
  public var weightDecay: Double
  /// Stops before the first update whose loss is below this.
  public var stopBelow: Double?
  /// How many states of the network to keep, the first and the last among them; 0 keeps none.
  public var frameCount: Int
  /// Whether to keep the norm of every layer's weight gradient at every step.
  public var recordsGradientNorms: Bool
  /// Whether to keep, for every layer and step, the norm of the update over the norm of the weights.
  public var recordsUpdateRates: Bool

  /// Options with the defaults of `train`.
  public init(
    loss: Loss = .l2, optimizer: Optimizer = .sgd, schedule: Schedule = .constant(1e-3),
    length: Length = .steps(1000), batchSize: Int? = nil, clip: Double? = nil, weightDecay: Double = 0,
    stopBelow: Double? = nil, frameCount: Int = 0, recordsGradientNorms: Bool = true,
    recordsUpdateRates: Bool = false
  ) {
    self.loss = loss
    self.optimizer = optimizer
    self.schedule = schedule
    self.length = length
    self.batchSize = batchSize
    self.clip = clip
    self.weightDecay = weightDecay
    self.stopBelow = stopBelow
    self.frameCount = frameCount
    self.recordsGradientNorms = recordsGradientNorms
    self.recordsUpdateRates = recordsUpdateRates
  }
}
