extension Diagram {
  /// The diagram as SVG.
  public func svg(_ rendering: SVGRendering) -> String {
    var writer = SVGWriter(rendering)
    let reveal = Reveal(steps: steps.count, placement: rendering.placement)
    let stepOf = Dictionary(
      steps.enumerated().flatMap { step in step.element.parts.map { ($0, step.offset) } },
      uniquingKeysWith: min)
    let width = max(layout.width, captionWidth, notesWidth) + 2 * Measure.margin
    let bottom = layout.height + 2 * Measure.margin
    let height = bottom + notesHeight + (reveal == nil ? 0 : Measure.captionHeight)
    let left = (width - layout.width) / 2
    let shift = "translate(\(Coordinate.text(left)) \(Coordinate.text(Measure.margin)))"
    writer.group(["transform": .text(shift)]) { writer in
      for edge in edges.indices { drawWire(edge, in: &writer) }
      for node in nodes.indices { drawNode(node, in: &writer) }
      drawWords(in: &writer) { stepOf[$0] == nil }
    }
    for (line, note) in notes.enumerated() {
      let place = Point(width / 2, bottom + (Double(line) + 0.5) * Measure.rowHeight)
      writer.text(Label(note), at: place, style: Measure.note)
    }
    if let reveal {
      let caption = Point(width / 2, height - Measure.margin)
      drawAnimation(reveal, stepOf, shift: shift, caption: caption, in: &writer)
    }
    return writer.document(
      width: width, height: height, label: summary,
      attributes: reveal?.interaction(steps.map(\.caption)) ?? [])
  }

  private var captionWidth: Double {
    steps.map { Measure.caption.width(of: Label(caption: $0.caption)) }.max() ?? 0
  }

  private var notesHeight: Double { Double(notes.count) * Measure.rowHeight }

  private var notesWidth: Double { notes.map { Measure.note.width(of: Label($0)) }.max() ?? 0 }

  private func drawAnimation(
    _ reveal: Reveal, _ stepOf: [RevealStep.Part: Int], shift: String, caption: Point,
    in writer: inout SVGWriter
  ) {
    writer.styles.hasAnimation = true
    writer.group(["class": "np-anim"]) { writer in
      writer.group(["transform": .text(shift)]) { writer in
        drawWords(in: &writer, animatedBy: reveal, stepOf: stepOf) { stepOf[$0] != nil }
      }
      writer.captions(steps.map(\.caption), at: caption, reveal)
    }
    writer.group(["class": "np-still", "display": "none"]) { writer in
      writer.group(["transform": .text(shift)]) { writer in
        drawWords(in: &writer) { stepOf[$0] != nil }
      }
    }
  }
}
