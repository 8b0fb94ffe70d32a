import Engine
import Plotting
import Source

/// `plot loss of a, b`: the loss at each step.
enum LossPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let networks = try Evaluator(session).trainedNetworks(statement.expressions("NET"))
    if session.isChecking { return }
    var marks: [Mark] = []
    for (index, network) in networks.enumerated() {
      marks += options.line(try network.version.losses(), series: options.name(index, network.name))
    }
    session.show(Panel(marks, x: Axis("step", isWhole: true), y: Axis("loss", scale: .log)), options)
  }
}
