import Engine
import Source

/// Reads labelled arguments as the values that their declarations promise.
extension Statement {
  /// The value of any expression.
  func value(_ label: String, _ evaluator: Evaluator) throws(DiagnosticError) -> Value? {
    guard case .expression(let expression)? = argument(label)?.value else { return nil }
    return try evaluator.value(expression)
  }

  /// A number, inside a range.
  func number(
    _ label: String, _ evaluator: Evaluator, in range: ClosedRange<Double>? = nil
  ) throws(DiagnosticError) -> Double? {
    guard case .expression(let expression)? = argument(label)?.value else { return nil }
    let number = try evaluator.number(expression)
    if let range, !range.contains(number) {
      throw Self.outOfRange(label, number, range, at: expression.span)
    }
    return number
  }

  /// A number that keeps to a bound.
  func number(
    _ label: String, _ evaluator: Evaluator, _ bound: NumberBound
  ) throws(DiagnosticError) -> Double? {
    guard case .expression(let expression)? = argument(label)?.value else { return nil }
    let number = try evaluator.number(expression)
    try bound.check(number, label, at: expression.span)
    return number
  }

  /// A whole number from a least one on.
  func integer(
    _ label: String, _ evaluator: Evaluator, atLeast least: Int, atMost greatest: Int = .max
  ) throws(DiagnosticError) -> Int? {
    guard case .expression(let expression)? = argument(label)?.value else { return nil }
    return try evaluator.integer(expression, label, atLeast: least, atMost: greatest)
  }

  /// A text.
  func text(_ label: String, _ evaluator: Evaluator) throws(DiagnosticError) -> String? {
    guard case .expression(let expression)? = argument(label)?.value else { return nil }
    return try evaluator.text(expression)
  }

  /// A list of texts.
  func texts(_ label: String, _ evaluator: Evaluator) throws(DiagnosticError) -> [String]? {
    guard case .expression(let expression)? = argument(label)?.value else { return nil }
    guard let texts = Self.texts(in: try evaluator.elements(expression)) else {
      throw evaluator.mismatch(
        try evaluator.value(expression), expected: "a list of texts such as [\"a\", \"b\"]",
        at: expression.span)
    }
    return texts
  }

  /// Refuses names that are not as many as what they name.
  func check(
    _ names: [String]?, of label: String, unless count: Int, _ noun: String, hint: String? = nil
  ) throws(DiagnosticError) {
    guard let names, names.count != count else { return }
    let given = "\(names.count) name\(names.count == 1 ? "" : "s")"
    throw DiagnosticError(
      Diagnostic(
        code: "E0401", "'\(label)' has \(given) for \(count) \(noun)",
        at: argument(label)?.value.span ?? span, hint: hint))
  }

  /// The texts or swept words that some values are; nil where one is something else.
  static func texts(in values: [Value]) -> [String]? {
    let texts = values.compactMap { value in
      switch value {
      case .text(let text): text
      case .word(let term): term.word
      default: nil
      }
    }
    return texts.count == values.count ? texts : nil
  }

  /// `true` or `false`.
  func flag(_ label: String, _ evaluator: Evaluator) throws(DiagnosticError) -> Bool? {
    guard case .expression(let expression)? = argument(label)?.value else { return nil }
    if let word = expression.name, evaluator.session.names[word] == nil {
      throw Self.notAFlag(label, expression, found: "'\(word)'")
    }
    let value = try evaluator.value(expression)
    guard case .boolean(let variable) = value, let number = evaluator.session.value(variable).scalar
    else { throw Self.notAFlag(label, expression, found: value.kind) }
    return number != 0
  }

  private static func notAFlag(_ label: String, _ expression: Expression, found: String) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0303", "'\(label)' is true or false, not \(found)", at: expression.span,
        hint: "write '\(label): true' or '\(label): false'"))
  }

  /// A bare word.
  func term(_ label: String) -> Term? {
    guard case .term(let term)? = argument(label)?.value else { return nil }
    return term
  }

  /// The two ends of a range, in the order written.
  func range(
    _ label: String, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> (low: Double, high: Double)? {
    guard case .range(let low, let high)? = argument(label)?.value else { return nil }
    let ends = (low: try evaluator.number(low), high: try evaluator.number(high))
    guard ends.low.isFinite, ends.high.isFinite, ends.low != ends.high else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0702",
          "'\(label)' from \(NumberText.shortest(ends.low)) to \(NumberText.shortest(ends.high)) is no range",
          at: low.span.union(high.span), hint: "write two different numbers, such as \(label): 0...1"))
    }
    return ends
  }

  fileprivate static func outOfRange(
    _ label: String, _ number: Double, _ range: ClosedRange<Double>, at span: Span
  ) -> DiagnosticError {
    let bounds =
      range.upperBound.isInfinite
      ? "at least \(NumberText.shortest(range.lowerBound))"
      : "between \(NumberText.shortest(range.lowerBound)) and \(NumberText.shortest(range.upperBound))"
    return DiagnosticError(
      Diagnostic(
        code: "E0403", "'\(label)' must be \(bounds), not \(NumberText.shortest(number))", at: span))
  }
}

