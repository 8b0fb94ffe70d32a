extension Formula {
  /// The formula as a reader of the field writes it: `2a`, `σ(z)(1−σ(z))`, `1[a > b]`.
  public var text: String { written.text }

  private typealias Written = (text: String, precedence: Notation.Precedence)

  private var written: Written {
    switch self {
    case .operand(let index): ("x\(index)", .atom)
    case .result: ("y", .atom)
    case .constant(let number): Self.write(number)
    case .symbol(let name): (name, Self.precedence(of: name))
    case .apply(let operation, let parts): Self.write(operation.notation, parts)
    }
  }

  private static func write(_ number: Double) -> Written {
    let digits =
      number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number.magnitude))" : "\(number.magnitude)"
    return number < 0 ? ("−" + digits, .negation) : (digits, .atom)
  }

  private static func write(_ notation: Notation, _ parts: [Formula]) -> Written {
    switch notation.form {
    case .infix(let precedence): infix(notation.symbol, precedence, parts)
    case .prefix: ("−" + inside(parts[0], .negation), .negation)
    case .postfix: (inside(parts[0], .atom) + notation.symbol, .power)
    case .function: (notation.symbol + "(" + parts.map(\.text).joined(separator: ", ") + ")", .atom)
    case .indicator: ("1[" + parts.map(\.text).joined(separator: " \(notation.symbol) ") + "]", .atom)
    case .reciprocal: ("1/" + inside(parts[0], .power), .product)
    case .increment: (inside(parts[0], .sum) + "+1", .sum)
    }
  }

  private static func infix(_ symbol: String, _ precedence: Notation.Precedence, _ parts: [Formula])
    -> Written
  {
    let tighter = Notation.Precedence(rawValue: precedence.rawValue + 1) ?? .atom
    let isProduct = precedence == .product && symbol != "/"
    let left = inside(parts[0], precedence == .power ? .atom : precedence)
    let right = inside(parts[1], symbol == "+" || isProduct ? precedence : tighter)
    if isProduct, touches(left, right) { return (left + right, .product) }
    return (left + symbol + right, precedence)
  }

  /// Whether a product is clear without a dot: a number before a letter, or before a parenthesis.
  private static func touches(_ left: String, _ right: String) -> Bool {
    if left.hasSuffix(")"), right.hasPrefix("(") { return true }
    let isNumber = left.allSatisfy { $0.isNumber || $0 == "." }
    return isNumber && (right.first?.isLetter == true || right.hasPrefix("("))
  }

  private static func inside(_ part: Formula, _ least: Notation.Precedence) -> String {
    let (text, precedence) = part.written
    return precedence < least ? "(" + text + ")" : text
  }

  /// How tightly a name given by a caller holds together: it may itself be an expression.
  private static func precedence(of name: String) -> Notation.Precedence {
    var depth = 0
    var loosest = Notation.Precedence.atom
    for character in name.dropFirst() {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      guard depth == 0 else { continue }
      if "+−- <>=≤≥".contains(character) { return .sum }
      if "·*/@".contains(character) { loosest = min(loosest, .product) }
      if "^²".contains(character) { loosest = min(loosest, .power) }
    }
    return name.hasPrefix("-") || name.hasPrefix("−") ? min(loosest, .negation) : loosest
  }
}
