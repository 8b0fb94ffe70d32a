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

/// The logistic function. Its derivative is computed as σ(x)·σ(−x), which keeps its digits where σ is nearly 1.
enum Sigmoid: UnaryRule {
  static let operation = Operation(
    Sigmoid.self, "sigmoid", .function("σ"), summary: "The logistic function 1/(1 + e^−x).",
    known: [(1, 0.7310585786300049), (-800, 0), (800, 1)])
  static func value(_ x: Double) -> Double { Elementary.sigmoid(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { y * N.apply(Sigmoid.self, -x) }
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula { y * (1 - y) }
  static func expansion(_ x: Formula) -> Formula? {
    .apply(Reciprocal.self, .apply(Increment.self, .apply(Exp.self, -x)))
  }
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
    Step.self, "step", summary: "1 where x is positive, else 0.", known: [(-1, 0), (0, 0), (2, 1)])
  @inline(__always)
  static func value(_ x: Double) -> Double { x > 0 ? 1 : 0 }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 0 }
}

enum LeakyReLU: BinaryRule {
  static let operation = Operation(
    LeakyReLU.self, "leaky_relu", summary: "x where it is positive, else slope · x.",
    samples: [(-1.3, 0.01), (2.1, 0.2)],
    known: [(-2, 0.01, -0.02), (3, 0.01, 3)])
  static func value(_ x: Double, _ slope: Double) -> Double { x > 0 ? x : slope * x }
  static func derivatives<N: Algebra>(_ x: N, _ slope: N, _ y: N) -> (N, N) {
    let rest = N.apply(LessOrEqual.self, x, 0)
    return (.apply(Step.self, x) + slope * rest, x * rest)
  }
}

enum ELU: BinaryRule {
  static let operation = Operation(
    ELU.self, "elu", summary: "x where it is positive, else α · (e^x − 1).",
    samples: [(-1.3, 1), (2.1, 0.7)],
    known: [(-1, 1, -0.6321205588285577), (3, 1, 3)])
  static func value(_ x: Double, _ alpha: Double) -> Double { x > 0 ? x : alpha * Elementary.expm1(x) }
  static func derivatives<N: Algebra>(_ x: N, _ alpha: N, _ y: N) -> (N, N) {
    let rest = N.apply(LessOrEqual.self, x, 0)
    let below = N.apply(Exp.self, .apply(Minimum.self, x, 0))
    return (.apply(Step.self, x) + rest * alpha * below, rest * (below - 1))
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
    N.apply(Sigmoid.self, x) * (1 + x * N.apply(Sigmoid.self, -x))
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
    0.3989422804014327 * N.apply(Exp.self, -0.5 * N.apply(Square.self, x))
  }
}

/// The exact GELU, x · Φ(x) (Hendrycks and Gimpel, 2016), not the tanh approximation.
enum GELU: UnaryRule {
  static let operation = Operation(
    GELU.self, "gelu", summary: "x · Φ(x), with Φ the normal distribution function.",
    known: [(1, 0.8413447460685429), (0, 0), (-1, -0.15865525393145705)])
  static func value(_ x: Double) -> Double { x * Elementary.normalCDF(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N {
    N.apply(NormalCDF.self, x) + x * (0.3989422804014327 * N.apply(Exp.self, -0.5 * N.apply(Square.self, x)))
  }
  static func expansion(_ x: Formula) -> Formula? { x * .apply(NormalCDF.self, x) }
}
