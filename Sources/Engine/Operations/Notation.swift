/// How an operation is written in a formula, and on the gate of a diagram.
public struct Notation: Sendable, Hashable {
  /// Where the operands stand.
  enum Form: Sendable, Hashable {
    case infix(Precedence)
    case prefix
    case postfix
    case function
    case enclosing
    case indicator
    case reciprocal
    case increment
  }

  /// How tightly a piece of a formula holds together, loosest first.
  enum Precedence: Int, Sendable, Comparable {
    case sum, product, negation, power, atom

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What is written on the gate: `·`, `+`, `max`, `σ`.
  public let symbol: String
  let form: Form
  /// What stands behind the operands of a function: `, axis: 0`.
  private(set) var setting = ""
  /// The axis that a reduction works along, where it does not take all entries together.
  public private(set) var axis: Int?

  /// `a SYMBOL b`.
  static func infix(_ symbol: String, _ precedence: Precedence) -> Notation {
    Notation(symbol: symbol, form: .infix(precedence))
  }

  /// `SYMBOL(a, b)`.
  static func function(_ symbol: String) -> Notation { Notation(symbol: symbol, form: .function) }

  /// The notation of a function along an axis, which its name alone would not tell.
  func along(_ axis: Int?, of name: String) -> Notation {
    guard let axis else { return self }
    var notation = form == .function ? self : .function(name)
    notation.setting = ", axis: \(axis)"
    notation.axis = axis
    return notation
  }

  /// The notation of a function with the shape that it gives: `reshape(a, 2, 3)`.
  func giving(_ shape: [Int]) -> Notation {
    var notation = self
    notation.setting = shape.map { ", \($0)" }.joined()
    return notation
  }

  /// The operand in place of the dot in the symbol: `‖a‖` of `‖·‖`.
  static func enclosing(_ symbol: String) -> Notation { Notation(symbol: symbol, form: .enclosing) }

  /// `1[a SYMBOL b]`.
  static func indicator(_ symbol: String) -> Notation { Notation(symbol: symbol, form: .indicator) }

  /// `aSYMBOL`.
  static func postfix(_ symbol: String) -> Notation { Notation(symbol: symbol, form: .postfix) }

  static let negate = Notation(symbol: "−", form: .prefix)
  static let square = postfix("²")
  static let transpose = postfix("ᵀ")
  static let reciprocal = Notation(symbol: "1/(·)", form: .reciprocal)
  static let increment = Notation(symbol: "+1", form: .increment)
}
