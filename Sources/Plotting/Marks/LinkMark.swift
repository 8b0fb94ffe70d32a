/// Arrows between points.
public struct LinkMark: Sendable {
  /// Where the arrows start, along x.
  public var x1: [Double]
  /// Where the arrows start, along y.
  public var y1: [Double]
  /// Where the arrows end, along x.
  public var x2: [Double]
  /// Where the arrows end, along y.
  public var y2: [Double]
  /// Whether there is a head at the end.
  public var hasArrowhead: Bool
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the arrows look.
  public var style: MarkStyle

  /// Makes arrows.
  public init(
    x1: [Double], y1: [Double], x2: [Double], y2: [Double], hasArrowhead: Bool = true,
    series: String? = nil, style: MarkStyle = .normal
  ) {
    self.x1 = x1
    self.y1 = y1
    self.x2 = x2
    self.y2 = y2
    self.hasArrowhead = hasArrowhead
    self.series = series
    self.style = style
  }
}

extension LinkMark: DrawableMark {
  var takesSeriesColor: Bool { series != nil }
  var sample: Legend.Sample? { .line }

  var xValues: [[Double]] { [x1, x2] }
  var yValues: [[Double]] { [y1, y2] }
  var isTwoDimensional: Bool { x1.count > 2 }

  func isPartlySeen(x: AxisScale, y: AxisScale) -> Bool {
    let frame = Rect(x: 0, y: 0, width: 1, height: 1)
    return ends(x, y).contains { start, end in
      start.isFinite && end.isFinite && !Clipping.lines([start, end], to: frame).isEmpty
    }
  }

  func countHidden(_ omissions: inout Omissions, by view: PanelView) {
    let frame = Rect(x: 0, y: 0, width: 1, height: 1)
    for (ends, places) in zip(zip(zip(x1, y1), zip(x2, y2)), ends(view.x, view.y)) {
      let isPlaced = places.start.isFinite && places.end.isFinite
      if !isPlaced { omissions.placeless += style.isAnnotation ? 1 : 0 }
      let isBeyond = view.hides(ends.0.0, ends.0.1) || view.hides(ends.1.0, ends.1.1)
      let isSeen = isPlaced && !Clipping.lines([places.start, places.end], to: frame).isEmpty
      if isPlaced && isBeyond && !isSeen { omissions.annotations += 1 }
    }
  }

  func summary(in panel: PanelSummary) -> String? { PanelSummary.count(x1.count, "arrow", of: series) }

  /// Draws the shafts as one path, the heads as another.
  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    var shafts = PathData()
    var heads = PathData()
    for (start, end) in ends(context.x, context.y) where start.isFinite && end.isFinite {
      let arrow = Arrow(from: start, to: end, hasHead: hasArrowhead)
      for piece in Clipping.lines([start, arrow.shaftEnd], to: context.clip) { shafts.polyline(piece) }
      if context.clip.contains(end) { heads.polyline(arrow.head, closed: true) }
    }
    let paint = series == nil && style.paint == nil ? context.onGround(.muted) : context.paint
    let width = context.usable(style.size) ?? 1.25
    for casing in context.casing(width: width) { canvas.writer.path(shafts, casing) }
    for casing in context.casing(width: 0.5) { canvas.writer.path(heads, casing) }
    canvas.writer.path(
      shafts, ["class": "np-link", "fill": "none", "stroke": .paint(paint), "stroke-width": .number(width)])
    canvas.writer.path(heads, ["fill": .paint(paint)])
  }

  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {
    for (start, end) in ends(x, y) { occupancy.add(line: [start, end]) }
  }

  private func ends(_ x: AxisScale, _ y: AxisScale) -> [(start: Point, end: Point)] {
    zip(zip(x1, y1), zip(x2, y2)).map { start, end in
      (Point(x.position(start.0), y.position(start.1)), Point(x.position(end.0), y.position(end.1)))
    }
  }
}
