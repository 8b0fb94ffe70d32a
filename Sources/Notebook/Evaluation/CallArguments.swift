import Engine
import Source

/// The arguments of one call, positional and labelled.
struct CallArguments {
  private(set) var positional: [Value]
  let labelled: [(label: Expression.ArgumentLabel, value: Value)]
  /// The whole call.
  let span: Span
  /// The function's name in it.
  let nameSpan: Span

  /// The operands of a call node: the positional ones, then the labelled ones.
  init(
    _ operands: [Value], labels: [Expression.ArgumentLabel], span: Span, nameSpan: Span
  ) {
    positional = Array(operands.dropLast(labels.count))
    labelled = Array(zip(labels, operands.suffix(labels.count)).map { (label: $0, value: $1) })
    self.span = span
    self.nameSpan = nameSpan
  }

  /// The same call with other positional arguments.
  func replacing(positional values: [Value]) -> CallArguments {
    var copy = self
    copy.positional = values
    return copy
  }

  /// The value behind a label.
  func labelled(_ name: String) -> Value? { labelled.first { $0.label.name == name }?.value }

  /// Checks that there are so many positional arguments and only known labels.
  func check(
    _ function: String, count: ClosedRange<Int>, labels: [String] = []
  ) throws(DiagnosticError) {
    for (label, _) in labelled where !labels.contains(label.name) {
      throw DiagnosticError(
        Diagnostic(
          code: "E0203", "'\(label.name)' is not an argument of '\(function)'", at: label.span,
          hint: labels.isEmpty
            ? "'\(function)' takes no labelled arguments" : Suggestion.hint(for: label.name, among: labels)))
    }
    guard !count.contains(positional.count) else { return }
    let expected =
      count.upperBound == .max
      ? "at least \(count.lowerBound)"
      : count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
    throw DiagnosticError(
      Diagnostic(
        code: "E0304", "'\(function)' takes \(expected) arguments, not \(positional.count)", at: span))
  }
}

extension Evaluator {
  /// The number that an argument is, or what holds where it is left out.
  func number(
    _ value: Value?, default fallback: Double, at span: Span
  ) throws(DiagnosticError) -> Double {
    guard let value else { return fallback }
    return try number(value, at: span)
  }

  /// The number that a value is.
  func number(_ value: Value, at span: Span) throws(DiagnosticError) -> Double {
    guard let variable = value.variable, let number = session.value(variable).scalar else {
      throw mismatch(value, expected: "a number", at: span)
    }
    return number
  }

  /// The whole number that a value is.
  func integer(_ value: Value, at span: Span) throws(DiagnosticError) -> Int {
    let number = try number(value, at: span)
    guard let integer = Int(exactly: number) else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0403", "this must be a whole number, not \(NumberText.shortest(number))", at: span))
    }
    return integer
  }
}
