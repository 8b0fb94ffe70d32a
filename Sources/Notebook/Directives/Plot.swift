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
        try ValuesPlot.run(statement, options, session)
      } else {
        try FunctionPlot.run(statement, options, session)
      }
    }
  }
}
