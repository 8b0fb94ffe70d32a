import Engine
import Plotting
import Source

/// `plot rates of NET`: how far each layer's weights move at each step, relative to their size.
enum RatesPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    guard let subject = statement.expression("NET") else { return }
    let version = try Evaluator(session).network(subject)
    guard version.lastTraining != nil else { throw LossPlot.untrained(version, at: subject.span) }
    if session.isChecking { return }
    let layers = try version.history().joined(\.updateRates)
    var marks: [Mark] = []
    for (index, rates) in layers.enumerated() {
      marks += options.line(x: rates.indices.map { Double($0) }, y: rates, series: "layer \(index + 1)")
    }
    let axis = Axis("size of the update ÷ size of the weights", scale: .log)
    session.show(Panel(marks, x: Axis("step"), y: axis), options)
  }
}

extension [TrainingResult] {
  /// For each layer, what was recorded at every step of every training.
  func joined(_ series: (TrainingResult) -> [[Double]]) -> [[Double]] {
    guard let first else { return [] }
    return series(first).indices.map { layer in flatMap { series($0)[layer] } }
  }
}
