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

  /// Makes an area.
  public init(
    x: [Double], lower: [Double]? = nil, upper: [Double], series: String? = nil, style: MarkStyle = .normal
  ) {
    self.x = x
    self.lower = lower
    self.upper = upper
    self.series = series
    self.style = style
  }
}

extension AreaMark: DrawableMark {
  var takesSeriesColor: Bool { style.paint == nil }
  var sample: Legend.Sample? { .box }

  var xValues: [[Double]] { [x] }
  var yValues: [[Double]] { [upper, lower ?? []] }
  var isGrounded: Bool { lower == nil }

  func summary(in panel: PanelSummary) -> String? {
    upper.isEmpty ? nil : "a band" + (series.map { " of " + $0 } ?? "")
  }

  /// The upper curve, and the lower one where it is not 0; a line over the upper curve says the same.
  func tables(in panel: Panel) -> [TabulatedSeries] {
    guard let lower else { return [] }
    let name = series.map { $0 + ", " } ?? ""
    return [panel.table(name + "from", x, lower), panel.table(name + "to", x, upper)].compactMap(\.self)
  }

  func countHidden(_ omissions: inout Omissions, by view: PanelView) {
    guard !style.isAnnotation else { return }
    omissions.outside += zip(x, upper).count { view.hides($0, $1) }
    if let lower { omissions.outside += zip(x, lower).count { view.hides($0, $1) } }
  }

  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    var path = PathData()
    for run in AreaGeometry.runs(self, context) {
      path.polyline(Clipping.polygon(run.upper + run.lower.reversed(), to: context.columns), closed: true)
    }
    let opacity = SVGValue.ratio(context.opacity ?? 0.3)
    canvas.writer.path(path, ["class": "np-area", "fill": .paint(context.fill), "fill-opacity": opacity])
  }

  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {
    occupancy.add(line: zip(self.x, upper).map { Point(x.position($0), y.position($1)) })
  }
}
