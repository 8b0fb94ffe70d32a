import Source

/// `animate`: a training, a computation or a forward pass, step by step.
enum AnimateDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "animate",
    "shows something as it happens; axes and annotations are those of what moves, not of the loss beside it",
    forms: [
      SubjectForm(
        "training",
        [.word("training"), .word("of"), .expressions("NET"), .word("on"), .expression("DATA")],
        arguments: FigureArguments.axes + FigureArguments.series),
      SubjectForm(
        "backward", [.word("backward"), .word("of"), .expression("EXPR")],
        arguments: GraphOptions.arguments),
      SubjectForm(
        "forward", [.word("forward"), .word("of"), .expression("NET"), .word("on"), .expression("POINT")],
        arguments: ForwardAnimation.arguments),
    ],
    example: "animate training of net on curve")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    switch statement.form {
    case "backward": try BackwardAnimation.run(statement, in: session)
    case "forward": try ForwardAnimation.run(statement, in: session)
    default: try TrainingAnimation.run(statement, in: session)
    }
  }
}
