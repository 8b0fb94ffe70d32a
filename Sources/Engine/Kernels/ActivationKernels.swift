/// Activations and their derivatives over feature-major values.
enum ActivationKernel {
  /// output = φ(input); the two may be one.
  static func apply(_ activation: Activation, _ input: Pointer, into output: Pointer, count: Int) {
    switch activation {
    case .identity: transform(input, output, count) { $0 }
    case .tanh: transform(input, output, count, LaneElementary.tanh)
    case .relu: transform(input, output, count, LaneElementary.rectified)
    case .sigmoid: transform(input, output, count, LaneElementary.sigmoid)
    case .leakyReLU:
      transform(input, output, count) { $0.replacing(with: $0 * leak, where: $0 .<= 0) }
    case .elu:
      transform(input, output, count) { $0.replacing(with: LaneElementary.exp($0) - 1, where: $0 .<= 0) }
    case .gelu: transform(input, output, count) { $0 * NormalDistribution.cumulative($0) }
    case .silu: transform(input, output, count) { $0 * LaneElementary.sigmoid($0) }
    case .softplus: transform(input, output, count, softplus)
    }
  }

  /// error = error · φ'(input), where `output` is φ(input); for the activations that
  /// `Activation.derivativeNeedsOnlyOutput` names, `input` is not read.
  static func backpropagate(
    _ activation: Activation, input: Pointer, output: Pointer, error: Pointer, count: Int
  ) {
    switch activation {
    case .identity: break
    case .tanh: scale(error, output, count) { 1 - $0 * $0 }
    case .relu: scale(error, output, count) { step($0) }
    case .sigmoid: scale(error, output, count) { $0 * (1 - $0) }
    case .leakyReLU: scale(error, output, count) { one.replacing(with: leak, where: $0 .<= 0) }
    case .elu: scale(error, output, count) { one.replacing(with: $0 + 1, where: $0 .<= 0) }
    case .gelu: scale(error, input, count, geluDerivative)
    case .silu: scale(error, input, count, siluDerivative)
    case .softplus: scale(error, input, count, LaneElementary.sigmoid)
    }
  }

  /// The slope of leaky ReLU left of 0.
  static let leak = 0.01
  private static let one = Lanes(repeating: 1)

  @inline(__always)
  private static func step(_ x: Lanes) -> Lanes { Lanes.zero.replacing(with: one, where: x .> 0) }

  @inline(__always)
  private static func softplus(_ x: Lanes) -> Lanes {
    let magnitude = x.replacing(with: -x, where: x .< 0)
    return LaneElementary.rectified(x) + LaneElementary.log1p(LaneElementary.exp(-magnitude))
  }

  @inline(__always)
  private static func siluDerivative(_ x: Lanes) -> Lanes {
    let sigmoid = LaneElementary.sigmoid(x)
    return sigmoid * (1 + x * (1 - sigmoid))
  }

  @inline(__always)
  private static func geluDerivative(_ x: Lanes) -> Lanes {
    NormalDistribution.cumulative(x) + x * NormalDistribution.density(x)
  }

  @inline(__always)
  private static func transform(
    _ input: Pointer, _ output: Pointer, _ count: Int, _ function: (Lanes) -> Lanes
  ) {
    for index in stride(from: 0, to: count, by: laneCount) {
      output.store(function(input.lanes(index)), index)
    }
  }

  @inline(__always)
  private static func scale(
    _ error: Pointer, _ values: Pointer, _ count: Int, _ derivative: (Lanes) -> Lanes
  ) {
    for index in stride(from: 0, to: count, by: laneCount) {
      error.store(error.lanes(index) * derivative(values.lanes(index)), index)
    }
  }
}

extension Activation {
  /// Whether φ' is a function of φ, so that the pre-activation need not be kept.
  var derivativeNeedsOnlyOutput: Bool {
    switch self {
    case .identity, .tanh, .relu, .sigmoid, .leakyReLU, .elu: true
    case .gelu, .silu, .softplus: false
    }
  }
}

/// The standard normal distribution on eight lanes.
private enum NormalDistribution {
  /// Φ(x), one lane after the other.
  static func cumulative(_ x: Lanes) -> Lanes {
    var result = Lanes.zero
    for lane in 0..<laneCount { result[lane] = Elementary.normalCDF(x[lane]) }
    return result
  }

  /// φ(x) = e^(−x²/2) / √(2π).
  @inline(__always)
  static func density(_ x: Lanes) -> Lanes {
    LaneElementary.exp(x * x * -0.5) * 0.3989422804014327
  }
}
