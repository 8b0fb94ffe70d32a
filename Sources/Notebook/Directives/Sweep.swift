import Engine
import Source

/// `sweep NAME in […]`: repeats the statements below it for each value.
///
/// Trainings of all runs start before any is waited for, unless the body asks for their results.
enum SweepDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "sweep",
    "repeats the indented statements for each value or word; their names then mean the lists of all runs",
    forms: [SubjectForm("sweep", [.newName("NAME"), .word("in"), .expression("VALUES")])],
    example:
      "sweep rate in [0.01, 0.1]\n  define network net, layers: [1, 8, 1]\n  train net on curve, rate: rate",
    isBlock: true)

  static func definedNames(_ statement: Statement) -> [String] {
    (statement.name("NAME").map { [$0.name] } ?? []) + bodyNames(statement)
  }

  private static func bodyNames(_ statement: Statement) -> [String] {
    var names: [String] = []
    for name in statement.body.flatMap({ $0.directive.definedNames($0) }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let (name, span) = statement.name("NAME"), let subject = statement.expression("VALUES") else {
      return
    }
    guard !statement.body.isEmpty else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0208", "a sweep needs statements to repeat", at: statement.keywordSpan,
          hint: "indent them below 'sweep \(name) in …'"))
    }
    try DefineDirective.check(name, at: span)
    let words = try SweptWords(statement, subject, session)?.values
    let settings = if let words { words } else { try settings(subject, session) }
    let names = [name] + bodyNames(statement).filter { $0 != name }
    let before = names.map { session.names[$0] }
    var collected: [String: [Value]] = [:]
    var labels: [String] = []
    for setting in settings {
      // Each run starts from what the names meant above the sweep.
      for (name, binding) in zip(names, before) { session.restore(name, binding) }
      session.define(name, setting)
      for part in statement.body { try session.run(part) }
      let label = "\(name) = \(ValueText(session: session, digits: 6).inline(setting))"
      labels.append(label)
      for name in names {
        guard case .value(let value)? = session.names[name] else { continue }
        collected[name, default: []].append(value.labelled(label))
      }
    }
    session.collect(SweepRuns(names: names, values: collected, labels: labels))
  }

  /// The values to go through: the entries of a vector, the rows of a matrix, the elements of a list.
  private static func settings(
    _ subject: Expression, _ session: Session
  ) throws(DiagnosticError) -> [Value] {
    let evaluator = Evaluator(session)
    let value = try evaluator.value(subject)
    let settings = try elements(value, evaluator, at: subject.span)
    guard !settings.isEmpty, settings.count <= session.context.limits.runs else {
      let limit = session.context.limits.runs
      throw DiagnosticError(
        Diagnostic(
          code: "E0502",
          settings.isEmpty
            ? "a sweep over no values" : "\(settings.count) runs are more than the \(limit) allowed",
          at: subject.span))
    }
    return settings
  }

  private static func elements(
    _ value: Value, _ evaluator: Evaluator, at span: Span
  ) throws(DiagnosticError) -> [Value] {
    if case .list(let elements, _) = value { return elements }
    guard let variable = value.variable, let count = evaluator.session.value(variable).shape.first else {
      throw evaluator.mismatch(value, expected: "a list of values such as [0.01, 0.1]", at: span)
    }
    guard count <= evaluator.session.context.limits.runs else { return Array(repeating: value, count: count) }
    return try (0..<count).map { index throws(DiagnosticError) in
      .tensor(try evaluator.apply(.slice([.index(index)]), [variable], at: span))
    }
  }
}

extension Value {
  /// The value with the run that it belongs to for a name, where it has a name.
  fileprivate func labelled(_ label: String) -> Value {
    guard case .network(let version) = self else { return self }
    return .network(NetworkVersion(version, named: label))
  }
}
