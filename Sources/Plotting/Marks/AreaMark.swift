/// The region between two curves.
public struct AreaMark: Sendable {
  /// The positions along x.
  public var x: [Double]
  /// The lower curve; nil for 0.
  public var lower: [Double]?
  /// The upper curve.
  public var upper: [Double]
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the area looks.
  public var style: MarkStyle
  /// Where the points come from.
  public var origin: LineMark.Origin

  /// Makes an area; points that are not in the order of their positions are put into it.
  public init(
    x: [Double], lower: [Double]? = nil, upper: [Double], series: String? = nil, style: MarkStyle = .normal,
    origin: LineMark.Origin = .data
  ) {
    self.x = x
    self.lower = lower
    self.upper = upper
    self.series = series
    self.style = style
    self.origin = origin
    sort()
  }

  /// A region has one height at each position, in whatever order they are given.
  private mutating func sort() {
    let isEven = upper.count == x.count && (lower ?? x).count == x.count
    guard isEven, zip(x, x.dropFirst()).contains(where: { $0 > $1 }) else { return }
    let keys = x.map { $0.isNaN ? .infinity : $0 }
    let order = x.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    x = order.map { x[$0] }
    upper = order.map { upper[$0] }
    lower = lower.map { lower in order.map { lower[$0] } }
  }
}

extension AreaMark: DrawableMark {
  var takesSeriesColor: Bool { style.paint == nil }
  var sample: Legend.Sample? { .box }

  var xValues: [[Double]] { [x] }
  var yValues: [[Double]] { [upper, lower ?? []] }
  func yValues(over window: LineWindow) -> [[Double]] {
    origin == .function && lower == nil ? outline.yValues(over: window) : yValues
  }
  var isGrounded: Bool { lower == nil }

  func summary(in panel: PanelSummary) -> String? {
    guard !upper.isEmpty else { return nil }
    guard lower == nil else { return "a band" + (series.map { " of " + $0 } ?? "") }
    return "the area below " + (series ?? panel.panel.y.label ?? "the curve")
  }

  /// The upper curve, and the lower one where it is not 0; a line over the upper curve says the same.
  func tables(in panel: Panel) -> [TabulatedSeries] {
    guard let lower else { return [] }
    let name = series.map { $0 + ", " } ?? ""
    return [panel.table(name + "from", x, lower), panel.table(name + "to", x, upper)].compactMap(\.self)
  }

  func countHidden(_ omissions: inout Omissions, by view: PanelView) {
    if origin == .function { return outline.countHidden(&omissions, by: view) }
    guard !style.isAnnotation else { return }
    omissions.outside += zip(x, upper).count { view.hides($0, $1) }
    if let lower { omissions.outside += zip(x, lower).count { view.hides($0, $1) } }
  }

  /// The upper curve.
  private var outline: LineMark { LineMark(x: x, y: upper, series: series, origin: origin) }

  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    var path = PathData()
    for run in AreaGeometry.runs(self, context) {
      path.polyline(Clipping.polygon(run.upper + run.lower.reversed(), to: context.range), closed: true)
    }
    let opacity = SVGValue.ratio(context.opacity ?? 0.3)
    canvas.writer.path(path, ["class": "np-area", "fill": .paint(context.paint), "fill-opacity": opacity])
  }

  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {
    occupancy.add(line: zip(self.x, upper).map { Point(x.position($0), y.position($1)) })
  }
}
