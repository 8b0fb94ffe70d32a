/// What a derivative is written in: numbers, or formulas over them.
///
/// A rule states its derivative once, for every `Algebra`. With `Double` it is the fast scalar derivative, with
/// `Formula` it is the text in a diagram and the backward rule on a tape.
protocol Algebra: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral where FloatLiteralType == Double {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (operand: Self) -> Self
  static func apply<Rule: UnaryRule>(_ rule: Rule.Type, _ operand: Self) -> Self
  static func apply<Rule: BinaryRule>(_ rule: Rule.Type, _ left: Self, _ right: Self) -> Self
}

extension Double: Algebra {
  static func apply<Rule: UnaryRule>(_ rule: Rule.Type, _ operand: Double) -> Double { Rule.value(operand) }

  static func apply<Rule: BinaryRule>(_ rule: Rule.Type, _ left: Double, _ right: Double) -> Double {
    Rule.value(left, right)
  }
}

/// A function of one number, applied to each entry.
protocol UnaryRule: Sendable {
  static var operation: Operation { get }
  static func value(_ x: Double) -> Double
  /// The derivative at `x`, where the function has the value `y`.
  static func derivative<N: Algebra>(_ x: N, _ y: N) -> N
  /// The derivative as it is shown, where that differs from how it is best computed.
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula
  /// The function made of simpler gates, where there is such a way.
  static func expansion(_ x: Formula) -> Formula?
}

extension UnaryRule {
  static func shownDerivative(_ x: Formula, _ y: Formula) -> Formula { derivative(x, y) }
  static func expansion(_ x: Formula) -> Formula? { nil }
}

/// A function of two numbers, applied to each pair of entries after broadcasting.
protocol BinaryRule: Sendable {
  static var operation: Operation { get }
  static func value(_ a: Double, _ b: Double) -> Double
  /// The derivatives by `a` and by `b`, where the function has the value `y`.
  static func derivatives<N: Algebra>(_ a: N, _ b: N, _ y: N) -> (N, N)
  /// The derivatives as they are shown, where that differs from how they are best computed.
  static func shownDerivatives(_ a: Formula, _ b: Formula, _ y: Formula) -> (Formula, Formula)
}

extension BinaryRule {
  static func shownDerivatives(_ a: Formula, _ b: Formula, _ y: Formula) -> (Formula, Formula) {
    derivatives(a, b, y)
  }
}

/// What is known of an operation that works entry by entry.
struct Elementwise: Sendable {
  /// The value for single numbers; the second is ignored by functions of one.
  let value: @Sendable (Double, Double) -> Double
  /// The derivatives by both operands, given them and the value.
  let partials: @Sendable (Double, Double, Double) -> (Double, Double)
  /// The derivatives by each operand, as they are computed.
  let derivatives: @Sendable () -> [Formula]
  /// The derivatives by each operand, as they are shown.
  let shown: @Sendable ([Formula], Formula) -> [Formula]
  /// The function made of simpler gates.
  let expansion: @Sendable ([Formula]) -> Formula?
}

extension Elementwise {
  init<Rule: UnaryRule>(_ rule: Rule.Type) {
    value = { x, _ in Rule.value(x) }
    partials = { x, _, y in (Rule.derivative(x, y), 0) }
    derivatives = { [Rule.derivative(Formula.operand(0), Formula.result)] }
    shown = { operands, result in [Rule.shownDerivative(operands[0], result)] }
    expansion = { Rule.expansion($0[0]) }
  }

  init<Rule: BinaryRule>(_ rule: Rule.Type) {
    value = { a, b in Rule.value(a, b) }
    partials = { a, b, y in Rule.derivatives(a, b, y) }
    derivatives = {
      let (a, b) = Rule.derivatives(Formula.operand(0), Formula.operand(1), Formula.result)
      return [a, b]
    }
    shown = { operands, result in
      let (a, b) = Rule.shownDerivatives(operands[0], operands[1], result)
      return [a, b]
    }
    expansion = { _ in nil }
  }
}
