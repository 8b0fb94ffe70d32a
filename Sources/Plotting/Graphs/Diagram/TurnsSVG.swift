extension Diagram {
  /// Draws the lines of boxes that hold one text after the other; only the last where nothing moves.
  func drawTurns(_ steps: [RevealStep], _ reveal: Reveal?, in writer: inout SVGWriter) {
    let parts = steps.enumerated().flatMap { step, shown in shown.parts.map { ($0, step) } }
    let stepOf = Dictionary(parts, uniquingKeysWith: min)
    for node in nodes.indices {
      for (part, texts) in rows(in: node, where: { !$0.earlier.isEmpty }) {
        let starts = texts.indices.map { turn in part.turned(turn).flatMap { stepOf[$0] } }
        writer.write(texts, from: starts, reveal)
      }
    }
  }
}

extension RevealStep.Part {
  /// The part of a line of a box that it is after so many turns; nil before the first.
  fileprivate func turned(_ turn: Int) -> RevealStep.Part? {
    guard case .row(let node, let row) = self, turn > 0 else { return nil }
    return .turn(node: node, row: row, turn: turn)
  }
}

extension SVGWriter {
  /// Writes texts that replace each other, each from its step on.
  fileprivate mutating func write(_ texts: [PlacedWords], from starts: [Int?], _ reveal: Reveal?) {
    guard let reveal, let last = starts.last ?? nil else { return write(texts.suffix(1)) }
    for (turn, words) in texts.dropLast().enumerated() {
      let end = starts[turn + 1] ?? last
      guard starts[turn] != end else { continue }
      let presence = reveal.presence(from: starts[turn], until: end)
      write([words], as: Interaction.animated, ["opacity": 0], presence)
    }
    write(texts.suffix(1), as: Interaction.appearing, [:], reveal.appearance(at: last))
  }

  private mutating func write(
    _ words: [PlacedWords], as name: String, _ look: SVGAttributes, _ animation: SVGAttributes
  ) {
    group(["class": .text(name)]) { writer in
      writer.group(look) { writer in
        writer.element("animate", animation)
        writer.write(words)
      }
    }
  }
}
