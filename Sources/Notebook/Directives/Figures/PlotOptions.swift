import Plotting
import Source

/// The labelled arguments of a figure as they were given, and what they do to its panels.
///
/// Which of them a statement takes is up to its declaration; what is not written changes nothing.
struct PlotOptions {
  /// How many panels stand side by side.
  let layout: Int?
  private let statement: Statement
  /// How wide the figure is, in pixels.
  private let width: Double
  private let names: [String]?
  private let words: (title: String?, subtitle: String?, note: String?)
  private let smooth: Int?
  private let labels: (x: String?, y: String?)
  private let scales: (x: Axis.Scale?, y: Axis.Scale?)
  private let ranges: (x: (low: Double, high: Double)?, y: (low: Double, high: Double)?)
  private let legend: Panel.Legend
  private let annotations: Annotations

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    self.statement = statement
    width = evaluator.session.figureWidth
    words = (
      try statement.text("title", evaluator), try statement.text("subtitle", evaluator),
      try statement.text("note", evaluator)
    )
    layout = try Self.layout(statement, evaluator)
    names = try statement.texts("names", evaluator)
    smooth = try statement.integer("smooth", evaluator, atLeast: 1)
    labels = (try statement.text("x-label", evaluator), try statement.text("y-label", evaluator))
    scales = (
      try Self.scale(statement.term("x-scale"), evaluator),
      try Self.scale(statement.term("y-scale"), evaluator)
    )
    ranges = (try statement.range("x-range", evaluator), try statement.range("y-range", evaluator))
    legend =
      switch statement.term("legend")?.word {
      case "row": .row
      case "false": .hidden
      default: .automatic
      }
    annotations = try Annotations(statement, evaluator)
    try refuseNegative(ranges.x, on: scales.x, "x")
    try refuseNegative(ranges.y, on: scales.y, "y")
  }

  /// Refuses a range of which nothing has a place on a logarithmic scale.
  private func refuseNegative(
    _ range: (low: Double, high: Double)?, on scale: Axis.Scale?, _ axis: String
  ) throws(DiagnosticError) {
    guard scale == .log, let range, max(range.low, range.high) <= 0 else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0702", "nothing in '\(axis)-range' has a place on a logarithmic scale",
        at: statement.argument("\(axis)-range")?.value.span ?? statement.span,
        hint: "write numbers above 0, or \(axis)-scale: symlog"))
  }

  /// As many panels side by side as can still be read.
  private static let widest = 12

  private static func layout(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) -> Int? {
    let columns = try statement.integer("layout", evaluator, atLeast: 1)
    guard let columns, columns > widest, let value = statement.argument("layout")?.value else {
      return columns
    }
    throw DiagnosticError(
      Diagnostic(
        code: "E0403", "'layout' must be between 1 and \(widest), not \(columns)", at: value.span,
        hint: "it says how many panels stand side by side"))
  }

  /// Refuses `smooth:` where there is no line that it could smooth.
  func refuseSmoothing(_ statement: Statement, of what: String) throws(DiagnosticError) {
    guard let smooth, smooth > 1, let value = statement.argument("smooth")?.value else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0711", "'smooth' averages along a line, and \(what) has none", at: value.span,
        hint: "leave it out, or plot vectors as a line"))
  }

  private static func scale(
    _ term: Term?, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Axis.Scale? {
    switch term?.word {
    case "linear": .linear
    case "log": .log
    case "symlog": .symlog(threshold: try term?.number("threshold", evaluator, .positive) ?? 1)
    default: nil
    }
  }

  /// The scales that the author asks for.
  var axisScales: (x: Axis.Scale, y: Axis.Scale) { (scales.x ?? .linear, scales.y ?? .linear) }

  /// The part of the horizontal axis that the author asks for.
  var shownX: ClosedRange<Double>? { ranges.x.flatMap(Self.finite) }

  /// The part of the vertical axis that the author asks for.
  var shownY: ClosedRange<Double>? { ranges.y.flatMap(Self.finite) }

  /// The range between two ends in either order; nil where one is not finite, which leaves it to the data.
  private static func finite(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
    low.isFinite && high.isFinite ? min(low, high)...max(low, high) : nil
  }

  /// The part of the plane that the author asks for.
  var shown: DecisionRegions.Window { (shownX, shownY) }

  /// A panel with what the author asked for in place of what the plot would do.
  func apply(to panel: Panel) -> Panel {
    var panel = panel
    panel.x.label = labels.x ?? panel.x.label
    panel.y.label = labels.y ?? panel.y.label
    panel.x.scale = scales.x ?? Self.scale(panel.x.scale, holding: ranges.x)
    panel.y.scale = scales.y ?? Self.scale(panel.y.scale, holding: ranges.y)
    if let range = ranges.x { panel.x.setRange(from: range.low, to: range.high) }
    if let range = ranges.y { panel.y.setRange(from: range.low, to: range.high) }
    if legend != .automatic { panel.legend = legend }
    if !annotations.below.isEmpty { panel.series = panel.orderedSeries }
    panel.marks = annotations.below + panel.marks + annotations.above
    return panel
  }

  /// The usual scale, or a linear one for a range that a logarithmic one cannot hold.
  private static func scale(_ usual: Axis.Scale, holding range: (low: Double, high: Double)?) -> Axis.Scale {
    guard usual == .log, let range, min(range.low, range.high) <= 0 else { return usual }
    return .linear
  }

  /// What series are called: as the author says, or as they are written; the second of two equal names gets a number.
  ///
  /// - Parameter hint: What to know where there are not as many `names:` as series, which is an error.
  func names(for usual: [String], hint: String? = nil) throws(DiagnosticError) -> [String] {
    try statement.check(names, of: "names", unless: usual.count, "series", hint: hint)
    return Self.distinct(names ?? usual)
  }

  /// What the panels of networks are called; `names:` is for them where there are several.
  func names(ofPanels networks: [String]) throws(DiagnosticError) -> [String] {
    guard networks.count > 1 else { return networks }
    try statement.check(names, of: "names", unless: networks.count, "networks")
    return Self.distinct(names ?? networks)
  }

  /// What series are called in the panels of some networks: as the author says where there is one panel.
  func names(for usual: [String], inPanels count: Int) throws(DiagnosticError) -> [String] {
    try count > 1 ? Self.distinct(usual) : names(for: usual)
  }

  private static func distinct(_ names: [String]) -> [String] {
    let unnamed = names.count(where: \.isEmpty)
    var counts: [String: Int] = [:]
    return names.enumerated().map { place, name in
      if name.isEmpty { return unnamed > 1 ? "series \(place + 1)" : name }
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      return count == 1 ? name : "\(name) \(count)"
    }
  }

  /// A figure of panels with the words around it.
  func figure(_ panels: [Panel], columns: Int = 3, sharing: Figure.Sharing = .none) -> Figure {
    Figure(
      panels.map(apply), columns: self.columns(panels.count, of: columns), title: words.title,
      subtitle: words.subtitle, caption: words.note, sharing: sharing)
  }

  /// How many panels stand side by side: as the author says, else so many as usual, or as the width has room for.
  ///
  /// Where three are usual, four stand in a square.
  func columns(_ count: Int, of usual: Int = 3) -> Int {
    let wanted = usual == 3 && count == 4 ? 2 : usual
    let most = width < Self.usualWidth ? min(wanted, Int(width / Self.narrowestPanel)) : wanted
    return layout ?? max(1, min(most, count))
  }

  private static let usualWidth = 640.0
  private static let narrowestPanel = 180.0

  /// A line over positions, or with `smooth:` the pale raw line below its moving average.
  func line(x: [Double], y: [Double], series: String?) -> [Mark] {
    lines(LineMark(x: x, y: y, series: series))
  }

  /// The curve of a function.
  func line(_ curve: SampledCurve, series: String?) -> [Mark] {
    var line = LineMark(x: curve.x, y: curve.y, series: series, origin: .function)
    line.breaks = curve.breaks
    return lines(line)
  }

  /// A line over the steps of a training.
  func line(_ values: [Double], series: String?) -> [Mark] {
    line(x: values.indices.map { Double($0) }, y: values, series: series)
  }

  private func lines(_ line: LineMark) -> [Mark] {
    guard let smooth, smooth > 1 else { return [.line(line)] }
    var raw = line
    raw.style = .faint
    let average = Smoothing.movingAverage(line.y, window: smooth)
    return [.line(raw), .line(LineMark(x: line.x, y: average, series: line.series, origin: .derived))]
  }
}
