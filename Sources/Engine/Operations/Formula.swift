/// A small expression over the operands and the result of one operation, such as its local derivative.
///
/// One formula is read in three ways: written as text, evaluated on numbers, and recorded on a tape.
public enum Formula: Sendable {
  /// An operand of the operation that the formula belongs to, counted from 0.
  case operand(Int)
  /// The result of the operation that the formula belongs to.
  case result
  /// A number.
  case constant(Double)
  /// A name to be written as it is.
  case symbol(String)
  /// An elementwise operation on further formulas.
  case apply(Operation, [Formula])

  var number: Double? {
    if case .constant(let value) = self { value } else { nil }
  }
}

extension Formula: Algebra {
  /// A number.
  public init(floatLiteral value: Double) { self = .constant(value) }

  /// A number.
  public init(integerLiteral value: Int) { self = .constant(Double(value)) }

  /// A sum, without zeros.
  public static func + (left: Formula, right: Formula) -> Formula {
    if left.number == 0 { return right }
    if right.number == 0 { return left }
    if let part = right.negated { return left - part }
    return apply(Add.self, left, right)
  }

  /// A difference, without zeros.
  public static func - (left: Formula, right: Formula) -> Formula {
    if right.number == 0 { return left }
    if left.number == 0 { return -right }
    if let part = right.negated { return left + part }
    return apply(Subtract.self, left, right)
  }

  /// A product, without ones; zero when a factor is.
  public static func * (left: Formula, right: Formula) -> Formula {
    if left.number == 0 || right.number == 0 { return .constant(0) }
    if left.number == 1 { return right }
    if right.number == 1 { return left }
    if left.number == -1 { return -right }
    if right.number == -1 { return -left }
    return apply(Multiply.self, left, right)
  }

  /// A quotient.
  public static func / (left: Formula, right: Formula) -> Formula {
    if left.number == 0 { return .constant(0) }
    if right.number == 1 { return left }
    return apply(Divide.self, left, right)
  }

  /// The negative; that of a negative is the operand.
  public static prefix func - (operand: Formula) -> Formula {
    operand.negated ?? apply(Negate.self, operand)
  }

  /// What a formula is the negative of, where it is written as one.
  private var negated: Formula? {
    if case .apply(let operation, let parts) = self, operation === Operation.negate { return parts.first }
    return nil
  }

  static func apply<Rule: UnaryRule>(_ rule: Rule.Type, _ operand: Formula) -> Formula {
    if let number = operand.number { return .constant(Rule.value(number)) }
    return .apply(Rule.operation, [operand])
  }

  static func apply<Rule: BinaryRule>(_ rule: Rule.Type, _ left: Formula, _ right: Formula) -> Formula {
    if let a = left.number, let b = right.number { return .constant(Rule.value(a, b)) }
    if Rule.self == Power.self, right.number == 1 { return left }
    if Rule.self == Power.self, right.number == 0 { return .constant(1) }
    return .apply(Rule.operation, [left, right])
  }
}

extension Formula {
  /// The formula with the operands and the result replaced.
  func substituting(operands: [Formula], result: Formula) -> Formula {
    switch self {
    case .operand(let index): operands[index]
    case .result: result
    case .constant, .symbol: self
    case .apply(let operation, let parts):
      .apply(operation, parts.map { $0.substituting(operands: operands, result: result) })
    }
  }
}

extension Formula {
  /// Which operands are taken, all of them where the result is.
  ///
  /// - Parameter count: How many there are.
  public func operands(among count: Int) -> Set<Int> {
    switch self {
    case .operand(let index): [index]
    case .result: Set(0..<count)
    case .constant, .symbol: []
    case .apply(_, let parts): parts.reduce(into: []) { $0.formUnion($1.operands(among: count)) }
    }
  }
}
