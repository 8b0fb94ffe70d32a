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
    let digits = try statement.integer("digits", evaluator, atLeast: 1) ?? 3
    let version = try evaluator.network(subject)
    let point = try point(place, version, evaluator)
    if session.isChecking { return }
    let network = try version.network()
    let layers = try evaluator.engine(at: place.span) { () throws(EngineError) in
      try network.layerValues(point)
    }
    let dense = layers.filter { $0.label.hasPrefix("dense") }.map(\.activation.values)
    let drawing = ArchitectureDrawing(network, digits: digits, values: [point.values] + dense)
    session.show(.picture(drawing.picture(loss: nil, foldsBiases: true, steps: drawing.steps)))
  }

  /// One point, as a batch of one.
  private static func point(
    _ place: Expression, _ version: NetworkVersion, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Tensor {
    let values = try evaluator.tensor(place).values
    let inputs = version.architecture.inputCount
    guard values.count == inputs else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401", "'\(version.name)' takes points of \(inputs) numbers, not \(values.count)",
          at: place.span))
    }
    return try evaluator.engine(at: place.span) { () throws(EngineError) in
      try Tensor(shape: [1, inputs], values: values)
    }
  }
}
