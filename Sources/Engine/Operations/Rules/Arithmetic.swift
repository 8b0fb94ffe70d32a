enum Add: BinaryRule {
  static let operation = Operation(
    Add.self, "+", .infix("+", .sum), summary: "The sum a + b.", known: [(0.1, 0.2, 0.30000000000000004)])
  @inline(__always)
  static func value(_ a: Double, _ b: Double) -> Double { a + b }
  @inline(__always)
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) { (1, 1) }
}

enum Subtract: BinaryRule {
  static let operation = Operation(
    Subtract.self, "-", .infix("−", .sum), summary: "The difference a − b.", known: [(5, 7.5, -2.5)])
  @inline(__always)
  static func value(_ a: Double, _ b: Double) -> Double { a - b }
  @inline(__always)
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) { (1, -1) }
}

enum Multiply: BinaryRule {
  static let operation = Operation(
    Multiply.self, "*", .infix("·", .product), summary: "The product a · b, entry by entry.",
    known: [(4, -3, -12)])
  @inline(__always)
  static func value(_ a: Double, _ b: Double) -> Double { a * b }
  @inline(__always)
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) { (b, a) }
}

enum Divide: BinaryRule {
  static let operation = Operation(
    Divide.self, "/", .infix("/", .product), summary: "The quotient a / b.",
    known: [(1, 3, 0.3333333333333333), (-1, 0, -.infinity)])
  static func value(_ a: Double, _ b: Double) -> Double { a / b }
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) { (1 / b, -(y / b)) }
  static func shownDerivatives(_ a: Formula, _ b: Formula, _ y: Formula) -> (Formula, Formula) {
    (1 / b, -a / .apply(Square.self, b))
  }
}

/// The power a^b with NumPy's values: `0^0 = 1`, NaN for a negative base under a fractional exponent.
enum Power: BinaryRule {
  static let operation = Operation(
    Power.self, "^", .infix("^", .power), summary: "The power a^b.",
    samples: [(1.3, 0.7), (2.1, -1.4), (0.6, 3)],
    known: [(0, 0, 1), (-2, 3, -8), (-8, 1.0 / 3, .nan), (0, -1, .infinity), (2, 0.5, 1.4142135623730951)])
  static func value(_ a: Double, _ b: Double) -> Double { Elementary.pow(a, b) }

  /// The exponent b − 1 is kept from falling below 0 when b is 0, so that the derivative of a constant is 0
  /// even at a = 0; a zero base is kept out of the logarithm, where a^b has the limit 0.
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) {
    let exponent = b - 1 + N.apply(Equal.self, b, 0)
    let base = a + N.apply(Equal.self, a, 0)
    return (b * N.apply(Power.self, a, exponent), y * N.apply(Log.self, base))
  }

  static func shownDerivatives(_ a: Formula, _ b: Formula, _ y: Formula) -> (Formula, Formula) {
    // The logarithm of a number stays written as such.
    (b * .apply(Power.self, a, b - 1), y * .apply(Log.operation, [a]))
  }
}

enum Negate: UnaryRule {
  static let operation = Operation(
    Negate.self, "negate", .negate, summary: "The negative −x.", known: [(2, -2)])
  @inline(__always)
  static func value(_ x: Double) -> Double { -x }
  @inline(__always)
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { -1 }
}

enum Square: UnaryRule {
  static let operation = Operation(
    Square.self, "square", .square, summary: "The square x².", known: [(-3, 9)])
  @inline(__always)
  static func value(_ x: Double) -> Double { x * x }
  @inline(__always)
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 2 * x }
  static func expansion(_ x: Formula) -> Formula? { x * x }
}

enum Reciprocal: UnaryRule {
  static let operation = Operation(
    Reciprocal.self, "reciprocal", .reciprocal, summary: "The reciprocal 1/x.", known: [(4, 0.25)])
  static func value(_ x: Double) -> Double { 1 / x }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { -(y * y) }
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula { -1 / .apply(Square.self, x) }
}

enum Increment: UnaryRule {
  static let operation = Operation(
    Increment.self, "increment", .increment, summary: "One more, x + 1.", known: [(2, 3)])
  static func value(_ x: Double) -> Double { x + 1 }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 1 }
}

enum Root: UnaryRule {
  static let operation = Operation(
    Root.self, "sqrt", .function("√"), summary: "The square root of x; NaN below 0.", samples: [0.3, 1, 4.2],
    known: [(2, 1.4142135623730951), (-1, .nan)])
  static func value(_ x: Double) -> Double { x.squareRoot() }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 0.5 / y }
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula { 1 / (2 * y) }
}

enum Absolute: UnaryRule {
  static let operation = Operation(
    Absolute.self, "abs", .function("abs"), summary: "The absolute value |x|; its derivative at 0 is 0.",
    known: [(-2.5, 2.5)])
  static func value(_ x: Double) -> Double { x.magnitude }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { .apply(Sign.self, x) }
}

enum Sign: UnaryRule {
  static let operation = Operation(
    Sign.self, "sign", .function("sign"), summary: "−1, 0 or 1 by the sign of x.",
    known: [(-2, -1), (0, 0), (3, 1)])
  static func value(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0 }
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N { 0 }
}
