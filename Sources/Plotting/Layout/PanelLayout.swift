/// The room around the plotting area of a panel, in pixels.
struct Margins: Sendable, Hashable {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0

  static func larger(_ a: Margins, _ b: Margins) -> Margins {
    Margins(
      left: max(a.left, b.left), right: max(a.right, b.right), top: max(a.top, b.top),
      bottom: max(a.bottom, b.bottom))
  }
}

/// What stands around the plotting area of a panel.
struct PanelParts: Sendable {
  let titleLines: [String]
  let legend: Legend?
  let directNames: [DirectLabels.Name]
  let showsXLabels: Bool
  let showsYLabels: Bool
  /// Whether the panel has the bar that explains its colours, which may be that of panels beside it too.
  let showsColors: Bool

  static let titleHeight = 19.0
  static let axisTitleHeight = 19.0

  init(
    _ model: PanelModel, width: Double, height: Double, showsXLabels: Bool, showsYLabels: Bool,
    showsColors: Bool, ownsLegend: Bool, namesLines: Bool
  ) {
    self.showsColors = showsColors
    let title = model.panel.title ?? ""
    // What tells panels apart may be the end of their titles.
    titleLines = TextMetrics.wrapped(title, to: width, size: Typography.label, isBold: true, maxLines: 4)
    self.showsXLabels = showsXLabels && !model.panel.x.isHidden
    self.showsYLabels = showsYLabels && !model.panel.y.isHidden
    let direct =
      ownsLegend && namesLines ? DirectLabels.candidates(model, width: width, height: height) ?? [] : []
    directNames = direct
    legend = ownsLegend && direct.isEmpty ? PanelParts.legend(model, width) : nil
  }

  private static func legend(_ model: PanelModel, _ width: Double) -> Legend? {
    guard model.panel.legend != .hidden else { return nil }
    let items = Legend.items(of: model)
    // The title of a panel names its only series.
    guard items.count != 1 || items.first?.name != model.panel.title else { return nil }
    let isNeeded = items.count >= 2 || model.series.count >= 2 || model.panel.legend == .row
    return items.isEmpty || !isNeeded ? nil : Legend(items, width: width)
  }
}

extension Tick {
  /// The width of the longest line.
  var width: Double { lines.map { TextMetrics.width($0, size: Typography.tick) }.max() ?? 0 }
}

/// Where everything of a panel stands.
struct PanelLayout: Sendable {
  let model: PanelModel
  let parts: PanelParts
  /// The whole room of the panel.
  let cell: Rect
  /// The plotting area.
  let frame: Rect
  let x: AxisScale
  let y: AxisScale
  let xTicks: TickSet
  let yTicks: TickSet
  let directLabels: [DirectLabels.Placed]
  /// The words of rules and texts.
  let annotations: AnnotationLabels
  /// The dots that are counted in small cells, by the places of their marks.
  let densities: [Int: DotDensity]
  /// Whether the numbers of cells are left out because other panels have no room for theirs.
  var hidesNumbers = false

  /// The distance from data to the edge of the plotting area.
  static let inset = 6.0
  private static let smallest = 24.0
  /// The least share of its room that a map is drawn on where a range that is given makes it a strip.
  private static let leastShare = 0.4
  /// The least height of a plotting area with two numbers beside it.
  private static let lowest = 40.0
  /// The least width of a plotting area that stands beside others.
  private static let narrowest = 48.0
  /// The least width of a plotting area above two numbers, each of a sign and two digits.
  private static let narrowestWithNumbers = 56.0

  init(_ model: PanelModel, _ parts: PanelParts, cell: Rect, margins: Margins) {
    self.model = model
    self.parts = parts
    self.cell = cell
    let frame = PanelLayout.frame(model, cell: cell, margins)
    self.frame = frame
    let (x, y) = PanelLayout.scales(model, frame)
    (self.x, self.y) = (x, y)
    annotations = AnnotationLabels(model.panel, x: x, y: y, frame: frame)
    densities = PanelLayout.densities(model, x, y, frame)
    let (below, beside) = (min(max(0.35 * cell.height, 40), 130), min(max(0.33 * cell.width, 60), 200))
    xTicks = TickSet(
      x, room: LabelRoom(direction: .horizontal, across: below), isWhole: model.panel.x.isWhole)
    yTicks = TickSet(
      y, room: LabelRoom(direction: .vertical, across: beside), isWhole: model.panel.y.isWhole)
    directLabels = DirectLabels.place(
      parts.directNames, model, x: x, y: y, frame: frame, taken: annotations.boxes)
  }

  /// Whether names have no room at the ends of their lines.
  var lacksNames: Bool { directLabels.count < parts.directNames.count }

