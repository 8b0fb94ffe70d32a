import Engine
import Plotting
import Source

/// `plot rates of NET`: how far each layer's weights move at each step, relative to their size.
enum RatesPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let networks = try Evaluator(session).trainedNetworks(statement.expressions("NET"))
    if session.isChecking { return }
    let axis = Axis("size of the update ÷ size of the weights", scale: .log)
    try LayersPlot(axis: axis, layers: \.updateRates).show(networks, options, session)
  }
}
