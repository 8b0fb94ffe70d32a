import Engine
import Plotting
import Source

/// `animate backward of f`: values appear node by node, then gradients flow back.
enum BackwardAnimation {
  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("EXPR") else { return }
    let evaluator = Evaluator(session)
    let options = try GraphOptions(statement, evaluator)
    try refuseHidden(options, statement)
    try GraphDrawing.refuseFunction(subject, as: "animate backward of", evaluator)
    let root = try evaluator.variable(subject)
    guard session.value(root).count == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401",
          "gradients flow back from a number, not from the shape "
            + Shape.text(session.value(root).shape),
          at: subject.span, hint: "take its sum, or one entry"))
    }
    let graph = try GraphDrawing(subject, options, evaluator, isAnimated: true).graph
    if session.isChecking { return }
    session.show(
      .picture(try options.diagram(graph, animating: .backward, at: subject.span, session.context)))
  }

  /// What would leave nothing to flow back is a mistake.
  private static func refuseHidden(
    _ options: GraphOptions, _ statement: Statement
  ) throws(DiagnosticError) {
    let label = !options.showsGradients ? "gradients" : options.style == .plain ? "style" : nil
    guard let label, let argument = statement.argument(label) else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0304", "an animated backward pass shows gradients", at: argument.value.span,
        hint: "leave '\(label)' out, or draw the graph as it is with 'diagram'"))
  }
}
