import Engine
import Plotting
import Source

/// `gradient-norms NET`: how large each layer's weight gradients were during training.
enum GradientNormsDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "gradient-norms", "the norm of each layer's weight gradient over training, as curves or at some steps",
    forms: [SubjectForm("net", [.expression("NET")])],
    arguments: [
      ArgumentDeclaration("at", .expression, "steps to list in a table in place of curves"),
      ArgumentDeclaration("digits", .integer(atLeast: 1), default: "3", "significant digits of the table"),
    ] + PlotOptions.arguments,
    example: "gradient-norms net, at: [0, 100, 1000]")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("NET") else { return }
    let evaluator = Evaluator(session)
    let version = try evaluator.network(subject)
    guard version.lastTraining != nil else { throw LossPlot.untrained(version, at: subject.span) }
    let options = try PlotOptions(statement, evaluator)
    let digits = try statement.integer("digits", evaluator, atLeast: 1) ?? 3
    let steps = try steps(statement, version, evaluator)
    if session.isChecking { return }
    let layers = try version.history().joined(\.gradientNorms)
    if let steps {
      session.show(.table(table(layers, at: steps, digits: digits)))
    } else {
      session.show(panel(layers, options), options)
    }
  }

  private static func panel(_ layers: [[Double]], _ options: PlotOptions) -> Panel {
    var marks: [Mark] = []
    for (index, norms) in layers.enumerated() {
      marks += options.line(x: norms.indices.map { Double($0) }, y: norms, series: "layer \(index + 1)")
    }
    return Panel(marks, x: Axis("step"), y: Axis("‖∇W‖", scale: .log))
  }

  /// The steps to list, each one that was made.
  private static func steps(
    _ statement: Statement, _ version: NetworkVersion, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Int]? {
    guard case .expression(let expression)? = statement.argument("at")?.value else { return nil }
    let count = try version.losses().count
    return try evaluator.tensor(expression).values.map { number throws(DiagnosticError) in
      guard let step = Int(exactly: number), step >= 0, step < count else {
        throw DiagnosticError(
          Diagnostic(
            code: "E0402", "the training has no step \(NumberText.shortest(number))", at: expression.span,
            hint: "its steps count from 0 to \(count - 1)"))
      }
      return step
    }
  }

  private static func table(_ layers: [[Double]], at steps: [Int], digits: Int) -> Table {
    Table(
      columns: [Table.Column("step")] + layers.indices.map { Table.Column("layer \($0 + 1)") },
      rows: steps.map { step in
        [Table.Entry(Double(step), text: String(step))]
          + layers.map { Table.Entry($0[step], text: NumberText.rounded($0[step], digits: digits)) }
      })
  }
}
