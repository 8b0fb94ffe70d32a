import Source

/// `plot`: data, functions, fits, losses and more, as a figure.
enum PlotDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "plot", "draws data, functions, what networks do and how they were trained",
    forms: [
      SubjectForm("fit", [.word("fit"), .word("of"), .expressions("NET"), .word("on"), .expression("DATA")]),
      SubjectForm(
        "loss", [.word("loss"), .word("of"), .expressions("NET")], arguments: [FigureArguments.smooth]),
      SubjectForm(
        "rates", [.word("rates"), .word("of"), .expressions("NET")], arguments: [FigureArguments.smooth]),
      SubjectForm(
        "decision", [.word("decision"), .word("of"), .expressions("NET"), .word("on"), .expression("DATA")]),
      SubjectForm(
        "activations",
        [.word("activations"), .word("of"), .expressions("NET"), .word("on"), .expression("DATA")]),
      SubjectForm(
        "values", [.expressions("EXPR"), .optional([.word("for"), .ranges("x")])],
        arguments: [FigureArguments.smooth] + ValuesPlot.arguments),
    ],
    arguments: FigureArguments.axes + FigureArguments.series + [FigureArguments.layout],
    example: "plot f(x), f'(x) for x in -4...4")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let options = try PlotOptions(statement, Evaluator(session))
    switch statement.form {
    case "fit": try FitPlot.run(statement, options, session)
    case "loss": try LossPlot.run(statement, options, session)
    case "rates": try RatesPlot.run(statement, options, session)
    case "decision": try DecisionPlot.run(statement, options, session)
    case "activations": try ActivationsPlot.run(statement, options, session)
    default:
      if statement.ranges("x").isEmpty {
        try hinting(statement, session) { () throws(DiagnosticError) in
          try ValuesPlot.run(statement, options, session)
        }
      } else {
        try FunctionPlot.run(statement, options, session)
      }
    }
  }

  /// Runs some work; an unknown name inside an expression may be a variable whose range is missing.
  private static func hinting(
    _ statement: Statement, _ session: Session, _ work: () throws(DiagnosticError) -> Void
  ) throws(DiagnosticError) {
    do throws(DiagnosticError) { try work() } catch {
      var diagnostic = error.diagnostic
      let name = session.source.string(diagnostic.span)
      let isInside = statement.expressions("EXPR").contains { expression in
        expression.span != diagnostic.span && expression.names.contains { $0.name == name }
      }
      guard diagnostic.code == "E0301", isInside, diagnostic.hint?.hasPrefix("define it above") == true else {
        throw error
      }
      diagnostic.hint = "for a function of '\(name)', add 'for \(name) in -1...1'"
      throw DiagnosticError(diagnostic)
    }
  }
}
