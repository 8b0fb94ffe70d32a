/// A rule that turns gradients into updates. Hyper-parameters, their order of use and the defaults
/// are PyTorch's, so that trajectories agree.
public enum Optimizer: Sendable, Hashable {
  /// θ ← θ − η g.
  case sgd
  /// v ← μ v + g, θ ← θ − η v (Polyak, 1964).
  case momentum(Double)
  /// v ← μ v + g, θ ← θ − η (g + μ v) (Nesterov, 1983).
  case nesterov(Double)
  /// s ← s + g², θ ← θ − η g / (√s + ε) (Duchi, Hazan and Singer, 2011).
  case adagrad(epsilon: Double = 1e-10)
  /// s ← α s + (1 − α) g², θ ← θ − η g / (√s + ε) (Hinton, 2012).
  case rmsprop(smoothing: Double = 0.99, epsilon: Double = 1e-8)
  /// Bias-corrected first and second moments (Kingma and Ba, 2015).
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// Adam with decoupled weight decay (Loshchilov and Hutter, 2019).
  case adamw(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)

  /// How many numbers a parameter the rule remembers.
  public var slotCount: Int {
    switch self {
    case .sgd: 0
    case .momentum, .nesterov, .adagrad, .rmsprop: 1
    case .adam, .adamw: 2
    }
  }
}
