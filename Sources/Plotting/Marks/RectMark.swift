/// Rectangles between two corners, such as the bars of a histogram.
public struct RectMark: Sendable {
  /// One rectangle in the units of the axes.
  public struct Box: Sendable, Hashable {
    /// One end along x.
    public var x1: Double
    /// The other end along x.
    public var x2: Double
    /// One end along y, 0 for a bar.
    public var y1: Double
    /// The other end along y.
    public var y2: Double

    /// Makes a rectangle.
    public init(x1: Double, x2: Double, y1: Double = 0, y2: Double) {
      self.x1 = x1
      self.x2 = x2
      self.y1 = y1
      self.y2 = y2
    }
  }

  /// The rectangles.
  public var boxes: [Box]
  /// Values along x that no rectangle counts, told in the note.
  public var omitted: [Double] = []
  /// How many values beyond the range that is given no rectangle counts, told in the note.
  public var outside = 0
  /// Whether the heights count something, so that one of 0 leaves nothing out.
  public var isCount = false
  /// The numbers that the rectangles stand for along x; nil for their middles.
  public var positions: [Double]?
  /// The scale on which rectangles beside those of other series are equally wide; nil where they stand alone.
  private var groupScale: Axis.Scale?
  /// A number for each rectangle that decides its colour; nil for the colour of the series.
  public var values: [Double]?
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the rectangles look.
  public var style: MarkStyle
  /// Where the heights come from.
  public var origin = LineMark.Origin.data

  /// Makes rectangles.
  public init(_ boxes: [Box], values: [Double]? = nil, series: String? = nil, style: MarkStyle = .normal) {
    self.boxes = boxes
    self.values = values
    self.series = series
    self.style = style
  }

  /// Makes a bar on each band of a band axis along x, or along y.
  public init(bars heights: [Double], isHorizontal: Bool = false, series: String? = nil) {
    let bars = heights.enumerated().map { index, height in
      let (low, high) = (Double(index) - 0.4, Double(index) + 0.4)
      return isHorizontal
        ? Box(x1: 0, x2: height, y1: low, y2: high) : Box(x1: low, x2: high, y2: height)
    }
    self.init(bars, series: series)
  }

  /// Makes an upright bar at each position; the bars of several series stand side by side.
  ///
  /// - Parameters:
  ///   - positions: The middles of the places that the series share, each 0.8 of the least distance wide; what has no
  ///     place on the scale has no bar.
  ///   - scale: The scale of the axis along x, on which the bars are equally wide.
  ///   - place: Which of the series this is.
  ///   - count: How many series there are.
  public init(
    bars heights: [Double], at positions: [Double], on scale: Axis.Scale = .linear, series: String? = nil,
    place: Int = 0, of count: Int = 1
  ) {
    let transform = AxisScale.Transform(scale)
    let places = positions.map(transform.callAsFunction)
    let distance = RectMark.distance(of: places)
    let width = 0.8 * distance / Double(max(1, count))
    let bars = zip(places, heights).map { middle, height in
      guard middle.isFinite else { return Box(x1: .nan, x2: .nan, y2: height) }
      let start = middle - 0.4 * distance + Double(place) * width
      return Box(x1: transform.reachable(start), x2: transform.reachable(start + width), y2: height)
    }
    self.init(bars, series: series)
    self.positions = positions
    omitted = zip(positions, places).filter { !$0.1.isFinite }.map(\.0)
    groupScale = count > 1 ? scale : nil
  }

  /// The least distance of two places; where there is only one, so much that it is not lost in rounding.
  private static func distance(of places: [Double]) -> Double {
    let sorted = places.filter(\.isFinite).sorted()
    let distances = zip(sorted, sorted.dropFirst()).map { $1 - $0 }
    return distances.filter { $0 > 0 }.min() ?? max(1, 1e-6 * abs(sorted.first ?? 0))
  }

  /// The bars without those of other series beside them, in the middle of their places.
  var alone: RectMark {
    guard let groupScale, let positions else { return self }
    var mark = RectMark(bars: boxes.map(\.y2), at: positions, on: groupScale, series: series)
    mark.style = style
    return mark
  }
}

extension RectMark: DrawableMark {
  var takesSeriesColor: Bool { values == nil && style.paint == nil }
  var sample: Legend.Sample? { values == nil ? .box : nil }

  var xValues: [[Double]] {
    let placed = boxes.filter { !$0.x1.isNaN }
    return [isGroundedSideways ? [] : placed.map(\.x1), placed.map(\.x2), omitted]
  }
  /// The ends that are data: neither the feet of bars, nor intervals in which nothing is counted.
  var yValues: [[Double]] {
    guard values == nil else { return [boxes.map(\.y1), boxes.map(\.y2)] }
    let shown = isCount ? boxes.filter { $0.y2 != 0 } : boxes
    return [shown.map(\.y1).filter { $0 != 0 }, shown.map(\.y2)]
  }
  func yValues(over window: LineWindow) -> [[Double]] {
    guard values == nil, !isGroundedSideways else { return yValues }
    var shown = self
    shown.boxes = boxes.filter { window.meets($0.x1, $0.x2) }
    return shown.yValues
  }
  var hasPositions: Bool { !isCount && !isGroundedSideways }
  var isGrounded: Bool { boxes.contains { $0.y1 == 0 || $0.y2 == 0 } && values == nil }
  var isGroundedSideways: Bool {
    !boxes.isEmpty && boxes.allSatisfy { $0.x1 == 0 } && boxes.contains { $0.y1 != 0 }
  }

