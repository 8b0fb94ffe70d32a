import Engine
import Source

/// `show EXPR, …`: values as text.
enum ShowDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "show", "shows values as text, numbers in full",
    forms: [SubjectForm("show", [.expressions("EXPR")])],
    arguments: [
      ArgumentDeclaration("digits", .integer(atLeast: 1), default: "all", "significant digits")
    ],
    example: "show gradient(f, x), net.weights[1]")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let digits = try statement.integer("digits", evaluator, atLeast: 1)
    let writer = ValueText(session: session, digits: digits)
    var lines: [String] = []
    var failures: [Diagnostic] = []
    for expression in statement.expressions("EXPR") {
      let value: Value
      do throws(DiagnosticError) { value = try evaluator.value(expression) } catch {
        failures.append(error.diagnostic)
        continue
      }
      if session.isChecking { continue }
      session.warnOfNaN(in: value, at: expression.span)
      if let variable = value.variable {
        let tensor = session.value(variable)
        session.values.append(
          ShownValue(
            expression: session.source.string(expression.span), shape: tensor.shape, numbers: tensor.values))
      }
      lines.append(line(expression, value, writer, session.source.string(expression.span)))
    }
    if !lines.isEmpty { session.show(.text(lines.joined(separator: "\n"))) }
    guard let last = failures.popLast() else { return }
    session.warnings += failures
    throw DiagnosticError(last)
  }

  /// `text = value`; a number literal or text needs no name.
  private static func line(
    _ expression: Expression, _ value: Value, _ writer: ValueText, _ source: String
  ) -> String {
    switch expression.root?.kind {
    case .text, .number, .numbers, .boolean: return writer.block(value, indent: 0)
    default: return "\(source) = " + writer.block(value, indent: source.count + 3)
    }
  }
}
