import Engine
import Plotting
import Source

/// `plot loss of a, b`: the loss at each step.
enum LossPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    var marks: [Mark] = []
    for expression in statement.expressions("NET") {
      for (name, version) in try versions(expression, evaluator) {
        guard version.lastTraining != nil else { throw untrained(version, at: expression.span) }
        if session.isChecking { continue }
        let losses = try version.losses()
        marks += options.line(x: losses.indices.map { Double($0) }, y: losses, series: name)
      }
    }
    session.show(Panel(marks, x: Axis("step"), y: Axis("loss", scale: .log)), options)
  }

  /// The network that an expression is, or the networks of a sweep's runs.
  static func versions(
    _ expression: Expression, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [(name: String, version: NetworkVersion)] {
    let value = try evaluator.value(expression)
    switch value {
    case .network(let version): return [(version.name, version)]
    case .list(let elements, let base):
      let names = elements.map { if case .network(let version) = $0 { version.name } else { "" } }
      let areDistinct = Set(names).count == names.count
      return try elements.enumerated().map { index, element throws(DiagnosticError) in
        guard case .network(let version) = element else {
          throw evaluator.mismatch(element, expected: "a network", at: expression.span)
        }
        return (areDistinct ? version.name : "run \(index + base + (base == 0 ? 1 : 0))", version)
      }
    default: throw evaluator.mismatch(value, expected: "a network", at: expression.span)
    }
  }

  static func untrained(_ version: NetworkVersion, at span: Span) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0308", "'\(version.name)' has not been trained", at: span,
        hint: "write 'train \(version.name) on …' above"))
  }
}
