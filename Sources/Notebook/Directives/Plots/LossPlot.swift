import Engine
import Plotting
import Source

/// `plot loss of a, b`: the loss at each step.
enum LossPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let networks = try Evaluator(session).trainedNetworks(statement.expressions("NET"))
    let names = try options.names(for: networks.map(\.name))
    if session.isChecking { return }
    var marks: [Mark] = []
    for (network, name) in zip(networks, names) {
      marks += options.line(try network.version.losses(), series: name)
    }
    session.show(Panel(marks, x: .steps, y: Axis("loss", scale: .log)), options)
  }
}