  func colorValues(isAveraged: Bool) -> [[Double]] { [coloredNumbers] }
  var coloredNumbers: [Double] { values ?? [] }

  func summary(in panel: PanelSummary) -> String? {
    let all = boxes.filter { (isGroundedSideways ? $0.x2 : $0.y2).isFinite }
    let shown = all.filter {
      panel.window.meets(($0.x1, $0.x2), ($0.y1, $0.y2)) && !(isCount && $0.y2 == 0)
    }
    let lengths = shown.map { isGroundedSideways ? $0.x2 : $0.y2 }
    guard let extent = Domain.extent(lengths) else {
      return all.isEmpty ? nil : (series.map { $0 + " has " } ?? "") + "no bar in the range shown"
    }
    let bars = PanelSummary.count(lengths.count, "bar", of: series)
    if isCount { return "\(bars), the highest \(NumberText.exact(extent.upperBound))" }
    let (low, high) = TrueNumbers.bounds(extent)
    guard low != high, let smallest = name(of: extent.lowerBound, shown, panel.panel),
      let largest = name(of: extent.upperBound, shown, panel.panel)
    else { return bars + PanelSummary.ends(of: extent) }
    return "\(bars) from \(low) (\(smallest)) to \(high) (\(largest))"
  }

  /// The name of the first bar of a length; nil on an axis of numbers.
  private func name(of length: Double, _ shown: [Box], _ panel: Panel) -> String? {
    guard let names = isGroundedSideways ? panel.y.bands : panel.x.bands,
      let box = shown.first(where: { (isGroundedSideways ? $0.x2 : $0.y2) == length })
    else { return nil }
    let middle = isGroundedSideways ? box.y1 / 2 + box.y2 / 2 : box.x1 / 2 + box.x2 / 2
    return Int(exactly: middle.rounded()).flatMap { names.indices.contains($0) ? names[$0] : nil }
  }

  func tables(in panel: Panel) -> [TabulatedSeries] {
    let table = panel.table(
      series, positions ?? middles, values ?? boxes.map(\.y2),
      isCount && positions == nil ? .intervals(boxes) : nil, origin: origin)
    return table.map { [$0] } ?? []
  }

  func countGaps(_ omissions: inout Omissions) { omissions.uncounted += outside }

  /// Counts the bars beyond the ranges and those that are cut off at their ends; where they stand is no end.
  func countHidden(_ omissions: inout Omissions, by view: PanelView) {
    guard view.isLimited else { return }
    let isSideways = isGroundedSideways
    for box in boxes where isSideways ? view.x.isOnScale(box.x2) : view.y.isOnScale(box.y2) {
      if isCount && box.y2 == 0 { continue }
      let isAbsent = !view.meets(x: (box.x1, box.x2)) || !view.meets(y: (box.y1, box.y2))
      let ends = isSideways ? [box.x2] : isCount || values != nil ? [] : [box.x1, box.x2]
      let heights = isGrounded && !isSideways ? [box.y1, box.y2].filter { $0 != 0 } : []
      let isCut = ends.contains(where: view.hides(x:)) || heights.contains(where: view.hides(y:))
      if isAbsent { omissions.absentBars += 1 } else if isCut { omissions.bars += 1 }
    }
  }

  func note(isAveraged: Bool) -> String? {
    if sharesPixels {
      return "\(NumberText.exact(Double(boxes.count))) bars; those in one pixel are drawn as one"
    }
    let covering = coveringCount
    guard covering > 0 else { return nil }
    return "\(covering) bars share their place with another and are drawn over each other"
  }

  /// How many bars stand where another one stands.
  private var coveringCount: Int {
    guard values == nil, isGrounded, !isGroundedSideways else { return 0 }
    let places = boxes.filter { $0.x1.isFinite && $0.y2.isFinite }.map { [$0.x1, $0.x2] }
    return Dictionary(grouping: places) { $0 }.values.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }
  }

  /// Draws the rectangles, those of one colour as one path.
  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    let gap = values == nil ? 1.0 : 0
    for (paint, rects) in RectGeometry.groups(self, context) {
      var path = PathData()
      let shown = sharesPixels ? RectGeometry.merged(rects, self) : rects
      for rect in shown { path.rect(RectGeometry.separated(rect, by: gap)) }
      var attributes: SVGAttributes = ["class": "np-rect", "fill": .paint(paint)]
      attributes.append("fill-opacity", context.opacity.map(SVGValue.ratio))
      if values != nil { attributes.append("shape-rendering", "crispEdges") }
      canvas.writer.path(path, attributes)
    }
  }

  func cover(_ occupancy: inout Occupancy, x: AxisScale, y: AxisScale) {
    for box in boxes {
      occupancy.add(
        from: Point(x.position(box.x1), y.position(box.y1)), to: Point(x.position(box.x2), y.position(box.y2))
      )
    }
  }

  /// Whether bars are so many that several share a pixel of a figure of usual size.
  private var sharesPixels: Bool { values == nil && boxes.count > 1_000 }

  /// The middles of the rectangles along x, without the rounding that the sides of bars bring.
  private var middles: [Double] {
    boxes.map { NumberText.rounded($0.x1 / 2 + $0.x2 / 2, digits: 12) }
  }
}
