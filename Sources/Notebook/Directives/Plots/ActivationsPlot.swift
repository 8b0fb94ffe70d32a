import Engine
import Plotting
import Source

/// `plot activations of NET on DATA`: how each layer's activations are distributed.
enum ActivationsPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let subject = statement.expression("NET"), let points = statement.expression("DATA") else { return }
    let version = try evaluator.network(subject)
    let data = try evaluator.data(points)
    let network = session.isChecking ? version.architecture : try version.network()
    let layers = try evaluator.engine(at: subject.span.union(points.span)) { () throws(EngineError) in
      try network.layerValues(data.dataset.x)
    }
    let panels = layers.enumerated().map { index, layer in
      options.apply(
        to: Panel(
          [.rect(Histogram(layer.activation.values).mark())], title: "layer \(index + 1)",
          x: Axis("activation"), y: Axis("count")))
    }
    let columns = min(3, max(1, panels.count))
    let rows = (panels.count + columns - 1) / columns
    session.show(
      Figure(panels, columns: columns, title: options.title, sharing: .x), height: 60 + 200 * Double(rows))
  }
}
