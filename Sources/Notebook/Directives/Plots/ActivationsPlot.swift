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
    var rows: [[Panel]] = []
    for network in networks {
      let layers = try layers(of: network.version, on: data, evaluator, at: points.span)
      rows.append(
        layers.enumerated().map {
          panel($1, "layer \($0 + 1)", networks.count > 1 ? network.name : nil, options)
        })
    }
    if session.isChecking { return }
    // A row a network, where they have equally many layers.
    let counts = Set(rows.map(\.count))
    let columns = networks.count > 1 && counts.count == 1 ? counts.first ?? 3 : 3
    session.show(options.figure(Array(rows.joined()), columns: columns, sharing: .x))
  }

  private static func layers(
    of version: NetworkVersion, on data: DataValue, _ evaluator: Evaluator, at span: Span
  ) throws(DiagnosticError) -> [LayerValues] {
    let network = evaluator.session.isChecking ? version.architecture : try version.network()
    return try evaluator.engine(at: span) { () throws(EngineError) in
      try network.layerValues(data.dataset.x)
    }
  }

  private static func panel(
    _ layer: LayerValues, _ name: String, _ network: String?, _ options: PlotOptions
  ) -> Panel {
    let histogram = Histogram(
      layer.activation.values, over: options.shownX, on: options.axisScales.x)
    return Panel(
      [.rect(histogram.mark())],
      title: [network, name].compactMap(\.self).joined(separator: ", "), x: Axis("activation"),
      y: Axis("count", isWhole: true))
  }
}
