import Engine
import Plotting
import Source

/// Something that was recorded of each layer at each step: a curve a layer, a panel a network.
struct LayersPlot {
  /// What is recorded, with the axis that it is drawn along.
  let axis: Axis
  let layers: (TrainingResult) -> [[Double]]

  func show(
    _ networks: [(name: String, version: NetworkVersion)], _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    var panels: [Panel] = []
    for network in networks {
      var panel = try panel(network.version, options)
      if networks.count > 1 { panel.title = network.name }
      panels.append(panel)
    }
    if panels.count == 1 { return session.show(panels[0], options) }
    session.show(options.figure(panels, sharing: .both))
  }

  private func panel(_ version: NetworkVersion, _ options: PlotOptions) throws(DiagnosticError) -> Panel {
    var marks: [Mark] = []
    let layers = try version.history().joined(layers)
    let names = try options.names(for: layers.indices.map { "layer \($0 + 1)" })
    for (values, name) in zip(layers, names) { marks += options.line(values, series: name) }
    return Panel(marks, x: Axis("step", isWhole: true), y: axis)
  }
}

extension [TrainingResult] {
  /// For each layer, what was recorded at every step of every training.
  func joined(_ series: (TrainingResult) -> [[Double]]) -> [[Double]] {
    guard let first else { return [] }
    return series(first).indices.map { layer in flatMap { series($0)[layer] } }
  }
}
