/// The hyperbolic tangent. Its derivative is computed as sech², which keeps its digits where tanh is nearly ±1.
enum Tanh: UnaryRule {
  static let operation = Operation(
    Tanh.self, "tanh", summary: "The hyperbolic tangent.", known: [(1, 0.7615941559557649), (40, 1)])
  static func value(_ x: Double) -> Double { Elementary.tanh(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N {
    N.apply(Square.self, N.apply(Sech.self, x))
  }
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula { 1 - .apply(Square.self, y) }
  static func expansion(_ x: Formula) -> Formula? {
    let grown = Formula.apply(Exp.self, 2 * x)
    return (grown - 1) * .apply(Reciprocal.self, .apply(Increment.self, grown))
  }
}

/// The logistic function. Its derivative is a rule of its own, which keeps its digits where σ is nearly 1.
enum Sigmoid: UnaryRule {
  static let operation = Operation(
    Sigmoid.self, "sigmoid", .function("σ"), summary: "The logistic function 1/(1 + e^−x).",
    known: [(1, 0.7310585786300049), (-800, 0), (800, 1)])
  static func value(_ x: Double) -> Double { Elementary.sigmoid(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(LogisticDensity.self, x) }
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula { y * (1 - y) }
  static func expansion(_ x: Formula) -> Formula? {
    .apply(Reciprocal.self, .apply(Increment.self, .apply(Exp.self, -x)))
  }
}

/// The density of the logistic distribution, σ′ = σ(x)·σ(−x). Its derivative is −σ′ tanh(x/2), which keeps its digits
/// near 0, where σ(−x) − σ(x) would not.
enum LogisticDensity: UnaryRule {
  static let operation = Operation(
    LogisticDensity.self, "sigmoid_slope", .function("σ′"),
    summary: "σ(x) · σ(−x), the slope of the logistic function.",
    known: [(0, 0.25), (1, 0.19661193324148185), (-700, 9.85967654375977e-305), (800, 0)])
  static func value(_ x: Double) -> Double { Elementary.logisticDensity(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { -(y * N.apply(Tanh.self, 0.5 * x)) }
}

enum ReLU: UnaryRule {
  static let operation = Operation(
    ReLU.self, "relu", summary: "x where it is positive, else 0; its derivative at 0 is 0.",
    known: [(-2, 0), (3, 3)])
  @inline(__always)
  static func value(_ x: Double) -> Double { x > 0 ? x : x.isNaN ? x : 0 }
  @inline(__always)
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(Step.self, x) }
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula { .apply(Greater.self, x, 0) }
  static func expansion(_ x: Formula) -> Formula? { .apply(Maximum.self, x, 0) }
}

enum Step: UnaryRule {
  static let operation = Operation(
    Step.self, "step", summary: "1 where x is positive, else 0; NaN where x is.",
    known: [(-1, 0), (0, 0), (2, 1), (.nan, .nan)])
  @inline(__always)
  static func value(_ x: Double) -> Double { x > 0 ? 1 : x.isNaN ? x : 0 }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 0 }
}

enum LeakyReLU: BinaryRule {
  static let operation = Operation(
    LeakyReLU.self, "leaky_relu",
    summary: "x where it is positive, else slope · x; its derivative at 0 is the slope.",
    samples: [(-1.3, 0.01), (2.1, 0.2)],
    known: [(-2, 0.01, -0.02), (3, 0.01, 3)])
  static func value(_ x: Double, _ slope: Double) -> Double { x > 0 ? x : slope * x }
  static func derivatives<N: Algebra>(_ x: N, _ slope: N, _ y: N) -> (N, N) {
    let rest = N.apply(LessOrEqual.self, x, 0)
    return (.apply(Step.self, x) + slope * rest, x * rest)
  }
  static func shownDerivatives(_ x: Formula, _ slope: Formula, _ y: Formula) -> (Formula, Formula) {
    let rest = Formula.apply(LessOrEqual.self, x, 0)
    return (.apply(Greater.self, x, 0) + slope * rest, x * rest)
  }
}

enum ELU: BinaryRule {
  static let operation = Operation(
    ELU.self, "elu",
    summary: "x where it is positive, else α · (e^x − 1); its derivative at 0 is α.",
    samples: [(-1.3, 1), (2.1, 0.7)],
    known: [(-1, 1, -0.6321205588285577), (3, 1, 3)])
  static func value(_ x: Double, _ alpha: Double) -> Double { x > 0 ? x : alpha * Elementary.expm1(x) }
  static func derivatives<N: Algebra>(_ x: N, _ alpha: N, _ y: N) -> (N, N) {
    let rest = N.apply(LessOrEqual.self, x, 0)
    let lower = N.apply(Minimum.self, x, 0)
    let below = N.apply(Exp.self, lower)
    return (.apply(Step.self, x) + rest * alpha * below, rest * .apply(ExpMinusOne.self, lower))
  }
  static func shownDerivatives(_ x: Formula, _ alpha: Formula, _ y: Formula) -> (Formula, Formula) {
    let rest = Formula.apply(LessOrEqual.self, x, 0)
    let power = Formula.apply(Exp.self, x)
    return (.apply(Greater.self, x, 0) + alpha * power * rest, (power - 1) * rest)
  }
}

enum Softplus: UnaryRule {
  static let operation = Operation(
    Softplus.self, "softplus", summary: "log(1 + e^x), without overflow.",
    known: [(0, 0.6931471805599453), (1e4, 1e4), (-1e4, 0), (-40, 4.248354255291589e-18)])
  static func value(_ x: Double) -> Double { Elementary.softplus(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(Sigmoid.self, x) }
  static func expansion(_ x: Formula) -> Formula? {
    .apply(Log.self, .apply(Increment.self, .apply(Exp.self, x)))
  }
}

enum SiLU: UnaryRule {
  static let operation = Operation(
    SiLU.self, "silu", summary: "x · σ(x), also called swish.", known: [(1, 0.7310585786300049), (-800, 0)])
  static func value(_ x: Double) -> Double { x * Elementary.sigmoid(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N {
    N.apply(Sigmoid.self, x) + x * N.apply(LogisticDensity.self, x)
  }
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula {
    let sigmoid = Formula.apply(Sigmoid.self, x)
    return sigmoid * (1 + x * (1 - sigmoid))
  }
  static func expansion(_ x: Formula) -> Formula? { x * .apply(Sigmoid.self, x) }
}

/// The distribution function of the standard normal distribution, (1 + erf(x/√2))/2.
enum NormalCDF: UnaryRule {
  static let operation = Operation(
    NormalCDF.self, "normal_cdf", .function("Φ"),
    summary: "The share of the standard normal distribution below x.",
    known: [(0, 0.5), (1, 0.8413447460685429), (-10, 7.61985302416047e-24)])
  static func value(_ x: Double) -> Double { Elementary.normalCDF(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N {
    N.apply(NormalDensity.self, x)
  }
}

/// The density of the standard normal distribution, e^(−x²/2)/√(2π).
enum NormalDensity: UnaryRule {
  static let operation = Operation(
    NormalDensity.self, "normal_density", .function("φ"),
    summary: "The density of the standard normal distribution.",
    known: [(0, 0.3989422804014327), (1, 0.24197072451914337), (-10, 7.694598626706420e-23), (1e200, 0)])
  static func value(_ x: Double) -> Double { Elementary.normalDensity(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { -(x * y) }
}

/// The exact GELU, x · Φ(x) (Hendrycks and Gimpel, 2016), not the tanh approximation.
enum GELU: UnaryRule {
  static let operation = Operation(
    GELU.self, "gelu", summary: "x · Φ(x), with Φ the normal distribution function.",
    known: [(1, 0.8413447460685429), (0, 0), (-1, -0.15865525393145705)])
  static func value(_ x: Double) -> Double { x * Elementary.normalCDF(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N {
    N.apply(NormalCDF.self, x) + x * N.apply(NormalDensity.self, x)
  }
  static func expansion(_ x: Formula) -> Formula? { x * .apply(NormalCDF.self, x) }
}
