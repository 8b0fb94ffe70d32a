extension Canvas {
  /// Draws a row of names with samples of their marks.
  mutating func draw(_ legend: Legend, at origin: Point, series panel: PanelLayout?) {
    for placed in legend.placed {
      let middle = origin.y + (Double(placed.row) + 0.5) * Legend.rowHeight - 1
      let x = origin.x + placed.x
      for sample in placed.item.samples {
        draw(sample, placed.item, panel, at: Point(x - 14, middle))
      }
      text(Label(placed.text), at: Point(x, middle), style: TextStyle(baseline: .middle))
    }
  }

  private mutating func draw(
    _ sample: Legend.Sample, _ item: Legend.Item, _ panel: PanelLayout?, at center: Point
  ) {
    let style = panel?.model.contents.first { $0.series == item.name && $0.sample == sample }?.style
    let paint = style?.paint ?? .series(item.index)
    var path = PathData()
    switch sample {
    case .line:
      path.polyline([Point(center.x - 8, center.y), Point(center.x + 8, center.y)])
      let dash = style?.dash ?? Paint.dash(of: item.index)
      let attributes: SVGAttributes = ["fill": "none", "stroke": .paint(paint), "stroke-width": 2]
      writer.path(path, attributes.adding("stroke-dasharray", dash.map(SVGValue.text)))
    case .dot:
      let symbol = Symbol(series: item.index)
      symbol.add(to: &path, at: center, size: 7)
      writer.path(path, symbol.attributes(paint, size: 7))
    case .box:
      path.rect(Rect(x: center.x - 6, y: center.y - 5, width: 12, height: 10))
      writer.path(path, ["fill": .paint(paint)])
    }
  }
}
