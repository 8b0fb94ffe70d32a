import Engine
import Plotting
import Source

/// `diagram f` and `diagram net`: computation graphs and architectures.
enum DiagramDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "diagram", "draws the graph that a value was computed by, or the architecture of a network",
    forms: [
      SubjectForm(
        "diagram", [.expression("EXPR"), .optional([.word("on"), .expression("POINT")])],
        arguments: networkArguments)
    ],
    arguments: GraphOptions.arguments, example: "diagram f, style: circuit")

  private static let networkArguments = [
    ArgumentDeclaration("bias", .word(biases), default: "folded", "how the biases of a network are drawn"),
    ArgumentDeclaration(
      "loss", .word(TrainingArguments.losses),
      default: "none; with a target that of its training, or l2",
      "a loss behind the network"),
    ArgumentDeclaration(
      "target", .expression, "of a network on a point: what it should give, for the errors of its units"),
  ]

  private static let biases = [
    Choice("folded", "as weights of a unit that is always 1"), Choice("hidden", "not at all"),
  ]

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("EXPR") else { return }
    let evaluator = Evaluator(session)
    try GraphDrawing.refuseFunction(subject, as: "diagram", evaluator)
    let options = try GraphOptions(statement, evaluator)
    if case .network(let version) = try evaluator.value(subject) {
      try refuse(
        GraphOptions.arguments.map(\.label).filter { $0 != "digits" }, of: statement,
        "is for the graph of a value, not for a network",
        hint: "'define y = \(version.name)(POINT)' and 'diagram y' draw it as a graph of numbers")
      return try draw(version, statement, options, evaluator)
    }
    try refuse(
      networkArguments.map(\.label), of: statement, "is for a network, not for the graph of a value",
      hint: "leave it out")
    if let point = statement.expression("POINT") {
      throw DiagnosticError(
        Diagnostic(
          code: "E0303", "only a network is drawn on a point", at: point.span,
          hint: "a value has been computed from its numbers: leave out 'on'"))
    }
    let graph = try GraphDrawing(subject, options, evaluator).graph
    if session.isChecking { return }
    session.show(.picture(try options.diagram(graph, animating: nil, at: subject.span, session.context)))
  }

  /// An argument that would change nothing is a mistake.
  private static func refuse(
    _ labels: [String], of statement: Statement, _ message: String, hint: String
  ) throws(DiagnosticError) {
    guard let stray = statement.arguments.first(where: { labels.contains($0.label) }) else { return }
    throw DiagnosticError(
      Diagnostic(code: "E0304", "'\(stray.label)' \(message)", at: stray.labelSpan, hint: hint))
  }

  private static func draw(
    _ version: NetworkVersion, _ statement: Statement, _ options: GraphOptions, _ evaluator: Evaluator
  ) throws(DiagnosticError) {
    var loss = statement.term("loss").flatMap { Loss(rawValue: $0.word) }
    var numbers = NetworkNumbers()
    var target: Expression?
    if case .expression(let expression)? = statement.argument("target")?.value { target = expression }
    if target != nil { loss = loss ?? version.training?.loss ?? .l2 }
    if let loss {
      let outputs = version.architecture.outputCount
      try evaluator.engine(at: statement.argument("loss")?.value.span ?? statement.span) {
        () throws(EngineError) in try loss.check(outputs: outputs)
      }
    }
    if let point = statement.expression("POINT") {
      numbers = try NetworkNumbers(version, at: point, target: target, of: loss ?? .l2, evaluator)
    } else if let target {
      throw DiagnosticError(
        Diagnostic(
          code: "E0304", "a target needs a point", at: target.span,
          hint: "write 'diagram \(version.name) on POINT, target: …'"))
    }
    if evaluator.session.isChecking { return }
    let drawing = ArchitectureDrawing(try version.network(), digits: options.digits, numbers)
    evaluator.session.show(
      .picture(drawing.picture(loss: loss, foldsBiases: statement.term("bias")?.word != "hidden")))
  }
}
