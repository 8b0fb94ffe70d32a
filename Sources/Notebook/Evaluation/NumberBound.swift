import Source

/// What the number behind a label must be; infinities and what is not a number keep to no bound.
enum NumberBound: String {
  case finite = "a finite number"
  case atLeastZero = "at least 0"
  case positive = "greater than 0"
  case belowOne = "at least 0 and less than 1"

  /// Whether a number keeps to the bound.
  func holds(for number: Double) -> Bool {
    guard number.isFinite else { return false }
    return switch self {
    case .finite: true
    case .atLeastZero: number >= 0
    case .positive: number > 0
    case .belowOne: number >= 0 && number < 1
    }
  }

  /// Throws what to say of a number that does not keep to the bound.
  func check(_ number: Double, _ label: String, at span: Span) throws(DiagnosticError) {
    guard !holds(for: number) else { return }
    let found = number.isNaN ? "NaN" : NumberText.shortest(number)
    let hint = number.isNaN || self == .finite || !number.isInfinite ? nil : "it must also be finite"
    throw DiagnosticError(
      Diagnostic(code: "E0403", "'\(label)' must be \(rawValue), not \(found)", at: span, hint: hint))
  }
}