extension Term {
  /// A number among the parameters that keeps to a bound.
  func number(
    _ label: String, _ evaluator: Evaluator, _ bound: NumberBound
  ) throws(DiagnosticError) -> Double? {
    guard case .expression(let expression)? = self[label] else { return nil }
    let number = try evaluator.number(expression)
    try bound.check(number, label, at: expression.span)
    return number
  }

  /// A whole number among the parameters.
  func integer(
    _ label: String, _ evaluator: Evaluator, atLeast least: Int
  ) throws(DiagnosticError) -> Int? {
    guard case .expression(let expression)? = self[label] else { return nil }
    return try evaluator.integer(expression, label, atLeast: least)
  }
}

extension Evaluator {
  /// Runs some work; a word in it that means nothing may also be one of some choices.
  func suggesting<Result>(
    _ choices: [Choice], _ work: () throws(DiagnosticError) -> Result
  ) throws(DiagnosticError) -> Result {
    do throws(DiagnosticError) { return try work() } catch {
      var diagnostic = error.diagnostic
      let word = session.source.string(diagnostic.span)
      guard ["E0301", "E0306"].contains(diagnostic.code), !choices.isEmpty else { throw error }
      diagnostic.hint = Suggestion.hint(for: word, among: choices.map(\.name))
      throw DiagnosticError(diagnostic)
    }
  }

  /// A whole number from a least one on; infinite and huge ones are refused like fractions.
  func integer(
    _ expression: Expression, _ label: String, atLeast least: Int, atMost greatest: Int = .max
  ) throws(DiagnosticError) -> Int {
    let number = try number(expression)
    guard let integer = Int(exactly: number), integer >= least, integer <= greatest else {
      let bound = greatest < .max ? "\(least) to \(greatest)" : "\(least)"
      throw DiagnosticError(
        Diagnostic(
          code: "E0403",
          "'\(label)' must be a whole number from \(bound), not \(NumberText.shortest(number))",
          at: expression.span))
    }
    return integer
  }

  /// The text that an expression is.
  func text(_ expression: Expression) throws(DiagnosticError) -> String {
    let value = try value(expression)
    guard case .text(let text) = value else {
      throw mismatch(value, expected: "a text such as \"loss\"", at: expression.span)
    }
    return text
  }

  /// The network that a name or expression stands for.
  func network(_ expression: Expression) throws(DiagnosticError) -> NetworkVersion {
    let value = try value(expression)
    guard case .network(let version) = value else {
      throw mismatch(value, expected: "a network", at: expression.span)
    }
    return version
  }

  /// The data set that a name or expression stands for.
  func data(_ expression: Expression) throws(DiagnosticError) -> DataValue {
    let value = try value(expression)
    guard case .data(let data) = value else {
      throw mismatch(value, expected: "a data set", at: expression.span)
    }
    return data
  }
}

extension RandomSpecification {
  /// The words that choose a generator.
  static let choices = [
    Choice("swift-nn", "our own, split by the name being defined"),
    Choice(
      "numpy", "NumPy's after np.random.seed(n)",
      [ArgumentDeclaration("seed", .integer(atLeast: 0), "the seed")], required: 1),
    Choice(
      "python", "Python's after random.seed(n)",
      [ArgumentDeclaration("seed", .integer(atLeast: -.max), "the seed; its sign does not count")],
      required: 1),
  ]

  /// The generator that a word chooses.
  init(_ term: Term, _ evaluator: Evaluator) throws(DiagnosticError) {
    let least = term.word == "python" ? -Int.max : 0
    let seed = UInt64((try term.integer("seed", evaluator, atLeast: least) ?? 0).magnitude)
    switch term.word {
    case "numpy":
      guard seed <= UInt64(UInt32.max) else {
        throw DiagnosticError(
          Diagnostic(code: "E0403", "NumPy's seeds go from 0 to 4294967295", at: term.span))
      }
      self = .numPy(seed)
    case "python": self = .python(seed)
    default: self = .swiftNN
    }
  }
}

extension ArgumentDeclaration {
  /// The two arguments of every statement that draws random numbers.
  static let randomness = [
    ArgumentDeclaration(
      "seed", .integer(atLeast: 0), default: "from the notebook's seed and the name",
      "the seed of what is drawn here"),
    ArgumentDeclaration(
      "random", .word(RandomSpecification.choices), default: "the notebook's", "the generator"),
  ]
}
