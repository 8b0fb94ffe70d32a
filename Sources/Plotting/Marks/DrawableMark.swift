/// What a panel asks of its marks: which values need room, which colours and words they have, how they are drawn.
///
/// Every question has a usual answer below, so that a mark is one file that says where it differs.
protocol DrawableMark: Sendable {
  /// The name of the series; nil for a mark without one.
  var series: String? { get }
  /// How the mark looks.
  var style: MarkStyle { get }
  /// Whether the mark takes a colour from the order of the series.
  var takesSeriesColor: Bool { get }
  /// The sample that stands for the mark in a legend.
  var sample: Legend.Sample? { get }

  /// All values along x, a list for each curve or moment; of a mark that moves the last list is the last moment's.
  var xValues: [[Double]] { get }
  /// All values along y, in the same order.
  var yValues: [[Double]] { get }
  /// The points whose two values are one thing, so that leaving one out leaves out both; nil where values stand alone.
  var pairs: (x: [Double], y: [Double])? { get }
  /// The values along y of what is shown where only a part of the x axis is.
  func yValues(over window: LineWindow) -> [[Double]]
  /// Where the values come from, which decides what is said of those that have no place on the axes.
  var origin: LineMark.Origin { get }
  /// Whether values along x say where something stands, and are not what is shown.
  var hasPositions: Bool { get }
  /// Whether lengths along y are read from 0.
  var isGrounded: Bool { get }
  /// Whether lengths along x are read from 0.
  var isGroundedSideways: Bool { get }
  /// Whether the mark fills its rectangle, so that the axes end where it ends.
  var isField: Bool { get }
  /// Whether the reader compares positions along x as much as along y.
  var isTwoDimensional: Bool { get }

  /// The numbers that the colour scale turns into colours.
  ///
  /// - Parameter isAveraged: Whether cells that are too many are shown by their means.
  func colorValues(isAveraged: Bool) -> [[Double]]
  /// The numbers that a scale of colours would have to show one by one.
  var coloredNumbers: [Double] { get }
  /// What the colours measure.
  var colorLabel: String? { get }

  /// What the mark shows, in words; nil for nothing worth saying.
  func summary(in panel: PanelSummary) -> String?
  /// The numbers of the mark, for the table behind the figure.
  func tables(in panel: Panel) -> [TabulatedSeries]
  /// The numbers of a mark that is a grid, for the table of a figure without series.
  func grid(in panel: Panel) -> DataTable?
  /// Whether a mark with a value beyond the axes is seen in part.
  func isPartlySeen(x: AxisScale, y: AxisScale) -> Bool
  /// Counts what is left out besides points without a place on the axes.
  func countGaps(_ omissions: inout Omissions)
  /// Counts what lies beyond the ranges that the author gives.
  func countHidden(_ omissions: inout Omissions, by view: PanelView)
  /// What a reader must know about a mark that is not drawn point by point.
  ///
  /// - Parameter isAveraged: Whether cells that are too many are shown by their means.
  func note(isAveraged: Bool) -> String?

  /// How many moments the mark has states for.
  var frameCount: Int { get }
  /// Whether each moment is a picture of its own.
  var isRedrawn: Bool { get }
  /// The places of the vertices at a moment; a mark with fewer states stays at its last.
  func points(at moment: Int, _ context: MarkContext) -> [Point]

  /// Draws the mark.
  func draw(into canvas: inout Canvas, _ context: MarkContext)
  /// Covers what the mark draws, so that words find places beside it.
  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale)
}

extension DrawableMark {
  var series: String? { nil }
  var style: MarkStyle { .normal }
  var takesSeriesColor: Bool { false }
  var sample: Legend.Sample? { nil }

  var pairs: (x: [Double], y: [Double])? { nil }
  func yValues(over window: LineWindow) -> [[Double]] { yValues }
  var origin: LineMark.Origin { .data }
  var hasPositions: Bool { !isGroundedSideways }
  var isGrounded: Bool { false }
  var isGroundedSideways: Bool { false }
  var isField: Bool { false }
  var isTwoDimensional: Bool { false }

  func colorValues(isAveraged: Bool) -> [[Double]] { [] }
  var coloredNumbers: [Double] { [] }
  var colorLabel: String? { nil }

  func summary(in panel: PanelSummary) -> String? { nil }
  func tables(in panel: Panel) -> [TabulatedSeries] { [] }
  func grid(in panel: Panel) -> DataTable? { nil }
  func isPartlySeen(x: AxisScale, y: AxisScale) -> Bool { false }
  func countGaps(_ omissions: inout Omissions) {}
  func countHidden(_ omissions: inout Omissions, by view: PanelView) {
    guard let pairs, !style.isAnnotation, view.isLimited else { return }
    switch origin {
    case .data: omissions.outside += zip(pairs.x, pairs.y).count { view.hides($0, $1) }
    case .function:
      let isHidden = zip(pairs.x, pairs.y).contains { !view.hides(x: $0) && view.hides(y: $1) }
      if isHidden { omissions.cutCurves.append(series ?? "") }
    case .derived: break
    }
  }
  func note(isAveraged: Bool) -> String? { nil }

  var frameCount: Int { 0 }
  var isRedrawn: Bool { false }
  func points(at moment: Int, _ context: MarkContext) -> [Point] { [] }

  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {}
}
