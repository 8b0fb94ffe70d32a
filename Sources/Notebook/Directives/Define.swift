import Source

/// `define`: gives a name to a value, a function, a data set or a network.
enum DefineDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "define", "names a value, a function, a data set or a network",
    forms: [
      SubjectForm("data", [.word("data"), .newName("NAME")], arguments: DataDefinition.arguments),
      SubjectForm(
        "network", [.word("network"), .newName("NAME")], arguments: NetworkDefinition.arguments),
      SubjectForm(
        "function", [.newName("NAME"), .parameters("x"), .sign("="), .expression("EXPR")]),
      SubjectForm("value", [.newName("NAME"), .sign("="), .expression("EXPR")]),
    ],
    arguments: ArgumentDeclaration.randomness,
    example: "define f(x) = a*cos(x)")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let (name, span) = statement.name("NAME") else { return }
    try check(name, at: span)
    let evaluator = Evaluator(session)
    switch statement.form {
    case "data": session.define(name, .data(try DataDefinition.make(name, statement, evaluator)))
    case "network": session.define(name, .network(try NetworkDefinition.make(name, statement, evaluator)))
    case "function": session.define(name, .function(try function(name, statement, evaluator)))
    default:
      guard let expression = statement.expression("EXPR") else { return }
      let value = try evaluator.value(expression)
      session.warnOfNaN(in: value, at: expression.span)
      session.define(name, value)
    }
  }

  static func check(_ name: String, at span: Span) throws(DiagnosticError) {
    guard ["true", "false", "in", "on", "of", "with", "from", "for", "within", "as"].contains(name) else {
      return
    }
    throw DiagnosticError(
      Diagnostic(
        code: "E0310", "'\(name)' is a word of the language and cannot be a name", at: span,
        hint: "choose another name"))
  }

  /// A function keeps what the names in its body mean above it.
  private static func function(
    _ name: String, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> UserFunction {
    let parameters = statement.parameters("x")
    guard let body = statement.expression("EXPR") else {
      throw DiagnosticError(Diagnostic(code: "E0110", "expected a value", at: statement.span))
    }
    var captured: [String: Value] = [:]
    for (used, span) in body.names where !parameters.contains(used) {
      if used == name, !evaluator.isDefined(used), !Functions.isFunction(used) {
        throw DiagnosticError(
          Diagnostic(
            code: "E0306", "'\(name)' is used in its own definition", at: span,
            hint: "a function cannot call itself"))
      }
      let isCall = body.nodes.contains { if case .call(used, _, _, _) = $0.kind { true } else { false } }
      if isCall, !evaluator.isDefined(used), Functions.isFunction(used) { continue }
      captured[used] = try isCall ? callee(used, at: span, evaluator) : evaluator.lookup(used, at: span)
    }
    return UserFunction(
      name: name, parameters: parameters, body: body, captured: UserFunction.Captured(captured))
  }

  private static func callee(
    _ name: String, at span: Span, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    guard evaluator.isDefined(name) else { throw evaluator.unknownFunction(name, at: span) }
    return try evaluator.lookup(name, at: span)
  }
}