  /// The room that labels turn out to need.
  var neededMargins: Margins {
    var margins = Margins(left: 2, right: 2, top: topHeight, bottom: 6)
    if parts.showsYLabels { margins.left = 8 + (yTicks.majors.map(\.width).max() ?? 0) }
    if parts.showsXLabels {
      margins.bottom = xLabelHeight
      for tick in xTicks.majors {
        let (width, position) = (tick.width, x.position(tick.value))
        let reach = xTicks.isSlanted ? Slant.reach(width) : width / 2
        margins.left = max(margins.left, reach - (position - frame.minX) + 1)
        if !xTicks.isSlanted { margins.right = max(margins.right, reach - (frame.maxX - position) + 1) }
      }
    }
    margins.bottom += PanelParts.axisTitleHeight * Double(xTitle.count)
    if !parts.directNames.isEmpty {
      margins.right = max(margins.right, DirectLabels.width(parts.directNames))
    }
    if let bar = colorBar { margins.right = max(margins.right, bar.width) }
    return margins
  }

  /// The room between the plotting area and the title of the horizontal axis.
  var xLabelHeight: Double {
    if xTicks.isSlanted { return Slant.height(xTicks.majors.map(\.width).max() ?? 0) + 4 }
    let lines = xTicks.majors.map(\.lines.count).max() ?? 1
    return 24 + PanelLayout.lineHeight * Double(max(1, lines) - 1)
  }

  /// The distance of the lines of a label.
  static let lineHeight = 1.2 * Typography.tick

  /// How much higher the panel must be for everything around its plotting area to have room.
  var missingHeight: Double {
    let margins = neededMargins
    let lacksNumbers = parts.showsYLabels && y.isNumeric && yTicks.majors.count < 2
    let least = lacksNumbers ? PanelLayout.lowest : PanelLayout.smallest
    return margins.top + margins.bottom + least - cell.height
  }

  /// Whether the panel is narrower than the words above it were set for.
  var cutsWords: Bool {
    let titles = parts.titleLines.map { TextMetrics.width($0, size: Typography.label, isBold: true) }
    return max(titles.max() ?? 0, parts.legend?.width ?? 0) > cell.width
  }

  /// How much wider the panel must be for everything beside its plotting area to have room.
  ///
  /// - Parameter isAlone: Whether no panel stands beside it.
  func missingWidth(isAlone: Bool) -> Double {
    let margins = neededMargins
    let lacksNumbers = parts.showsXLabels && x.isNumeric && xTicks.majors.count < 2
    let narrowest = lacksNumbers ? PanelLayout.narrowestWithNumbers : PanelLayout.narrowest
    let least = isAlone ? PanelLayout.smallest : narrowest
    return margins.left + margins.right + least - cell.width
  }

  /// The lines of the title of the horizontal axis, with what its labels have in common.
  var xTitle: [String] {
    parts.showsXLabels ? heading(model.panel.x.label, xTicks.factor, width: cell.width) : []
  }

  /// The lines of the title of the vertical axis, which end before the title of the bar of colours begins.
  var yTitle: [String] {
    guard parts.showsYLabels else { return [] }
    let neighbour = (colorTitle.map(PanelLayout.width).max() ?? 0) + (model.isAnimated ? 90 : 0)
    let least = model.isAnimated ? cell.width / 2 : PanelLayout.smallest
    return heading(model.panel.y.label, yTicks.factor, width: max(least, headingWidth - neighbour - 12))
  }

  /// The lines of the title of the bar of colours: over the half of the panel, or what the other title leaves of it.
  var colorTitle: [String] {
    guard let bar = colorBar, bar.name != nil || bar.factor != nil else { return [] }
    let label = parts.showsYLabels ? model.panel.y.label ?? "" : ""
    let other = PanelLayout.width(yTicks.factor.map { "\(label) (\($0))" } ?? label)
    let room = max(headingWidth / 2 - 6, headingWidth - other - 12)
    return heading(bar.name, bar.factor, width: room, maxLines: 2)
  }

  /// How wide the panel is with its bar of colours.
  private var headingWidth: Double {
    colorBar.map { min(cell.width, frame.maxX + $0.width - cell.x) } ?? cell.width
  }

  private static func width(_ text: String) -> Double { TextMetrics.width(text, size: Typography.tick) }

  /// The bar that explains the colours; nil where there are none, or one for each class of a legend.
  var colorBar: ColorBar? {
    guard model.panel.legend != .hidden, parts.showsColors else { return nil }
    guard let colors = model.colors else { return densityBar }
    return colors.scale.map.isCategorical ? nil : ColorBar(colors, model.panel, frame: frame)
  }

