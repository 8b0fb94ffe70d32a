extension Diagram {
  /// The diagram as SVG.
  public func svg(_ rendering: SVGRendering) -> String {
    var writer = SVGWriter(rendering)
    let reveal = Reveal(steps: steps, placement: rendering.placement)
    let captionHeight = reveal == nil ? 0 : 30.0
    let width = max(layout.width, captionWidth) + 2 * Measure.margin
    let height = layout.height + 2 * Measure.margin + captionHeight
    let left = (width - layout.width) / 2
    let shift = "translate(\(Coordinate.text(left)) \(Coordinate.text(Measure.margin)))"
    writer.group(["transform": .text(shift)]) { writer in
      for edge in edges.indices { drawWire(edge, in: &writer) }
      for node in nodes.indices { drawNode(node, in: &writer) }
      drawWords(in: &writer) { reveal?.step(of: $0) == nil }
    }
    if let reveal {
      let bottom = Point(width / 2, height - Measure.margin)
      drawAnimation(reveal, shift: shift, caption: bottom, in: &writer)
    }
    return writer.document(width: width, height: height, label: summary)
  }

  private var captionWidth: Double {
    steps.map { Measure.caption.width(of: Label(caption: $0.caption)) }.max() ?? 0
  }

  private func drawAnimation(
    _ reveal: Reveal, shift: String, caption: Point, in writer: inout SVGWriter
  ) {
    writer.styles.hasAnimation = true
    writer.group(["class": "np-anim"]) { writer in
      writer.group(["transform": .text(shift)]) { writer in
        drawWords(in: &writer, animatedBy: reveal) { reveal.step(of: $0) != nil }
      }
      for (index, step) in steps.enumerated() {
        let isLast = index + 1 == steps.count
        let attributes: SVGAttributes = isLast ? [:] : ["opacity": .ratio(0)]
        writer.text(Label(caption: step.caption), at: caption, style: Measure.caption, attributes) {
          $0.element("animate", reveal.presence(at: index, staysAtEnd: true))
        }
      }
    }
    writer.group(["class": "np-still", "display": "none"]) { writer in
      writer.group(["transform": .text(shift)]) { writer in
        drawWords(in: &writer) { reveal.step(of: $0) != nil }
      }
      if let last = steps.last {
        writer.text(Label(caption: last.caption), at: caption, style: Measure.caption)
      }
    }
  }
}
