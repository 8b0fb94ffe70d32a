/// A comparison is 1 where it holds and 0 elsewhere; its derivative is 0.
protocol ComparisonRule: BinaryRule {
  static func holds(_ a: Double, _ b: Double) -> Bool
}

extension ComparisonRule {
  @inline(__always)
  static func value(_ a: Double, _ b: Double) -> Double { holds(a, b) ? 1 : 0 }
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) { (0, 0) }
}

enum Equal: ComparisonRule {
  static let operation = Operation(
    Equal.self, "==", .indicator("="), summary: "1 where a = b, else 0.", known: [(1, 1, 1), (1, 2, 0)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a == b }
}

enum NotEqual: ComparisonRule {
  static let operation = Operation(
    NotEqual.self, "!=", .indicator("≠"), summary: "1 where a ≠ b, else 0.",
    known: [(1, 1, 0), (1, 2, 1)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a != b }
}

enum Less: ComparisonRule {
  static let operation = Operation(
    Less.self, "<", .indicator("<"), summary: "1 where a < b, else 0.", known: [(1, 1, 0), (1, 2, 1)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a < b }
}

enum LessOrEqual: ComparisonRule {
  static let operation = Operation(
    LessOrEqual.self, "<=", .indicator("≤"), summary: "1 where a ≤ b, else 0.",
    known: [(1, 1, 1), (2, 1, 0)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a <= b }
}

enum Greater: ComparisonRule {
  static let operation = Operation(
    Greater.self, ">", .indicator(">"), summary: "1 where a > b, else 0.",
    known: [(1, 1, 0), (2, 1, 1)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a > b }
}

enum GreaterOrEqual: ComparisonRule {
  static let operation = Operation(
    GreaterOrEqual.self, ">=", .indicator("≥"), summary: "1 where a ≥ b, else 0.",
    known: [(1, 1, 1), (1, 2, 0)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a >= b }
}

/// Which of two values is taken: a comparison that is NaN where either is; its derivative is 0.
protocol ChoiceRule: BinaryRule {
  static func holds(_ a: Double, _ b: Double) -> Bool
}

extension ChoiceRule {
  static func value(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : holds(a, b) ? 1 : 0
  }
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) { (0, 0) }
}

enum AtLeast: ChoiceRule {
  static let operation = Operation(
    AtLeast.self, "at_least", .indicator("≥"), summary: "1 where a ≥ b, else 0; NaN if either is.",
    known: [(1, 1, 1), (1, 2, 0), (.nan, 1, .nan)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a >= b }
}

enum Below: ChoiceRule {
  static let operation = Operation(
    Below.self, "below", .indicator("<"), summary: "1 where a < b, else 0; NaN if either is.",
    known: [(1, 1, 0), (1, 2, 1), (1, .nan, .nan)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a < b }
}

enum AtMost: ChoiceRule {
  static let operation = Operation(
    AtMost.self, "at_most", .indicator("≤"), summary: "1 where a ≤ b, else 0; NaN if either is.",
    known: [(1, 1, 1), (2, 1, 0), (.nan, 1, .nan)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a <= b }
}

enum Above: ChoiceRule {
  static let operation = Operation(
    Above.self, "above", .indicator(">"), summary: "1 where a > b, else 0; NaN if either is.",
    known: [(1, 1, 0), (2, 1, 1), (1, .nan, .nan)])
  static func holds(_ a: Double, _ b: Double) -> Bool { a > b }
}

/// The larger of two; on a tie the gradient goes to the first.
enum Maximum: BinaryRule {
  static let operation = Operation(
    Maximum.self, "max", .function("max"),
    summary: "The larger of a and b; NaN if either is; of equals the first.",
    known: [(4, 2, 4), (.nan, 1, .nan), (1, .nan, .nan)])
  static func value(_ a: Double, _ b: Double) -> Double { a >= b || a.isNaN ? a : b }
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) {
    (.apply(AtLeast.self, a, b), .apply(Below.self, a, b))
  }
  static func shownDerivatives(_ a: Formula, _ b: Formula, _ y: Formula) -> (Formula, Formula) {
    (.apply(Greater.self, a, b), .apply(Greater.self, b, a))
  }
}

/// The smaller of two; on a tie the gradient goes to the first.
enum Minimum: BinaryRule {
  static let operation = Operation(
    Minimum.self, "min", .function("min"),
    summary: "The smaller of a and b; NaN if either is; of equals the first.",
    known: [(4, 2, 2), (.nan, 1, .nan), (1, .nan, .nan)])
  static func value(_ a: Double, _ b: Double) -> Double { a <= b || a.isNaN ? a : b }
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N) {
    (.apply(AtMost.self, a, b), .apply(Above.self, a, b))
  }
  static func shownDerivatives(_ a: Formula, _ b: Formula, _ y: Formula) -> (Formula, Formula) {
    (.apply(Less.self, a, b), .apply(Less.self, b, a))
  }
}