  /// The bar that explains how strong the colour of counted dots is; of several series each would need its own.
  private var densityBar: ColorBar? {
    guard densities.count == 1, let (place, density) = densities.first, density.greatest > 1 else {
      return nil
    }
    return ColorBar(
      counts: density.greatest, paint: MarkContext(self, index: place).paint, frame: frame)
  }

  private static func densities(
    _ model: PanelModel, _ x: AxisScale, _ y: AxisScale, _ frame: Rect
  ) -> [Int: DotDensity] {
    let clouds = model.clouds
    let clip = model.clip(of: frame, x, y)
    let densities = clouds.map {
      ($0.index, DotDensity($0.dots, x: x, y: y, frame: frame, clip: clip, marks: clouds.count))
    }
    return Dictionary(uniqueKeysWithValues: densities)
  }

  private var topHeight: Double {
    let titles = Double(parts.titleLines.count) * PanelParts.titleHeight
    let lines = max(yTitle.count, colorTitle.count, model.isAnimated ? 1 : 0)
    let axisTitle = Double(lines) * PanelParts.axisTitleHeight
    return titles + (parts.legend.map { $0.height + 2 } ?? 0) + axisTitle + 7
  }

  /// A name in lines; what the labels have in common is never cut short.
  private func heading(_ name: String?, _ factor: String?, width: Double, maxLines: Int = 3) -> [String] {
    let name = TextMetrics.wrapped(name ?? "", to: width, size: Typography.tick, maxLines: maxLines)
    guard let factor else { return name }
    guard let last = name.last else { return [factor] }
    let whole = "\(last) (\(factor))"
    return PanelLayout.width(whole) <= width ? name.dropLast() + [whole] : name + ["(\(factor))"]
  }

  private static func frame(_ model: PanelModel, cell: Rect, _ margins: Margins) -> Rect {
    let left = min(margins.left, max(0, cell.width - smallest))
    let top = min(margins.top, max(0, cell.height - smallest))
    var frame = Rect(
      x: (cell.x + left).rounded(), y: (cell.y + top).rounded(),
      width: max(smallest, cell.width - left - margins.right).rounded(.down),
      height: max(smallest, cell.height - top - margins.bottom).rounded(.down))
    let isMap = model.panel.isEqualAspect && model.panel.x.isEvenlySpaced && model.panel.y.isEvenlySpaced
    guard isMap else {
      if let height = model.contentHeight(width: frame.width) { frame.height = min(frame.height, height) }
      return frame
    }
    let ratio = Domain.halfSpan(model.xDomain) / Domain.halfSpan(model.yDomain)
    guard ratio.isFinite, ratio > 0.02, ratio < 50 else { return frame }
    let border = model.isField ? 0 : 2 * inset
    let (width, height) = (frame.width - border, frame.height - border)
    let share = min(width / (height * ratio), height * ratio / width)
    if !model.isField, model.hasOneRange, share < leastShare { return frame }
    if width > height * ratio { frame.width = (height * ratio).rounded() + border }
    if width < height * ratio { frame.height = (width / ratio).rounded() + border }
    return frame
  }

  private static func scales(_ model: PanelModel, _ frame: Rect) -> (x: AxisScale, y: AxisScale) {
    let sides = Insets(model)
    let (left, right) = (frame.minX + sides.left, frame.maxX - sides.right)
    let (top, bottom) = (frame.minY + sides.top, frame.maxY - sides.bottom)
    let (x, y) = (model.panel.x, model.panel.y)
    return (
      AxisScale(
        x.scale, domain: model.xDomain, from: x.isReversed ? right : left, to: x.isReversed ? left : right),
      AxisScale(
        y.scale, domain: model.yDomain, from: y.isReversed ? top : bottom, to: y.isReversed ? bottom : top)
    )
  }

  /// The distance from data to the edges: none below bars that stand on the lower edge, none around fields and bands.
  private struct Insets {
    var left = PanelLayout.inset
    var right = PanelLayout.inset
    var top = PanelLayout.inset
    var bottom = PanelLayout.inset

    init(_ model: PanelModel) {
      let marks = model.contents
      if model.isField { (left, right, top, bottom) = (0, 0, 0, 0) }
      if case .band = model.panel.x.scale { (left, right) = (0, 0) }
      if case .band = model.panel.y.scale { (top, bottom) = (0, 0) }
      let (x, y) = (model.panel.x, model.panel.y)
      let isUpright =
        marks.contains(where: \.isGrounded) && (model.yDomain.lowerBound >= 0 || y.scale == .log)
      if isUpright && !y.isReversed { bottom = 0 }
      let isSideways =
        marks.contains(where: \.isGroundedSideways) && (model.xDomain.lowerBound >= 0 || x.scale == .log)
      if isSideways && !x.isReversed { left = 0 }
    }
  }
}
