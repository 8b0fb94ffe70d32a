/// An activation on eight lanes: its value, and its derivative as a function of the value or, for the
/// activations that `Activation.derivativeNeedsOnlyOutput` leaves out, of the argument.
protocol ActivationRule {
  static func value(_ x: Lanes) -> Lanes
  static func slope(_ kept: Lanes) -> Lanes
}

enum IdentityRule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { x }

  @inline(__always)
  static func slope(_ y: Lanes) -> Lanes { Lanes(repeating: 1) }
}

enum TanhRule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { LaneElementary.tanh(x) }

  @inline(__always)
  static func slope(_ y: Lanes) -> Lanes { 1 - y * y }
}

enum SigmoidRule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { LaneElementary.sigmoid(x) }

  @inline(__always)
  static func slope(_ y: Lanes) -> Lanes { y * (1 - y) }
}

enum ReLURule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { LaneElementary.rectified(x) }

  @inline(__always)
  static func slope(_ y: Lanes) -> Lanes { Lanes.zero.replacing(with: 1, where: y .> 0) }
}

enum LeakyReLURule: ActivationRule {
  /// The slope left of 0.
  static let leak = 0.01

  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { x.replacing(with: x * leak, where: x .<= 0) }

  @inline(__always)
  static func slope(_ y: Lanes) -> Lanes { Lanes(repeating: 1).replacing(with: leak, where: y .<= 0) }
}

enum ELURule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { x.replacing(with: LaneElementary.exp(x) - 1, where: x .<= 0) }

  @inline(__always)
  static func slope(_ y: Lanes) -> Lanes { Lanes(repeating: 1).replacing(with: y + 1, where: y .<= 0) }
}

enum SiLURule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { x * LaneElementary.sigmoid(x) }

  @inline(__always)
  static func slope(_ x: Lanes) -> Lanes {
    let sigmoid = LaneElementary.sigmoid(x)
    return sigmoid * (1 + x * (1 - sigmoid))
  }
}

enum SoftplusRule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes {
    let magnitude = x.replacing(with: -x, where: x .< 0)
    return LaneElementary.rectified(x) + LaneElementary.log1p(LaneElementary.exp(-magnitude))
  }

  @inline(__always)
  static func slope(_ x: Lanes) -> Lanes { LaneElementary.sigmoid(x) }
}

/// z Φ(z), with the distribution function Φ and the density φ of the standard normal distribution.
enum GELURule: ActivationRule {
  @inline(__always)
  static func value(_ x: Lanes) -> Lanes { x * cumulative(x) }

  @inline(__always)
  static func slope(_ x: Lanes) -> Lanes { cumulative(x) + x * density(x) }

  /// Φ(x), one lane after the other.
  private static func cumulative(_ x: Lanes) -> Lanes {
    var result = Lanes.zero
    for lane in 0..<laneCount { result[lane] = Elementary.normalCDF(x[lane]) }
    return result
  }

  /// φ(x) = e^(−x²/2) / √(2π).
  @inline(__always)
  private static func density(_ x: Lanes) -> Lanes {
    LaneElementary.exp(x * x * -0.5) * 0.3989422804014327
  }
}
