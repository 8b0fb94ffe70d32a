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
  let directNames: [(name: String, index: Int)]
  let showsXLabels: Bool
  let showsYLabels: Bool

  static let titleHeight = 19.0
  static let axisTitleHeight = 19.0

  init(_ model: PanelModel, width: Double, showsXLabels: Bool, showsYLabels: Bool, ownsLegend: Bool) {
    let title = model.panel.title ?? ""
    titleLines = TextMetrics.wrapped(title, to: width, size: Typography.label, isBold: true, maxLines: 2)
    self.showsXLabels = showsXLabels && !model.panel.x.isHidden
    self.showsYLabels = showsYLabels && !model.panel.y.isHidden
    let direct = ownsLegend ? DirectLabels.candidates(model, width: width) ?? [] : []
    directNames = direct
    legend = ownsLegend && direct.isEmpty ? PanelParts.legend(model, width) : nil
  }

  private static func legend(_ model: PanelModel, _ width: Double) -> Legend? {
    guard model.panel.legend != .hidden else { return nil }
    let items = Legend.items(of: model)
    let isNeeded = items.count >= 2 || model.series.count >= 2 || model.panel.legend == .row
    return items.isEmpty || !isNeeded ? nil : Legend(items, width: width)
  }
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

  /// The distance from data to the edge of the plotting area.
  static let inset = 6.0
  private static let smallest = 24.0

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
    xTicks = TickSet(x, room: LabelRoom(direction: .horizontal), isWhole: model.panel.x.isWhole)
    yTicks = TickSet(y, room: LabelRoom(direction: .vertical), isWhole: model.panel.y.isWhole)
    directLabels = DirectLabels.place(parts.directNames, model, x: x, y: y, frame: frame) ?? []
  }

  /// The room that labels turn out to need.
  var neededMargins: Margins {
    var margins = Margins(left: 2, right: 2, top: topHeight, bottom: 6)
    if parts.showsYLabels { margins.left = 8 + (yTicks.majors.map { width($0.label) }.max() ?? 0) }
    if parts.showsXLabels {
      margins.bottom = 24
      for tick in xTicks.majors {
        let (half, position) = (width(tick.label) / 2, x.position(tick.value))
        margins.left = max(margins.left, half - (position - frame.minX) + 1)
        margins.right = max(margins.right, half - (frame.maxX - position) + 1)
      }
    }
    if xTitle != nil { margins.bottom += PanelParts.axisTitleHeight }
    if !parts.directNames.isEmpty {
      margins.right = max(margins.right, DirectLabels.width(parts.directNames))
    }
    if let bar = colorBar { margins.right = max(margins.right, bar.width) }
    return margins
  }

  /// How much higher the panel must be for everything around its plotting area to have room.
  var missingHeight: Double {
    let margins = neededMargins
    return margins.top + margins.bottom + PanelLayout.smallest - cell.height
  }

  /// The title of the horizontal axis with the power of ten that its labels are multiplied by.
  var xTitle: String? { parts.showsXLabels ? title(model.panel.x, xTicks) : nil }

  /// The title of the vertical axis.
  var yTitle: String? { parts.showsYLabels ? title(model.panel.y, yTicks) : nil }

  /// The bar that explains the colours; nil where there are none, or one for each class of a legend.
  var colorBar: ColorBar? {
    guard model.panel.legend != .hidden else { return nil }
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
    let counted = model.contents.enumerated().compactMap { index, mark in
      (mark as? DotMark).flatMap { $0.isCounted(limit: model.dotLimit) ? (index, $0) : nil }
    }
    let densities = counted.map {
      ($0.0, DotDensity($0.1, x: x, y: y, frame: frame, marks: counted.count))
    }
    return Dictionary(uniqueKeysWithValues: densities)
  }

  private var topHeight: Double {
    let titles = Double(parts.titleLines.count) * PanelParts.titleHeight
    let hasColorTitle = model.colors?.label != nil || densities.count == 1
    let axisTitle = yTitle == nil && !hasColorTitle && !model.isAnimated ? 0 : PanelParts.axisTitleHeight
    return titles + (parts.legend.map { $0.height + 2 } ?? 0) + axisTitle + 7
  }

  private func title(_ axis: Axis, _ ticks: TickSet) -> String? {
    let parts = [axis.label, ticks.factor.map { axis.label == nil ? $0 : "(\($0))" }].compactMap(\.self)
    let text = parts.joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  private func width(_ label: Label) -> Double { TextMetrics.width(label, size: Typography.tick) }

  private static func frame(_ model: PanelModel, cell: Rect, _ margins: Margins) -> Rect {
    let left = min(margins.left, max(0, cell.width - smallest))
    let top = min(margins.top, max(0, cell.height - smallest))
    var frame = Rect(
      x: (cell.x + left).rounded(), y: (cell.y + top).rounded(),
      width: max(smallest, cell.width - left - margins.right).rounded(.down),
      height: max(smallest, cell.height - top - margins.bottom).rounded(.down))
    guard model.panel.isEqualAspect, model.panel.x.scale == .linear, model.panel.y.scale == .linear else {
      return frame
    }
    let ratio = Domain.halfSpan(model.xDomain) / Domain.halfSpan(model.yDomain)
    guard ratio.isFinite, ratio > 0.02, ratio < 50 else { return frame }
    let border = model.isField ? 0 : 2 * inset
    let (width, height) = (frame.width - border, frame.height - border)
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
        marks.contains(where: \.isGrounded) && (model.yDomain.lowerBound == 0 || y.scale == .log)
      if isUpright && !y.isReversed { bottom = 0 }
      let isSideways =
        marks.contains(where: \.isGroundedSideways) && (model.xDomain.lowerBound == 0 || x.scale == .log)
      if isSideways && !x.isReversed { left = 0 }
    }
  }
}
