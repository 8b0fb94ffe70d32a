enum Exp: UnaryRule {
  static let operation = Operation(
    Exp.self, "exp", summary: "The exponential e^x.",
    known: [(1, 2.718281828459045), (-1000, 0), (710, .infinity)])
  static func value(_ x: Double) -> Double { Elementary.exp(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { y }
}

/// e^x − 1 with all digits near 0.
enum ExpMinusOne: UnaryRule {
  static let operation = Operation(
    ExpMinusOne.self, "expm1", summary: "e^x − 1, with all digits near 0.",
    known: [(1, 1.718281828459045), (1e-9, 1.0000000005e-9), (-50, -1)])
  static func value(_ x: Double) -> Double { Elementary.expm1(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(Exp.self, x) }
}

enum Log: UnaryRule {
  static let operation = Operation(
    Log.self, "log", .function("log"), summary: "The natural logarithm; −∞ at 0, NaN below.",
    samples: [0.3, 1, 4.2],
    known: [(2, 0.6931471805599453), (0, -.infinity), (-1, .nan)])
  static func value(_ x: Double) -> Double { Elementary.log(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 1 / x }
}

enum Sinh: UnaryRule {
  static let operation = Operation(
    Sinh.self, "sinh", summary: "The hyperbolic sine.", known: [(1, 1.1752011936438014), (1e-9, 1e-9)])
  static func value(_ x: Double) -> Double { Elementary.sinh(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(Cosh.self, x) }
}

enum Cosh: UnaryRule {
  static let operation = Operation(
    Cosh.self, "cosh", summary: "The hyperbolic cosine.", known: [(1, 1.5430806348152437)])
  static func value(_ x: Double) -> Double { Elementary.cosh(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(Sinh.self, x) }
}

/// 1/cosh x. Its derivative goes through tanh, which stays finite where sinh and cosh overflow.
enum Sech: UnaryRule {
  static let operation = Operation(
    Sech.self, "sech", summary: "The hyperbolic secant 1/cosh x.",
    known: [(1, 0.6480542736638854), (0, 1), (750, 0)])
  static func value(_ x: Double) -> Double { 1 / Elementary.cosh(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { -(y * N.apply(Tanh.self, x)) }
  static func expansion(_ x: Formula) -> Formula? { .apply(Reciprocal.self, .apply(Cosh.self, x)) }
}

enum Sin: UnaryRule {
  static let operation = Operation(
    Sin.self, "sin", summary: "The sine of x radians.",
    known: [(1, 0.8414709848078965), (1e22, -0.8522008497671888)])
  static func value(_ x: Double) -> Double { Elementary.sin(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(Cos.self, x) }
}

enum Cos: UnaryRule {
  static let operation = Operation(
    Cos.self, "cos", summary: "The cosine of x radians.", known: [(1, 0.5403023058681398)])
  static func value(_ x: Double) -> Double { Elementary.cos(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { -N.apply(Sin.self, x) }
}

enum Tan: UnaryRule {
  static let operation = Operation(
    Tan.self, "tan", summary: "The tangent of x radians.", samples: [-1.1, 0.4, 2.5],
    known: [(1, 1.5574077246549023)])
  static func value(_ x: Double) -> Double { Elementary.tan(x) }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 1 + N.apply(Square.self, y) }
}
