import Engine
import Plotting
import Source

/// `animate forward of NET on POINT`: the values of the units appear layer by layer.
enum ForwardAnimation {
  static let arguments = [
    ArgumentDeclaration("digits", .integer(atLeast: 1), default: "3", "significant digits")
  ]

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("NET"), let place = statement.expression("POINT") else { return }
    let evaluator = Evaluator(session)
    let digits = try GraphOptions.digits(statement, evaluator)
    if case .tensor = try evaluator.value(subject) {
      throw DiagnosticError(
        Diagnostic(
          code: "E0303", "a forward pass on a point is that of a network, not of a number or tensor",
          at: subject.span, hint: "how a number was computed is shown by 'animate backward of …'"))
    }
    let version = try evaluator.network(subject)
    let numbers = try NetworkNumbers(version, at: place, evaluator)
    if session.isChecking { return }
    let drawing = ArchitectureDrawing(
      try version.network(), digits: digits ?? 3, numbers)
    session.show(.picture(drawing.picture(loss: nil, foldsBiases: true, steps: drawing.steps)))
  }
}
