import Plotting

/// How one series of points is drawn, be it of vectors or of a function: what `mark:` may say.
enum SeriesMarks: String {
  case line, dot, area, bar

  static let choices = [
    Choice("line", "points joined in their order"),
    Choice("dot", "a dot for each point, of a function at 40 equal steps"),
    Choice("area", "the region between the values and 0"),
    Choice("bar", "a bar for each value, of a function at 40 equal steps"),
  ]

  /// What it is called where nothing can be done with it.
  var noun: String { self == .area ? "an area" : rawValue + "s" }

  /// The marks of vectors.
  ///
  /// - Parameters:
  ///   - place: Which of the series this is.
  ///   - count: How many series there are.
  ///   - origin: Where dots and bars come from.
  func marks(
    x: [Double], y: [Double], series: String?, place: Int, of count: Int, _ options: PlotOptions,
    origin: LineMark.Origin = .data
  ) -> [Mark] {
    switch self {
    case .line: return options.line(x: x, y: y, series: series)
    case .dot:
      var dots = DotMark(x: x, y: y, series: series)
      dots.origin = origin
      return [.dot(dots)]
    case .area:
      let area = AreaMark(x: x, upper: y, series: series)
      return [.area(area), .line(LineMark(x: area.x, y: area.upper, series: series, origin: .derived))]
    case .bar:
      var bars = RectMark(bars: y, at: x, on: options.axisScales.x, series: series, place: place, of: count)
      bars.origin = origin
      return [.rect(bars)]
    }
  }

  /// The marks of a function.
  func marks(
    of curve: SampledCurve, series: String, place: Int, of count: Int, _ options: PlotOptions
  ) -> [Mark] {
    switch self {
    case .line: return options.line(curve, series: series)
    case .area:
      let area = AreaMark(x: curve.x, upper: curve.y, series: series, origin: .function)
      return [.area(area)] + options.line(curve, series: series)
    case .dot, .bar:
      let (x, y) = Sampling.even(curve.x, curve.y, on: options.axisScales.x)
      return marks(x: x, y: y, series: series, place: place, of: count, options, origin: .function)
    }
  }
}
