extension Architecture {
  /// The network as SVG.
  public func svg(_ rendering: SVGRendering) -> String { abbreviated.drawn(rendering) }

  private func drawn(_ rendering: SVGRendering) -> String {
    var writer = SVGWriter(rendering)
    let layout = ArchitectureLayout(self)
    let reveal = Reveal(steps: steps.count, placement: rendering.placement)
    let links = Links(self, layout)
    drawResidualEnds(layout, in: &writer)
    writer.sharingLooks { links.draw(in: &$0) }
    if showsWeights {
      writer.sharingLooks { drawWeights(weightLabels(layout, links), in: &$0) }
    }
    writer.sharingLooks { writer in
      for index in stages.indices { drawStage(index, layout.columns[index], in: &writer) }
    }
    let arcs = drawResiduals(layout, in: &writer)
    var bottom = layout.floor + arcs + 8
    let captions = CaptionLines(steps.map(\.caption), besides: layout.width - 2 * Measure.margin)
    var width = max(layout.width, captions.width + 2 * Measure.margin)
    if links.links.contains(where: { ($0.weight ?? 0) != 0 }) {
      bottom = drawKey(layout, below: bottom, &width, in: &writer)
    }
    if stages.contains(where: { $0.units.contains { $0.gradient != nil } }) {
      let style = TextStyle(size: Measure.row.size, paint: .gradient, anchor: .middle, baseline: .middle)
      let key = Label("red: δ = ∂E/∂z")
      width = max(width, style.width(of: key) + 2 * Measure.margin)
      writer.text(key, at: Point(layout.width / 2, bottom + 10), style: style)
      bottom += 22
    }
    let numbers = SteppedWords(placedNumbers(layout), steps: steps.map(\.parts))
    writer.sharingLooks { $0.write(numbers.still) }
    if let reveal {
      bottom += captions.height
      let caption = Point(width / 2, bottom - 4 - captions.moreLines)
      writer.reveal(numbers.moving, captions: captions, at: caption, reveal)
    }
    return writer.document(
      width: width, height: bottom + Measure.margin / 2, label: summary,
      attributes: reveal?.interaction(steps.map(\.caption)) ?? [])
  }

  /// The boxes of weights, and those of units with their numbers, for tests.
  package var numberBoxes: (weights: [Rect], units: [Rect]) {
    let layout = ArchitectureLayout(self)
    let labels = showsWeights ? weightLabels(layout, Links(self, layout)) : []
    return (labels.map(\.box), unitNumberBoxes(layout) + layout.unitBoxes)
  }

  private func weightLabels(_ layout: ArchitectureLayout, _ links: Links) -> [WeightLabels.Item] {
    let obstacles = unitNumberBoxes(layout) + layout.unitBoxes
    return WeightLabels(links.links, digits: weightDigits, avoiding: obstacles).items
  }

  private func drawWeights(_ items: [WeightLabels.Item], in writer: inout SVGWriter) {
    for item in items {
      writer.element(
        "rect",
        [
          "x": .number(item.box.x - 1), "y": .number(item.box.y), "width": .number(item.box.width + 2),
          "height": .number(item.box.height), "fill": .paint(.page),
        ])
      writer.text(item.label, at: item.center, style: WeightLabels.style)
    }
  }

  /// Which colour is which sign, in one line or in two where the network is narrow; gives where it ends.
  private func drawKey(
    _ layout: ArchitectureLayout, below top: Double, _ width: inout Double, in writer: inout SVGWriter
  ) -> Double {
    let entries = [(0, "positive weight"), (1, "negative weight")]
    let entry = 24 + (entries.map { Measure.row.width(of: Label($0.1)) }.max() ?? 0)
    let pitch = 140.0
    let isWide = layout.width >= 2 * pitch
    var start = Point(layout.width / 2 - (isWide ? pitch - 12 : entry / 2), top + 10)
    start.x = max(start.x, Measure.margin)
    width = max(width, start.x + entry + Measure.margin)
    for (sign, name) in entries {
      drawKeyEntry(sign, name, at: start, in: &writer)
      if isWide { start.x += pitch } else { start.y += 18 }
    }
    return isWide ? top + 22 : top + 40
  }

  private func drawKeyEntry(_ sign: Int, _ name: String, at start: Point, in writer: inout SVGWriter) {
    var path = PathData()
    path.polyline([start, Point(start.x + 18, start.y)])
    writer.path(path, ["stroke": .paint(.series(sign)), "stroke-width": 2.5])
    let style = TextStyle(size: Measure.row.size, paint: .muted, baseline: .middle)
    writer.text(Label(name), at: Point(start.x + 24, start.y), style: style)
  }
}
