extension Formula {
  /// The formula as a reader of the field writes it: `2a`, `σ(z)(1−σ(z))`, `1[a > b]`, `x^(y−1)`.
  public var text: String { Writer(bracesExponents: false).write(self).text }

  /// The same for a label that raises what stands in braces: `x^{y−1}`.
  public var label: String { Writer(bracesExponents: true).write(self).text }

  /// A label of what stands for numbers: a dot between factors even where names would not need one, as in 2·(−1).
  public var labelOfNumbers: String { Writer(bracesExponents: true, separatesFactors: true).write(self).text }

  /// A label whose numbers are written by a function, but for fractions such as 1/3.
  public func label(writingNumbers write: @escaping (Double) -> String) -> String {
    Writer(bracesExponents: true, writeNumber: write).write(self).text
  }

  /// Whether there is nothing but a number.
  public var isNumber: Bool { number != nil }
}

/// Writes formulas with as few parentheses as their precedence allows.
private struct Writer {
  let bracesExponents: Bool
  /// Whether a number stands before a parenthesis with a dot between.
  var separatesFactors = false
  /// How a number that is no fraction is written; nil for its shortest form where that is short.
  var writeNumber: ((Double) -> String)?

  typealias Written = (text: String, precedence: Notation.Precedence)

  func write(_ formula: Formula) -> Written {
    switch formula {
    case .operand(let index): ("x\(index)", .atom)
    case .result: ("y", .atom)
    case .constant(let number): FormulaNumber.write(number, by: writeNumber)
    case .symbol(let name): (name, Self.precedence(of: name))
    case .apply(let operation, let parts): write(operation.notation, parts)
    }
  }

  private func write(_ notation: Notation, _ parts: [Formula]) -> Written {
    switch notation.form {
    case .infix(.power): (inside(parts[0], .atom) + notation.symbol + exponent(parts[1]), .power)
    case .infix(let precedence): infix(notation.symbol, precedence, parts)
    case .prefix: negative(parts[0])
    case .postfix: (inside(parts[0], .atom) + notation.symbol, .power)
    case .function: (call(notation.symbol, list(parts, ", ") + notation.setting), .atom)
    case .enclosing: (notation.symbol.replacing("·", with: list(parts, ", ")), .atom)
    case .indicator: ("1[" + list(parts, " \(notation.symbol) ") + "]", .atom)
    case .reciprocal: ("1/" + inside(parts[0], .power), .product)
    case .increment: (inside(parts[0], .sum) + "+1", .sum)
    }
  }

  /// A root of a name or number needs no parentheses.
  private func call(_ symbol: String, _ operands: String) -> String {
    let isBare = symbol == "√" && operands.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return symbol + (isBare ? operands : "(" + operands + ")")
  }

  /// −ab is written for −(ab), but then holds together no tighter than a product.
  private func negative(_ part: Formula) -> Written {
    let (text, precedence) = write(part)
    if precedence == .product, !text.hasPrefix("−") { return ("−" + text, .product) }
    return ("−" + inside(part, .power), .negation)
  }

  private func list(_ parts: [Formula], _ separator: String) -> String {
    parts.map { write($0).text }.joined(separator: separator)
  }

  /// Braces are not nested: a power in an exponent is written with its sign.
  private func exponent(_ part: Formula) -> String {
    guard bracesExponents else { return inside(part, .atom) }
    let text = Writer(bracesExponents: false, writeNumber: writeNumber).write(part).text
    return text.allSatisfy { $0.isLetter || $0.isNumber } ? text : "{" + text + "}"
  }

  private func infix(_ symbol: String, _ precedence: Notation.Precedence, _ parts: [Formula]) -> Written {
    let tighter = Notation.Precedence(rawValue: precedence.rawValue + 1) ?? .atom
    let isProduct = precedence == .product && symbol != "/"
    let dividend = inside(parts[0], precedence)
    let left = symbol == "/" && Self.isQuotient(dividend) ? "(" + dividend + ")" : dividend
    let groups = isProduct && !Self.isOtherProduct(parts[1], than: symbol)
    let plain = inside(parts[1], symbol == "+" || groups ? precedence : tighter)
    let right = plain.hasPrefix("−") ? "(" + plain + ")" : plain
    if symbol == "·", parts[1].number == nil, touches(left, right) { return (left + right, .product) }
    return (left + symbol + right, precedence)
  }

  /// Whether a product is clear without a dot: a number before a letter, or before a parenthesis.
  private func touches(_ left: String, _ right: String) -> Bool {
    if left.hasSuffix(")"), right.hasPrefix("(") { return true }
    guard !separatesFactors else { return false }
    let isNumber = left != "1" && left.allSatisfy { $0.isNumber || ".,".contains($0) }
    let name = right.prefix { $0.isLetter }
    let isFunction = name.count > 1 && right.dropFirst(name.count).hasPrefix("(")
    return isNumber && !isFunction && (!name.isEmpty || right.hasPrefix("(") || right.hasPrefix("√"))
  }

