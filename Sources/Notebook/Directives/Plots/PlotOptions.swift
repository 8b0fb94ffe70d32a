import Plotting
import Source

/// The labelled arguments that every plot takes, and what they do to a panel.
struct PlotOptions {
  static let arguments = [
    ArgumentDeclaration("title", .text, "the title"),
    ArgumentDeclaration("x-label", .text, "the name of the horizontal axis"),
    ArgumentDeclaration("y-label", .text, "the name of the vertical axis"),
    ArgumentDeclaration("x-scale", .word(scales), default: "linear", "the horizontal scale"),
    ArgumentDeclaration("y-scale", .word(scales), default: "the plot's", "the vertical scale"),
    ArgumentDeclaration("x-range", .range, default: "the data's", "the part of the axis that is shown"),
    ArgumentDeclaration("y-range", .range, default: "the data's", "the part of the axis that is shown"),
    ArgumentDeclaration("legend", .flag, default: "true", "whether series are named"),
    ArgumentDeclaration(
      "smooth", .integer(atLeast: 1), default: "1", "draws the moving average of so many values"),
  ]

  private static let scales = [
    Choice("linear", "in proportion"), Choice("log", "in proportion to the logarithm"),
    Choice("symlog", "logarithmic away from 0"),
  ]

  let title: String?
  let smooth: Int?
  private let labels: (x: String?, y: String?)
  private let scales: (x: Axis.Scale?, y: Axis.Scale?)
  private let ranges: (x: (low: Double, high: Double)?, y: (low: Double, high: Double)?)
  private let showsLegend: Bool

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    title = try statement.text("title", evaluator)
    smooth = try statement.integer("smooth", evaluator, atLeast: 1)
    labels = (try statement.text("x-label", evaluator), try statement.text("y-label", evaluator))
    scales = (Self.scale(statement.term("x-scale")), Self.scale(statement.term("y-scale")))
    ranges = (try statement.range("x-range", evaluator), try statement.range("y-range", evaluator))
    showsLegend = try statement.flag("legend", evaluator) ?? true
  }

  private static func scale(_ term: Term?) -> Axis.Scale? {
    switch term?.word {
    case "linear": .linear
    case "log": .log
    case "symlog": .symlog(threshold: 1)
    default: nil
    }
  }

  /// A panel with what the author asked for in place of what the plot would do.
  func apply(to panel: Panel) -> Panel {
    var panel = panel
    panel.x.label = labels.x ?? panel.x.label
    panel.y.label = labels.y ?? panel.y.label
    panel.x.scale = scales.x ?? panel.x.scale
    panel.y.scale = scales.y ?? panel.y.scale
    if let range = ranges.x { panel.x.setRange(from: range.low, to: range.high) }
    if let range = ranges.y { panel.y.setRange(from: range.low, to: range.high) }
    if !showsLegend { panel.legend = .hidden }
    return panel
  }

  /// A line, or with `smooth:` the pale raw line below its moving average.
  func line(x: [Double], y: [Double], series: String?) -> [Mark] {
    guard let smooth, smooth > 1 else { return [.line(LineMark(x: x, y: y, series: series))] }
    let average = Smoothing.movingAverage(y, window: smooth)
    return [
      .line(LineMark(x: x, y: y, series: series, style: .faint)),
      .line(LineMark(x: x, y: average, series: series)),
    ]
  }
}

extension Session {
  /// Shows one panel as a figure, at the size that the cell's options give.
  func show(_ panel: Panel, _ options: PlotOptions, height: Double = 400) {
    show(Figure([options.apply(to: panel)], title: options.title), height: height)
  }

  /// The size of a figure, smaller where several stand side by side, so that their text is not.
  private func defaultSize(height: Double) -> (width: Double, height: Double) {
    let columns = Double(cell?.options.layoutColumns ?? 1)
    guard columns > 1 else { return (640, height) }
    let width = max(260, 800 / columns)
    return (width, max(220, height * width / 560))
  }

  /// Shows a figure, at the size that the cell's options give.
  func show(_ figure: Figure, height: Double) {
    var figure = figure
    let size = defaultSize(height: height)
    figure.width = cell?.options.figureWidth ?? size.width
    figure.height = cell?.options.figureHeight ?? size.height
    let isFirst = !outputs.contains { if case .picture = $0 { true } else { false } }
    if isFirst, let alternative = cell?.options.figureAlternative { figure.description = alternative }
    show(.picture(figure))
  }
}
