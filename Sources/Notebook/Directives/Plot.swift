import Source

/// `plot`: data, functions, fits, losses and more, as a figure.
enum PlotDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "plot", "draws data, functions, what a network does and how it was trained",
    forms: [
      SubjectForm("fit", [.word("fit"), .word("of"), .expression("NET"), .word("on"), .expression("DATA")]),
      SubjectForm("loss", [.word("loss"), .word("of"), .expressions("NET")]),
      SubjectForm("rates", [.word("rates"), .word("of"), .expression("NET")]),
      SubjectForm(
        "decision", [.word("decision"), .word("of"), .expression("NET"), .word("on"), .expression("DATA")]),
      SubjectForm(
        "activations",
        [.word("activations"), .word("of"), .expression("NET"), .word("on"), .expression("DATA")]),
      SubjectForm("values", [.expressions("EXPR"), .optional([.word("for"), .ranges("x")])]),
    ],
    arguments: PlotOptions.arguments,
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
