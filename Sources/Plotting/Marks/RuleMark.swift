/// Straight lines across the panel at fixed values.
public struct RuleMark: Sendable {
  /// The positions of vertical lines.
  public var x: [Double]
  /// The positions of horizontal lines.
  public var y: [Double]
  /// What is written at the end of the first line; nil for nothing.
  public var label: String?
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the lines look.
  public var style: MarkStyle
  /// The position of the only vertical line at each moment of the timeline.
  public var frames: [Double]

  /// Makes lines.
  public init(
    x: [Double] = [], y: [Double] = [], label: String? = nil, series: String? = nil,
    style: MarkStyle = .normal, frames: [Double] = []
  ) {
    self.x = x
    self.y = y
    self.label = label
    self.series = series
    self.style = style
    self.frames = frames
  }
}

extension RuleMark: DrawableMark {
  var takesSeriesColor: Bool { series != nil }
  var sample: Legend.Sample? { .line }

  var xValues: [[Double]] { [x, frames] }
  var yValues: [[Double]] { [y] }

  func countHidden(_ omissions: inout Omissions, by view: PanelView) {
    guard frames.isEmpty else { return }
    omissions.annotations += x.count { view.hides(x: $0) } + y.count { view.hides(y: $0) }
    guard style.isAnnotation else { return }
    omissions.placeless += x.count { !view.x.isOnScale($0) } + y.count { !view.y.isOnScale($0) }
  }

  var frameCount: Int { frames.count }
  func points(at moment: Int, _ context: MarkContext) -> [Point] {
    guard !frames.isEmpty else { return [] }
    let frame = context.frame
    let place = context.x.position(frames[min(moment, frames.count - 1)])
    let clamped = place.isFinite ? min(max(place, frame.minX), frame.maxX) : frame.minX
    return [Point(clamped, frame.minY), Point(clamped, frame.maxY)]
  }

  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    let attributes = attributes(context)
    let casing = context.casing(width: 1)
    if let film = canvas.film, let frames = film.frames(of: context) {
      return film.draw(frames, casing + [attributes], clip: context.clip, into: &canvas.writer)
    }
    let frame = context.frame
    var path = PathData()
    for place in x.map(context.x.position) where place >= frame.minX && place <= frame.maxX {
      path.polyline([Point(crisp(place), frame.minY), Point(crisp(place), frame.maxY)])
    }
    for place in y.map(context.y.position) where place >= frame.minY && place <= frame.maxY {
      path.polyline([Point(frame.minX, crisp(place)), Point(frame.maxX, crisp(place))])
    }
    for casing in casing { canvas.writer.path(path, casing) }
    canvas.writer.path(path, attributes)
  }

  /// Dashed and grey, unless the rule belongs to a series or has a paint of its own.
  private func attributes(_ context: MarkContext) -> SVGAttributes {
    guard series == nil && style.paint == nil else { return context.stroke(width: 1) }
    return [
      "fill": "none", "stroke": .paint(context.onGround(.muted)),
      "stroke-dasharray": .text(style.dash ?? "4 3"),
    ]
  }

  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {
    for u in self.x.map(x.position) { occupancy.add(vertical: u) }
    for v in self.y.map(y.position) { occupancy.add(horizontal: v) }
  }
}
