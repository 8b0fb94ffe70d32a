import Plotting

/// Distributions side by side, on a common scale where each of them can be read on it.
struct HistogramPanels {
  typealias Sample = (title: String?, values: [Double])

  private let samples: [Sample]
  private let histograms: [Histogram]
  private let commons: Histogram.Commons

  /// - Parameter bins: How many bars; nil for as many as suit the values.
  init(of samples: [Sample], bins: Int? = nil, _ options: PlotOptions) {
    self.samples = samples
    (histograms, commons) = Histogram.sharing(
      samples.map(\.values), bins: bins, over: options.shownX, on: options.axisScales.x)
  }

  /// A panel for each sample.
  ///
  /// - Parameters:
  ///   - label: What the values are.
  ///   - layers: How many of them each network has; of several that have equally many, each has a row.
  func figure(label: String?, layers: [Int], _ options: PlotOptions) -> Figure {
    let columns = layers.count > 1 && layers[0] > 1 && Set(layers).count == 1 ? layers[0] : 3
    let panels = zip(samples, histograms).map { sample, histogram in
      Panel(
        [.rect(histogram.mark())], title: sample.title, x: Axis(label, isWhole: histogram.isWhole),
        y: Axis("count", isWhole: true))
    }
    let shares = panels.count > 1 && commons != .nothing
    var figure = options.figure(panels, columns: columns, sharing: shares ? .x : .none)
    if let remark { figure.caption = [figure.caption, remark].compactMap(\.self).joined(separator: " ") }
    return figure
  }

  /// What panels that look alike do not have in common.
  private var remark: String? {
    switch commons {
    case .intervals: nil
    case .scale: "Bars are as wide as suits each panel."
    case .nothing: "Each panel has a horizontal scale of its own."
    }
  }
}
