import Plotting

extension Session {
  /// Shows one panel as a figure; with `layout:`, a panel for each of its series on common scales.
  ///
  /// - Parameters:
  ///   - background: Series that all of those panels show.
  ///   - own: The only one of those that the panel of a series shows.
  func show(
    _ panel: Panel, _ options: PlotOptions, height: Double = 400, background: Set<String> = [],
    own: [String: String] = [:]
  ) {
    let panels = options.layout == nil ? [panel] : panel.facets(background: background, own: own)
    guard panels.count > 1 else { return show(options.figure([panel]), height: height) }
    show(options.figure(panels, sharing: .both))
  }

  /// Shows several panels, as high as their rows ask for.
  func show(_ figure: Figure) {
    guard figure.panels.count > 1 else { return show(figure, height: 400) }
    let rows = (figure.panels.count + figure.columns - 1) / max(1, figure.columns)
    show(figure, height: 70 + 210 * Double(rows), atLeast: 40 + 130 * Double(rows))
  }

  /// Shows a figure, at the size that the cell's options give.
  ///
  /// - Parameter least: How high it is where the options give no height, however narrow.
  func show(_ figure: Figure, height: Double, atLeast least: Double = 0) {
    var figure = figure
    let size = defaultSize(height: height)
    figure.width = cell?.options.figureWidth ?? size.width
    figure.height = cell?.options.figureHeight ?? max(least, size.height)
    show(.picture(figure))
  }

  /// How wide the cell's columns are; nil for the whole page.
  var columnWidth: Double? { cell?.options.layoutColumns.map { 720 / Double($0) } }

  /// How wide the cell's figures are.
  var figureWidth: Double { cell?.options.figureWidth ?? defaultSize(height: 400).width }

  /// The size of a figure, smaller where several stand side by side, so that their text is not.
  private func defaultSize(height: Double) -> (width: Double, height: Double) {
    let columns = Double(cell?.options.layoutColumns ?? 1)
    guard columns > 1 else { return (640, height) }
    let width = max(260, 800 / columns)
    return (width, max(220, height * width / 560))
  }
}
