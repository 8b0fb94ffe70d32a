/// What a panel shows, as far as the data alone decide it.
struct PanelModel: Sendable {
  let panel: Panel
  /// The marks of the panel.
  let contents: [any DrawableMark]
  /// The names of the series in the order of their colours; "" stands for marks without a name.
  let series: [String]
  /// The range of x, not empty.
  var xDomain: ClosedRange<Double>
  /// The range of y, not empty.
  var yDomain: ClosedRange<Double>
  /// The scale of colours; nil where no mark needs one.
  let colors: ColorMapping?
  /// How many values have no place on the axes.
  let omissions: Omissions
  /// Whether there is nothing to draw.
  let isEmpty: Bool
  /// What is said in place of what there is not; nil where something is to be seen.
  let emptyText: String?
  /// How many dots of each mark are drawn one by one; more are counted in small cells.
  let dotLimit: Int
  /// How many dots of each mark are shown, be it one by one; 0 of other marks.
  let shownDots: [Int]
  /// The series of which nothing lies in the ranges that are given.
  let unseen: Set<String>
  /// Whether the lines of equal height are too many to be drawn.
  let hasBusyContours: Bool

  /// - Parameter area: About how large the panel will be, in square pixels.
  init(_ panel: Panel, area: Double) {
    self.panel = panel
    let contents = panel.contents
    self.contents = contents
    let clouds = contents.count { $0 is DotMark }
    // The outline of a shape takes about twice the bytes of a disc.
    let cost = (0..<clouds).reduce(0) { $0 + (Symbol(series: $1) == .disc ? 1 : 2) }
    dotLimit = min(DotGeometry.limit, Int(area * PanelModel.dotsPerPixel)) / max(1, cost)
    series = panel.orderedSeries
    var omissions = Omissions()
    let window = LineWindow(panel)
    func extremes(_ mark: any DrawableMark) -> (x: [Extremes?], y: [Extremes?])? {
      window.isWhole ? (mark as? LineMark)?.extremes : nil
    }
    let x = AxisExtent(panel.x, contents, &omissions, known: { extremes($0)?.x }, values: { $0.xValues })
    omissions.countPositions(panel.x, contents)
    let y = AxisExtent(
      panel.y, contents, &omissions, known: { extremes($0)?.y }, values: { $0.yValues(over: window) })
    xDomain = x.domain(
      grounded: contents.contains(where: \.isGroundedSideways), nearZero: false,
      isField: contents.contains(where: \.isField))
    yDomain = y.domain(
      grounded: contents.contains(where: \.isGrounded),
      nearZero: !panel.isEqualAspect && !contents.contains(where: \.isTwoDimensional),
      isField: contents.contains(where: \.isField))
    if panel.y.range == nil, panel.y.scale == .linear {
      let feet = contents.lazy.compactMap { $0 as? LineMark }.flatMap { $0.feet(over: window) }
      yDomain = feet.reduce(yDomain) { PoleFlanks.widened($0, for: $1) }
    }
    let colors = ColorMapping(panel)
    self.colors = colors
    hasBusyContours = ContourComplexity.isBusy(panel, colors)
    let view = PanelView(panel, x: xDomain, y: yDomain)
    let sight = RangeSight(panel, view)
    let names = Set(contents.compactMap(\.series))
    unseen = names.filter { name in view.misses(contents.filter { $0.series == name }) }
    shownDots = contents.map { ($0 as? DotMark).map(view.countShown) ?? 0 }
    isEmpty = x.isEmpty || y.isEmpty || sight.isPlaceless
    let far = x.cut(by: xDomain).union(y.cut(by: yDomain))
    omissions.cut = far.count { contents[$0].isPartlySeen(x: view.x, y: view.y) }
    omissions.distant = far.count - omissions.cut
    for mark in contents { omissions.countOnce(mark, panel) }
    for mark in contents { mark.countGaps(&omissions) }
    for mark in contents { mark.countHidden(&omissions, by: view) }
    omissions.countCutAxes(panel)
    if let colors {
      let numbers = contents.lazy.flatMap(\.coloredNumbers)
      omissions.colorless = numbers.count { $0.isFinite && !colors.isOnScale($0) }
      let landscapes = contents.lazy.compactMap { $0 as? ContourMark }.filter(\.isColored)
      omissions.hasColorlessParts = landscapes.contains { mark in
        mark.field.values.contains { $0.isFinite && !colors.isOnScale($0) }
      }
    }
    emptyText = sight.text(hasNoDomain: x.isEmpty || y.isEmpty)
    self.omissions = omissions
  }

  /// In a figure of usual size, 4,000 dots cover a tenth of the panel.
  private static let dotsPerPixel = 1 / 64.0

  /// The place of a series in the order of colours.
  func index(of name: String?) -> Int { series.firstIndex(of: name ?? "") ?? 0 }

  /// The dots that are counted in small cells, by the places of their marks.
  var clouds: [(index: Int, dots: DotMark)] {
    contents.enumerated().compactMap { index, mark in
      guard let dots = mark as? DotMark, dots.canBeCounted, shownDots[index] > dotLimit else { return nil }
      return (index, dots)
    }
  }

  /// Whether the axes end where a filled mark ends.
  var isField: Bool { contents.contains(where: \.isField) }

  /// Whether the author gives the range of one axis and leaves the other to the data.
  var hasOneRange: Bool { (panel.x.range == nil) != (panel.y.range == nil) }

  /// How high a matrix is at most, whose cells are hardly higher than wide unless they need it for words; nil of a panel
  /// that fills any height.
  func contentHeight(width: Double) -> Double? {
    guard contents.count == 1, let field = (contents[0] as? RasterMark)?.field, field.columns > 0,
      case .band = panel.x.scale, case .band = panel.y.scale
    else { return nil }
    let square = (width / Double(field.columns) * Double(field.rows)).rounded()
    guard !panel.isEqualAspect else { return square }
    return max(
      1.5 * square, TextMetrics.lineHeight * Typography.tick * Double(field.rows), PanelModel.leastStrip
    )
    .rounded()
  }

  /// The least height of a matrix, as the bar of its colours needs.
  private static let leastStrip = 44.0

  /// Whether vertical grid lines help.
  var hasVerticalGrid: Bool { !isField && contents.contains(where: \.isTwoDimensional) }

  /// Whether equal numbers have equal colours in all panels, so that one bar a row explains them.
  static func haveEqualColors(_ models: [PanelModel]) -> Bool {
    guard let first = models.first?.colors else { return false }
    return models.allSatisfy { model in
      guard let colors = model.colors else { return false }
      return colors.scale == first.scale && colors.domain == first.domain && colors.label == first.label
        && !model.contents.contains { $0 is ContourMark }
    }
  }
}
