extension Architecture {
  /// The network as SVG.
  public func svg(_ rendering: SVGRendering) -> String {
    var writer = SVGWriter(rendering)
    let layout = ArchitectureLayout(self)
    let reveal = Reveal(steps: steps.count, placement: rendering.placement)
    let stepOf = Dictionary(
      steps.enumerated().flatMap { step in step.element.parts.map { ($0, step.offset) } },
      uniquingKeysWith: min)
    let links = Links(self, layout)
    links.draw(in: &writer)
    if showsWeights { drawWeights(weightLabels(layout, links), in: &writer) }
    for index in stages.indices { drawStage(index, layout.columns[index], in: &writer) }
    let arcs = drawResiduals(layout, in: &writer)
    var bottom = layout.floor + arcs + 8
    let width = max(layout.width, captionWidth + 2 * Measure.margin)
    if links.links.contains(where: { $0.weight != nil }) {
      drawKey(at: Point(layout.width / 2, bottom + 10), in: &writer)
      bottom += 22
    }
    drawNumbers(layout, in: &writer) { stepOf[$0] == nil }
    if let reveal {
      bottom += Measure.captionHeight
      drawAnimation(reveal, stepOf, layout, caption: Point(width / 2, bottom - 4), in: &writer)
    }
    return writer.document(
      width: width, height: bottom + Measure.margin / 2, label: summary,
      attributes: reveal?.interaction ?? [])
  }

  /// The boxes of all numbers, for tests: those of weights, then those of units.
  package var numberBoxes: (weights: [Rect], units: [Rect]) {
    let layout = ArchitectureLayout(self)
    let labels = showsWeights ? weightLabels(layout, Links(self, layout)) : []
    return (labels.map(\.box), unitNumberBoxes(layout))
  }

  private func weightLabels(_ layout: ArchitectureLayout, _ links: Links) -> [WeightLabels.Item] {
    WeightLabels(links.links, avoiding: unitNumberBoxes(layout)).items
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

  private var captionWidth: Double {
    steps.map { Measure.caption.width(of: Label(caption: $0.caption)) }.max() ?? 0
  }

  private func drawAnimation(
    _ reveal: Reveal, _ stepOf: [Step.Part: Int], _ layout: ArchitectureLayout, caption: Point,
    in writer: inout SVGWriter
  ) {
    writer.styles.hasAnimation = true
    writer.group(["class": "np-anim"]) { writer in
      drawNumbers(layout, in: &writer, animatedBy: reveal, stepOf: stepOf) { stepOf[$0] != nil }
      writer.captions(steps.map(\.caption), at: caption, reveal)
    }
    writer.group(["class": "np-still", "display": "none"]) { writer in
      drawNumbers(layout, in: &writer) { stepOf[$0] != nil }
    }
  }

  /// Which colour is which sign.
  private func drawKey(at center: Point, in writer: inout SVGWriter) {
    var style = Measure.row
    style.baseline = .middle
    style.paint = .muted
    for (sign, name, x) in [(0, "positive weight", -128.0), (1, "negative weight", 12.0)] {
      var path = PathData()
      path.polyline([Point(center.x + x, center.y), Point(center.x + x + 18, center.y)])
      writer.path(path, ["stroke": .paint(.series(sign)), "stroke-width": 2.5])
      writer.text(Label(name), at: Point(center.x + x + 24, center.y), style: style)
    }
  }
}
