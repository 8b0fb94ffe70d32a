/// The place of a field in the plotting area.
struct FieldPlace: Sendable {
  private let field: Field
  private let context: MarkContext

  init(_ field: Field, _ context: MarkContext) {
    self.field = field
    self.context = context
  }

  /// The place of a point given in cells.
  func point(_ cell: Point) -> Point {
    context.point(
      Field.place(cell.x / Double(max(1, field.columns)), in: field.x, field.evenX),
      Field.place(cell.y / Double(max(1, field.rows)), in: field.y, field.evenY))
  }

  /// The rectangle of the whole field; nil where it has no place on the axes.
  var rect: Rect? {
    let (a, b) = (point(Point(0, 0)), point(Point(Double(field.columns), Double(field.rows))))
    guard a.isFinite, b.isFinite, field.columns > 0, field.rows > 0 else { return nil }
    return Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
  }
}

extension Canvas {
  /// Draws the bar that explains the colours.
  mutating func draw(_ bar: ColorBar, in panel: PanelLayout) {
    for part in bar.parts {
      var path = PathData()
      path.rect(part.rect)
      var attributes: SVGAttributes = ["fill": .paint(part.paint)]
      attributes.append("fill-opacity", part.opacity.map(SVGValue.ratio))
      writer.path(path, attributes.adding("shape-rendering", "crispEdges"))
    }
    if bar.isOutlined, let top = bar.parts.map(\.rect.minY).min(), let end = bar.parts.map(\.rect.maxY).max()
    {
      writer.outline(Rect(x: bar.x, y: top, width: ColorBar.thickness, height: end - top))
    }
    for tick in bar.ticks {
      let place = Point(bar.x + ColorBar.thickness + 6, tick.y)
      text(tick.label, at: place, style: TextStyle(paint: .muted, baseline: .middle))
    }
    draw(panel.colorTitle, of: bar, in: panel)
  }

  /// Draws the title above the bar; one that is wider reaches to the left, over the panel.
  private mutating func draw(_ title: [String], of bar: ColorBar, in panel: PanelLayout) {
    let end = min(width, panel.frame.maxX + bar.width)
    let isWide = title.contains { TextMetrics.width($0, size: Typography.tick) > end - bar.x }
    let style = TextStyle(paint: .muted, anchor: isWide ? .end : .start)
    for (row, line) in title.reversed().enumerated() {
      let y = panel.frame.minY - 10 - Double(row) * PanelParts.axisTitleHeight
      text(Label(line), at: Point(isWide ? end : bar.x, y), style: style)
    }
  }
}
