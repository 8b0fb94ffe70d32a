extension Diagram {
  /// The diagram as SVG.
  public func svg(_ rendering: SVGRendering) -> String {
    var writer = SVGWriter(rendering)
    let limit = Reveal.limit(rendering.placement)
    let steps = limit.map { RevealStep.thinned(self.steps, limit: $0) } ?? self.steps
    let reveal = Reveal(steps: steps.count, placement: rendering.placement)
    let captions = CaptionLines(steps.map(\.caption), besides: layout.width)
    let width = max(layout.width, captions.width, notesWidth) + 2 * Measure.margin
    let bottom = layout.height + 2 * Measure.margin
    let height = bottom + notesHeight + captions.height
    let corner = Point((width - layout.width) / 2, Measure.margin)
    let words = SteppedWords(placedWords, steps: steps.map(\.parts))
    writer.group(["transform": .text(corner.translation)]) { writer in
      writer.sharingLooks { writer in
        for edge in edges.indices { drawWire(edge, in: &writer) }
        for node in nodes.indices { drawNode(node, in: &writer) }
        writer.write(words.still)
      }
      drawTurns(steps, reveal, in: &writer)
      guard let reveal else { return }
      let caption = Point(width / 2 - corner.x, height - Measure.margin - captions.moreLines - corner.y)
      writer.reveal(words.moving, captions: captions, at: caption, reveal)
    }
    for (line, note) in notes.enumerated() {
      let place = Point(width / 2, bottom + (Double(line) + 0.5) * Measure.rowHeight)
      writer.text(Label(note), at: place, style: Measure.note)
    }
    return writer.document(
      width: width, height: height, label: summary,
      attributes: reveal?.interaction(steps.map(\.caption)) ?? [])
  }

  private var notesHeight: Double { Double(notes.count) * Measure.rowHeight }

  private var notesWidth: Double { notes.map { Measure.note.width(of: Label($0)) }.max() ?? 0 }
}

extension Point {
  /// The value of a `transform` that moves the origin here.
  fileprivate var translation: String { "translate(\(Coordinate.text(x)) \(Coordinate.text(y)))" }
}
