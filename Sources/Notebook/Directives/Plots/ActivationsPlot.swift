import Engine
import Plotting
import Source

/// `plot activations of NET on DATA`: how each layer's activations are distributed.
enum ActivationsPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let points = statement.expression("DATA") else { return }
    let networks = try evaluator.networks(statement.expressions("NET"))
    let data = try evaluator.data(points)
    let titles = try options.names(ofPanels: networks.map(\.name))
    var rows: [[HistogramPanels.Sample]] = []
    for (network, title) in zip(networks, titles) {
      let layers = try layers(of: network.version, on: data, evaluator, at: points.span)
      rows.append(
        layers.enumerated().map { index, layer in
          let name = "layer \(index + 1)"
          return (networks.count > 1 ? "\(title), \(name)" : name, layer.activation.values)
        })
    }
    if session.isChecking { return }
    let panels = HistogramPanels(of: Array(rows.joined()), options)
    session.show(panels.figure(label: "activation", layers: rows.map(\.count), options))
  }

  private static func layers(
    of version: NetworkVersion, on data: DataValue, _ evaluator: Evaluator, at span: Span
  ) throws(DiagnosticError) -> [LayerValues] {
    let network = evaluator.session.isChecking ? version.architecture : try version.network()
    return try evaluator.engine(at: span) { () throws(EngineError) in
      try network.layerValues(data.dataset.x)
    }
  }
}
