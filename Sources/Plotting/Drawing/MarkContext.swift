/// What drawing a mark needs to know about its panel.
struct MarkContext: Sendable {
  let panel: PanelLayout
  let mark: any DrawableMark
  /// The place of the mark among those of the panel.
  let index: Int
  /// The place of its series in the order of colours.
  let seriesIndex: Int
  let style: MarkStyle
  let series: String?

  init(_ panel: PanelLayout, index: Int) {
    mark = panel.model.contents[index]
    self.panel = panel
    self.index = index
    series = mark.series
    style = mark.style
    seriesIndex = panel.model.index(of: mark.series)
  }

  var x: AxisScale { panel.x }
  var y: AxisScale { panel.y }
  var frame: Rect { panel.frame }

  /// The plotting area as far as the ranges that are given reach: where what is filled ends.
  var range: Rect { panel.model.range(of: frame, x, y) }

  /// The part of the plotting area in which lines and dots are drawn.
  var clip: Rect { panel.model.clip(of: frame, x, y) }

  var paint: Paint { onGround(style.paint ?? .series(seriesIndex)) }
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

  /// A paint as it looks over what the panel shows: the colours of a field are those of a light page on any page.
  func onGround(_ paint: Paint) -> Paint { panel.model.isField ? Paint(paint.light) : paint }

  /// The casing that lifts a line off a coloured ground; none where there is no such ground.
  func casing(width: Double) -> [SVGAttributes] {
    guard panel.model.isField else { return [] }
    return [
      [
        "fill": "none", "stroke": .paint(onGround(.page)), "stroke-width": .number(width + 2),
        "stroke-linejoin": "round",
      ]
    ]
  }

  /// A size that can be drawn.
  func usable(_ size: Double?) -> Double? {
    size.flatMap { $0.isFinite && $0 > 0 ? min($0, 200) : nil }
  }

  /// A morph needs the same vertices in every frame, so one without a place takes that of its neighbour.
  func steady(x: [Double], y: [Double]) -> [Point] {
    var last = Point(frame.minX, frame.maxY)
    let reach = frame.expanded(by: 1_000)
    return zip(x, y).map { x, y in
      let point = self.point(x, y)
      if point.isFinite {
        last = Point(
          min(max(point.x, reach.minX), reach.maxX), min(max(point.y, reach.minY), reach.maxY))
      }
      return last
    }
  }
}

extension PanelModel {
  /// A plotting area as far as the ranges that are given reach.
  func range(of frame: Rect, _ x: AxisScale, _ y: AxisScale) -> Rect {
    let (left, right) =
      panel.x.range == nil ? (frame.minX, frame.maxX) : (min(x.start, x.end), max(x.start, x.end))
    let (top, bottom) =
      panel.y.range == nil ? (frame.minY, frame.maxY) : (min(y.start, y.end), max(y.start, y.end))
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The part of a plotting area in which lines and dots are drawn, with room for half a stroke where its edge is no
  /// end of a range.
  func clip(of frame: Rect, _ x: AxisScale, _ y: AxisScale) -> Rect {
    let range = range(of: frame, x, y)
    // As much as rounding may move the place of an end.
    let (wide, high) = (panel.x.range == nil ? 1 : 0.001, panel.y.range == nil ? 1 : 0.001)
    return Rect(
      x: range.x - wide, y: range.y - high, width: range.width + 2 * wide, height: range.height + 2 * high)
  }
}
