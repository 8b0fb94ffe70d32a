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
    let names = try options.names(ofPanels: networks.map(\.name))
    var panels: [Panel] = []
    for (network, name) in zip(networks, names) {
      var panel = try panel(network.version, options, of: networks.count)
      if networks.count > 1 { panel.title = name }
      panels.append(panel)
    }
    if panels.count == 1 { return session.show(panels[0], options) }
    session.show(options.figure(panels, sharing: .both))
  }

  private func panel(
    _ version: NetworkVersion, _ options: PlotOptions, of panels: Int
  ) throws(DiagnosticError) -> Panel {
    var marks: [Mark] = []
    let layers = try version.history().joined(layers)
    let names = try options.names(for: layers.indices.map { "layer \($0 + 1)" }, inPanels: panels)
    for (values, name) in zip(layers, names) { marks += options.line(values, series: name) }
    return Panel(marks, x: .steps, y: axis)
  }
}

extension [TrainingResult] {
  /// For each layer, what was recorded at every step of every training.
  func joined(_ series: (TrainingResult) -> [[Double]]) -> [[Double]] {
    guard let first else { return [] }
    return series(first).indices.map { layer in flatMap { series($0)[layer] } }
  }
}
