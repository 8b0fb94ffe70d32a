extension Canvas {
  /// Draws regions of equal height and the lines between them.
  mutating func draw(_ mark: ContourMark, _ context: MarkContext) {
  }

  /// Draws a matrix of coloured cells.
  mutating func draw(_ mark: RasterMark, _ context: MarkContext) {
  }

  /// Draws the bar that explains the colours.
  mutating func draw(_ bar: ColorBar, in panel: PanelLayout) {
    for part in bar.parts {
      var path = PathData()
      path.rect(part.rect)
      writer.path(path, ["fill": .paint(Paint(part.color)), "shape-rendering": "crispEdges"])
    }
    for tick in bar.ticks {
      let place = Point(bar.x + ColorBar.thickness + 6, tick.y)
      text(tick.label, at: place, style: TextStyle(paint: .muted, baseline: .middle))
    }
    if let title = bar.title {
      let short = TextMetrics.truncated(title, to: max(90, width - bar.x), size: Typography.tick)
      text(Label(short), at: Point(bar.x, panel.frame.minY - 10), style: .tick)
    }
  }
}