  private func inside(_ part: Formula, _ least: Notation.Precedence) -> String {
    let (text, precedence) = write(part.withoutFactorOne)
    return precedence < least ? "(" + text + ")" : text
  }

  /// Whether a formula is a product of another kind, as A@B is in a·(A@B), which reads from left to right without
  /// parentheses.
  private static func isOtherProduct(_ formula: Formula, than symbol: String) -> Bool {
    guard case .apply(let operation, _) = formula, case .infix(.product) = operation.notation.form else {
      return false
    }
    let other = operation.notation.symbol
    return other != symbol && [symbol, other].contains { ["@", "⊗"].contains($0) }
  }

  /// Whether a text divides outside of every parenthesis: (p/2)/p is not written p/2/p.
  private static func isQuotient(_ text: String) -> Bool {
    var depth = 0
    return text.contains { character in
      depth += "([{".contains(character) ? 1 : ")]}".contains(character) ? -1 : 0
      return depth == 0 && character == "/"
    }
  }

  /// How tightly a name given by a caller holds together: it may itself be an expression.
  private static func precedence(of name: String) -> Notation.Precedence {
    var depth = 0
    var loosest = Notation.Precedence.atom
    for (place, character) in name.enumerated() {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == "‖" { depth += depth == 0 ? 1 : -1 }
      guard depth == 0, place > 0 else { continue }
      if "+−- <>=≤≥".contains(character) { return .sum }
      if "·*/@×".contains(character) { loosest = min(loosest, .product) }
      if "^²".contains(character) { loosest = min(loosest, .power) }
    }
    return name.hasPrefix("-") || name.hasPrefix("−") ? min(loosest, .negation) : loosest
  }
}

extension Formula {
  /// The other factor of a product with 1, as part of a longer formula.
  fileprivate var withoutFactorOne: Formula {
    guard case .apply(let operation, let parts) = self, operation === Operation.multiply, parts.count == 2,
      let one = parts.firstIndex(where: { $0.number == 1 })
    else { return self }
    return parts[1 - one]
  }
}

/// A number as it stands in a formula: shortest where that is short, else the fraction that it is, else rounded.
private enum FormulaNumber {
  private static let greatestDigits = 6

  static func write(
    _ number: Double, by writeNumber: ((Double) -> String)?
  ) -> (text: String, precedence: Notation.Precedence) {
    guard number.isFinite else {
      return number.isNaN ? ("NaN", .atom) : number < 0 ? ("−∞", .negation) : ("∞", .atom)
    }
    let (text, isFraction) = size(number.magnitude, writeNumber ?? rounded, writeNumber)
    if number < 0 { return ("−" + text, .negation) }
    return (text, isFraction || text.contains("×") ? .product : .atom)
  }

  /// - Parameters:
  ///   - writeLong: How a number is written whose shortest form is long.
  ///   - writeAny: How every number but a fraction is written; nil for the shortest form.
  private static func size(
    _ number: Double, _ writeLong: (Double) -> String, _ writeAny: ((Double) -> String)?
  ) -> (text: String, isFraction: Bool) {
    if number == number.rounded(), number < 1e15 { return (writeAny?(number) ?? "\(Int64(number))", false) }
    let shortest = "\(number)".replacing("e-0", with: "e-").replacing("e-", with: "e−")
    if digitCount(shortest) <= greatestDigits { return (writeAny?(number) ?? shortest, false) }
    return fraction(number).map { ($0, true) } ?? (writeLong(number), false)
  }

  /// The digits that carry meaning, without exponent and leading zeros.
  private static func digitCount(_ text: String) -> Int {
    text.prefix { $0 != "e" }.drop { $0 == "0" || $0 == "." }.count(where: \.isNumber)
  }

  /// p/q with q up to 12, or 1/q with a q of up to five digits, where one of them is the number to the last bit.
  private static func fraction(_ number: Double) -> String? {
    let whole = (1 / number).rounded()
    if whole < 100_000, 1 / whole == number { return "1/\(Int(whole))" }
    let match = (3...12).map(Double.init).first { q in
      let p = (number * q).rounded()
      return p >= 1 && p < 100 && p / q == number
    }
    return match.map { "\(Int((number * $0).rounded()))/\(Int($0))" }
  }

  /// Four digits.
  private static func rounded(_ number: Double) -> String {
    let exponent = Int(Elementary.log(number) / Elementary.log(10)) - (number < 1 ? 1 : 0)
    guard -5...15 ~= exponent else {
      let scaled = number / Elementary.pow(10, Double(exponent))
      return "\((scaled * 1000).rounded() / 1000)e\(exponent < 0 ? "−" : "")\(abs(exponent))"
    }
    let unit = Elementary.pow(10, Double(3 - exponent))
    return "\((number * unit).rounded() / unit)"
  }
}
