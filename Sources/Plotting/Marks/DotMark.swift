/// A disc or symbol at each point.
public struct DotMark: Sendable {
  /// The positions along x.
  public var x: [Double]
  /// The positions along y.
  public var y: [Double]
  /// The name of the series; nil for no name.
  public var series: String?
  /// A number for each point that decides its colour; nil for the colour of the series.
  public var values: [Double]?
  /// What those numbers measure, above the colour bar; nil for none.
  public var label: String?
  /// How the dots look.
  public var style: MarkStyle
  /// Where the points come from.
  public var origin = LineMark.Origin.data
  /// The positions at each moment of the timeline.
  public var frames: [(x: [Double], y: [Double])]

  /// Makes dots.
  public init(
    x: [Double], y: [Double], series: String? = nil, values: [Double]? = nil, label: String? = nil,
    style: MarkStyle = .normal, frames: [(x: [Double], y: [Double])] = []
  ) {
    self.x = x
    self.y = y
    self.series = series
    self.values = values
    self.label = label
    self.style = style
    self.frames = frames
  }
}

extension DotMark: DrawableMark {
  var takesSeriesColor: Bool { values == nil && style.paint == nil }
  var sample: Legend.Sample? { values == nil ? .dot : nil }

  var pairs: (x: [Double], y: [Double])? { (x, y) }
  var xValues: [[Double]] { frames.map(\.x) + [x] }
  var yValues: [[Double]] { frames.map(\.y) + [y] }
  func yValues(over window: LineWindow) -> [[Double]] {
    frames.isEmpty ? [window.vertices(x, y)] : yValues
  }
  var isTwoDimensional: Bool { frames.isEmpty && x.count > 2 }

  func colorValues(isAveraged: Bool) -> [[Double]] { [coloredNumbers] }
  var coloredNumbers: [Double] { values ?? [] }
  var colorLabel: String? { values == nil ? nil : label }

  /// Whether a point has the colour that it is drawn in.
  private func hasColor(_ index: Int, on colors: ColorMapping?) -> Bool {
    guard let values else { return true }
    return index < values.count && colors?.isOnScale(values[index]) ?? false
  }

  func countGaps(_ omissions: inout Omissions) {
    guard let values else { return }
    omissions.uncolored += zip(zip(x, y), values).count { point, value in
      point.0.isFinite && point.1.isFinite && !value.isFinite
    }
  }

  /// How many points there are, and where; the ends of a line that is summed up itself are not told again.
  func summary(in panel: PanelSummary) -> String? {
    let total = min(x.count, y.count)
    guard total > 0 else { return nil }
    if total == 2, series != nil,
      panel.panel.contents.contains(where: { $0 is LineMark && $0.series == series })
    {
      return nil
    }
    let colors = values == nil ? nil : panel.colors
    let visible = (0..<total).filter {
      panel.window.contains(x[$0], y[$0]) && hasColor($0, on: colors)
    }
    let points = PanelSummary.count(total, "point", of: series)
    let shown = visible.count < total ? NumberText.exact(Double(visible.count)) + " of " + points : points
    return shown + panel.place(of: visible.map { x[$0] }, visible.map { y[$0] })
  }

  func tables(in panel: Panel) -> [TabulatedSeries] {
    guard origin != .derived else { return [] }
    let colors = values.flatMap { panel.table(label ?? "colour", x, $0) }
    return [panel.table(series, x, y, origin: origin), colors].compactMap(\.self)
  }

  func note(isAveraged: Bool) -> String? {
    let count = min(x.count, y.count)
    guard frames.isEmpty, values != nil, count > DotGeometry.limit else { return nil }
    let points = NumberText.exact(Double(count)) + " points" + (series.map { " of " + $0 } ?? "")
    return "\(points); of those that cover each other one is drawn"
  }

  var frameCount: Int { frames.count }
  func points(at moment: Int, _ context: MarkContext) -> [Point] {
    guard let last = frames.last else { return [] }
    let frame = frames[min(moment, frames.count - 1)]
    let count = min(last.x.count, last.y.count)
    let missing = Array(repeating: Double.nan, count: count)
    return context.steady(
      x: Array((frame.x + missing).prefix(count)), y: Array((frame.y + missing).prefix(count)))
  }

  /// Draws the dots, those of one colour as one path.
  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    let size = context.usable(style.size) ?? DotGeometry.size(for: min(x.count, y.count))
    let symbol = Symbol(series: context.seriesIndex)
    if let film = canvas.film, let frames = film.frames(of: context) {
      return film.drawDots(
        frames,
        [symbol.halo(context.onGround(.page), size: size), symbol.attributes(context.paint, size: size)],
        symbol, size: size, clip: context.clip, into: &canvas.writer)
    }
    if let density = context.panel.densities[context.index] {
      return density.draw(context.paint, into: &canvas.writer)
    }
    let geometry = DotGeometry(self, context)
    let opacity = geometry.isCrowded && context.opacity == nil ? 0.5 : context.opacity
    let attributes: SVGAttributes = ["class": "np-dot"]
    canvas.writer.group(attributes.adding("opacity", opacity.map(SVGValue.ratio))) { writer in
      for (paint, points) in geometry.groups {
        var path = PathData()
        for point in points { symbol.add(to: &path, at: point, size: size) }
        if context.panel.model.isField {
          writer.path(path, symbol.halo(context.onGround(.page), size: size))
        } else if values != nil {
          writer.path(path, symbol.rim(size: size))
        }
        writer.path(path, symbol.attributes(paint, size: size))
      }
    }
  }

  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {
    for (u, v) in zip(self.x, self.y) { occupancy.add(Point(x.position(u), y.position(v))) }
  }
}
