/// Points joined in their order; values that are not finite, or not on the scale, break the line.
public struct LineMark: Sendable {
  /// Where the points of a line come from, which decides what can be said of those that cannot be shown.
  public enum Origin: Sendable, Hashable {
    /// They are data, of which each is counted.
    case data
    /// A function was evaluated at them; how many they are means nothing.
    case function
    /// They were computed from data that another mark shows.
    case derived
  }

  /// The positions along x.
  public var x: [Double] { didSet { known = nil } }
  /// The positions along y.
  public var y: [Double] { didSet { known = nil } }
  /// The name of the series, which decides the colour; nil for no name.
  public var series: String?
  /// How the line looks.
  public var style: MarkStyle
  /// Where the points come from.
  public var origin: Origin
  /// The places of points, ascending, to which the line does not lead from the one before.
  public var breaks: [Int] = []
  /// The values of y at each moment of the timeline, each as long as `x`; the last should be `y`.
  public var frames: [[Double]]
  /// The blocks of the points, once they have been looked at.
  private var known: LineBlocks?

  /// Makes a line.
  public init(
    x: [Double], y: [Double], series: String? = nil, style: MarkStyle = .normal, origin: Origin = .data,
    frames: [[Double]] = []
  ) {
    self.x = x
    self.y = y
    self.series = series
    self.style = style
    self.origin = origin
    self.frames = frames
  }
}

extension LineMark {
  /// What is known of the points in blocks.
  var blocks: LineBlocks { known ?? LineBlocks(x, y) }

  /// The extremes of the blocks of data at rest, if they have been looked at and are all that needs room.
  var extremes: (x: [Extremes?], y: [Extremes?])? {
    guard let known, frames.isEmpty, origin == .data, x.count == y.count else { return nil }
    return (known.blocks.map(\.x), known.blocks.map(\.y))
  }

  /// The line with its points looked at, once for everything that is asked of them.
  var measured: LineMark {
    var line = self
    line.known = blocks
    return line
  }
}

extension LineMark: DrawableMark {
  var takesSeriesColor: Bool { style.paint == nil }
  var sample: Legend.Sample? { style.emphasis == .faint ? nil : .line }

  var pairs: (x: [Double], y: [Double])? { (x, y) }
  var xValues: [[Double]] { [x] }
  var yValues: [[Double]] { frames + [y] }
  func yValues(over window: LineWindow) -> [[Double]] {
    guard poleCount > 0 else { return yValues.map { window.values(x, $0) } }
    let shown = window.points(x, y)
    return [PoleFlanks(shown.x, shown.y).heights(at: window.place)]
  }

  func summary(in panel: PanelSummary) -> String? {
    style.emphasis == .normal ? LineSummary(self, panel).text : nil
  }

  func tables(in panel: Panel) -> [TabulatedSeries] {
    let name = panel.isSmoothed(self) ? (series ?? panel.y.label ?? "") + ", smoothed" : series
    let points = origin == .function ? Sampling.even(x, y, on: panel.x.scale) : (x, y)
    return panel.table(name, points.0, points.1, origin: origin).map { [$0] } ?? []
  }

  func countGaps(_ omissions: inout Omissions) {
    if poleCount > 0, style.emphasis == .normal { omissions.endless.append(series ?? "") }
  }

  var frameCount: Int { frames.count }
  func points(at moment: Int, _ context: MarkContext) -> [Point] {
    let y = frames.isEmpty ? self.y : frames[min(moment, frames.count - 1)]
    return context.steady(x: x, y: y + Array(repeating: .nan, count: max(0, x.count - y.count)))
  }

  /// Draws the line as few vertices as show the same pixels, or as frames of equal structure.
  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    let attributes = LineGeometry.attributes(self, context, canvas.writer.rendering)
    let casing = context.casing(width: style.size ?? 1.5)
    if let film = canvas.film, frameCount > 1, hasGaps(context) {
      return film.switched(into: &canvas.writer, budget: film.pictureBudget) { writer, moment in
        var looks = attributes
        // The words for a pointer are those of the end.
        if moment + 1 < frames.count { looks.pairs.removeAll { $0.0.hasPrefix("data-") } }
        LineMark.draw(still(at: moment), casing, looks, context, into: &writer)
      }
    }
    if let film = canvas.film, let frames = film.frames(of: context) {
      let starts = frames.compactMap(\.first)
      if starts.count == frames.count, frames.allSatisfy(LineGeometry.isSpot) {
        let steps = starts.map { [$0, $0] }
        return film.draw(steps, [LineMark.spot(context)], clip: context.clip, into: &canvas.writer)
      }
      return film.draw(frames, casing + [attributes], clip: context.clip, into: &canvas.writer)
    }
    LineMark.draw(self, casing, attributes, context, into: &canvas.writer)
  }

  /// Draws a line at rest, broken where a point has no place.
  private static func draw(
    _ line: LineMark, _ casing: [SVGAttributes], _ attributes: SVGAttributes, _ context: MarkContext,
    into writer: inout SVGWriter
  ) {
    let geometry = LineGeometry(line, context)
    for casing in casing { writer.path(geometry.path, casing) }
    writer.path(geometry.path, attributes)
    writer.path(geometry.singles, spot(context))
  }

  /// How a step of no length looks.
  private static func spot(_ context: MarkContext) -> SVGAttributes {
    let dot: SVGAttributes = ["stroke": .paint(context.paint), "stroke-width": 5, "stroke-linecap": "round"]
    return dot.adding("stroke-opacity", context.opacity.map(SVGValue.ratio))
  }

  /// Whether a point has no place at some moment, across which no line can be blended into that of the next.
  private func hasGaps(_ context: MarkContext) -> Bool {
    !x.allSatisfy(context.x.isOnScale) || !yValues.allSatisfy { $0.allSatisfy(context.y.isOnScale) }
  }

  /// The line as it stands at a moment.
  private func still(at moment: Int) -> LineMark {
    var line = self
    line.y = frames[min(moment, frames.count - 1)]
    line.frames = []
    return line
  }

  /// Words may stand on a line that is background.
  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {
    guard style.emphasis == .normal else { return }
    occupancy.add(line: zip(self.x, self.y).map { Point(x.position($0), y.position($1)) })
  }
}

extension LineMark {
  /// How many times the curve of a function goes to infinity.
  var poleCount: Int { origin == .function ? PoleFlanks(x, y).count : 0 }

  /// Where slopes to infinity begin over the range that is given.
  func feet(over window: LineWindow) -> [PoleFlanks.Foot] {
    guard origin == .function else { return [] }
    let shown = window.points(x, y)
    return PoleFlanks(shown.x, shown.y).feet
  }

  /// The parts between breaks.
  var parts: [LineMark] {
    let count = min(x.count, y.count)
    let inner = breaks.filter { $0 > 0 && $0 < count }
    guard !inner.isEmpty else { return [self] }
    return zip([0] + inner, inner + [count]).filter { $0 < $1 }.map { start, end in
      LineMark(
        x: Array(x[start..<end]), y: Array(y[start..<end]), series: series, style: style, origin: origin)
    }
  }
}

extension Panel {
  /// Whether the line is the moving average of a pale one below it.
  func isSmoothed(_ line: LineMark) -> Bool {
    line.style.emphasis == .normal
      && marks.contains { mark in
        if case .line(let raw) = mark { return raw.style.emphasis == .faint && raw.series == line.series }
        return false
      }
  }
}
