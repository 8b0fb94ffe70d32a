extension Canvas {
  /// Draws a panel from back to front: grid, marks, axes, names.
  mutating func draw(_ panel: PanelLayout) {
    drawHeading(of: panel)
    var outer = self
    outer.writer.group(panel.interaction) { writer in
      var canvas = Canvas(writer, width: width, height: height, film: film)
      canvas.drawContent(of: panel)
      writer = canvas.writer
    }
    self = outer
  }

  private mutating func drawContent(of panel: PanelLayout) {
    if panel.model.isEmpty { drawBaseline(of: panel) }
    if let words = panel.model.emptyText { text(Label(words), at: panel.frame.center, style: .empty) }
    guard !panel.model.isEmpty else { return }
    drawGrid(of: panel)
    let hasBars = panel.model.panel.marks.contains(where: \.isGrounded)
    if !hasBars { drawBaseline(of: panel) }
    drawMarks(of: panel)
    if hasBars { drawBaseline(of: panel) }
    for index in panel.model.panel.marks.indices { drawLabels(of: MarkContext(panel, index: index)) }
    drawLabels(of: panel)
    if let bar = panel.colorBar { draw(bar, in: panel) }
    drawDirectLabels(of: panel)
  }

  private mutating func drawHeading(of panel: PanelLayout) {
    var top = panel.cell.y + 1
    for line in panel.parts.titleLines {
      text(Label(line), at: Point(panel.cell.x, top), style: .panelTitle)
      top += PanelParts.titleHeight
    }
    if let legend = panel.parts.legend { draw(legend, at: Point(panel.cell.x, top), series: panel) }
  }

  private mutating func drawMarks(of panel: PanelLayout) {
    for (index, mark) in panel.model.panel.marks.enumerated() {
      let context = MarkContext(panel, index: index)
      switch mark {
      case .line(let mark): draw(mark, context)
      case .dot(let mark): draw(mark, context)
      case .area(let mark): draw(mark, context)
      case .rect(let mark): draw(mark, context)
      case .rule(let mark): draw(mark, context)
      case .text: break
      case .contour(let mark): draw(mark, context)
      case .raster(let mark): draw(mark, context)
      case .link(let mark): draw(mark, context)
      }
    }
  }

  private mutating func drawDirectLabels(of panel: PanelLayout) {
    for label in panel.directLabels {
      let x = panel.frame.maxX + DirectLabels.offset
      if abs(label.y - label.anchor.y) > 6 {
        var leader = PathData()
        leader.polyline([Point(label.anchor.x + 3, label.anchor.y), Point(x - 2, label.y)])
        writer.path(
          leader, ["fill": "none", "stroke": .paint(.series(label.index)), "stroke-opacity": .ratio(0.5)])
      }
      let style = TextStyle(size: Typography.label, paint: .seriesText(label.index), baseline: .middle)
      text(Label(label.name), at: Point(x, label.y), style: style)
    }
  }
}

/// What drawing a mark needs to know about its panel.
struct MarkContext: Sendable {
  let panel: PanelLayout
  /// The place of the mark among those of the panel.
  let index: Int
  /// The place of its series in the order of colours.
  let seriesIndex: Int
  let style: MarkStyle
  let series: String?

  init(_ panel: PanelLayout, index: Int) {
    let mark = panel.model.panel.marks[index]
    self.panel = panel
    self.index = index
    series = mark.series
    style = mark.style
    seriesIndex = panel.model.index(of: mark.series)
  }

  var x: AxisScale { panel.x }
  var y: AxisScale { panel.y }
  var frame: Rect { panel.frame }

  /// The plotting area with room for half a stroke.
  var clip: Rect { panel.frame.expanded(by: 1) }

  var paint: Paint { style.paint ?? .series(seriesIndex) }
  var dash: String? { style.dash ?? Paint.dash(of: seriesIndex) }
  var isFaint: Bool { style.emphasis == .faint }
  var opacity: Double? { style.opacity ?? (isFaint ? 0.3 : nil) }

  func point(_ x: Double, _ y: Double) -> Point { Point(self.x.position(x), self.y.position(y)) }

  /// The attributes of a stroked line.
  func stroke(width: Double = 1.75) -> SVGAttributes {
    var attributes: SVGAttributes = ["fill": "none", "stroke": .paint(paint)]
    attributes.append("stroke-width", .number(usable(style.size) ?? (isFaint ? 1 : width)))
    attributes.append("stroke-opacity", opacity.map(SVGValue.ratio))
    attributes.append("stroke-dasharray", dash.map(SVGValue.text))
    attributes.append("stroke-linejoin", "round")
    if dash == nil { attributes.append("stroke-linecap", "round") }
    return attributes
  }

  /// A size that can be drawn.
  func usable(_ size: Double?) -> Double? {
    size.flatMap { $0.isFinite && $0 > 0 ? min($0, 200) : nil }
  }
}

extension TextStyle {
  static let empty = TextStyle(size: Typography.label, paint: .muted, anchor: .middle, baseline: .middle)
}
