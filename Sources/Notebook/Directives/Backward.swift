import Engine
import Source

/// `backward f`: every named value on the way to f with its gradient.
enum BackwardDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "backward", "a table of every named value on the way to a number: its value, gradient and shape",
    forms: [SubjectForm("backward", [.expression("EXPR")])],
    arguments: [ArgumentDeclaration("digits", .integer(atLeast: 1), default: "6", "significant digits")],
    example: "backward f")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("EXPR") else { return }
    let evaluator = Evaluator(session)
    let digits = try statement.integer("digits", evaluator, atLeast: 1) ?? 6
    let backpropagation = try Backpropagation(subject, evaluator)
    if session.isChecking { return }
    for entry in backpropagation.named.entries {
      guard let gradient = backpropagation.pass.gradient(of: entry.variable) else { continue }
      guard session.value(gradient).values.contains(where: \.isNaN) else { continue }
      session.warnOfNaN(in: .tensor(gradient), at: subject.span)
      break
    }
    session.show(.table(table(backpropagation, session, digits: digits)))
  }

  /// The named values in the order in which they were computed.
  static func table(_ backpropagation: Backpropagation, _ session: Session, digits: Int) -> Table {
    Table(
      columns: [
        Table.Column("name", .left), Table.Column("value"), Table.Column("gradient"), Table.Column("shape"),
      ],
      rows: backpropagation.named.entries.map { entry in
        let value = session.value(entry.variable)
        let gradient = backpropagation.gradient(of: entry.variable, in: session)
        return [
          Table.Entry(entry.allNames), Table.Entry(value, shortDigits: digits),
          Table.Entry(gradient, shortDigits: digits),
          Table.Entry(value.shape.isEmpty ? "scalar" : Shape.text(value.shape)),
        ]
      })
  }
}
