extension Diagram {
  /// The words along edges and in rows, each with the part of the diagram that it is.
  var placedWords: [(part: RevealStep.Part, words: PlacedWords)] {
    edges.indices.flatMap(wordsAlong) + nodes.indices.flatMap(rowsIn)
  }

  private func wordsAlong(_ edge: Int) -> [(part: RevealStep.Part, words: PlacedWords)] {
    guard let box = layout.labels[edge], let words = EdgeWords(edges[edge], direction) else { return [] }
    return words.words.map { word in
      (word.part(edge: edge), placed(word).moved(by: Point(box.x, box.y)))
    }
  }

  /// A name ends before the anchor, and what it says begins there.
  private func placed(_ word: EdgeWords.Word) -> PlacedWords {
    var style = Measure.wire
    style.anchor = direction == .leftToRight ? .end : .start
    let space = word.text.string.isEmpty ? 0 : EdgeWords.space
    let back = direction == .leftToRight ? space : word.text.nameWidth
    let name = (word.text.nameLabel, Point(word.anchor.x - back, word.anchor.y), style)
    style.anchor = .start
    style.paint = word.text.ink.paint
    return PlacedWords(room: word.extent, texts: [name, (word.text.label, word.anchor, style)])
  }

  private func rowsIn(_ node: Int) -> [(part: RevealStep.Part, words: PlacedWords)] {
    guard case .box(_, _, let rows) = nodes[node].content else { return [] }
    let box = layout.nodes[node]
    let isHeaded = nodes[node].headingWidth(of: rows) > 0
    var style = Measure.row
    style.anchor = isHeaded ? .end : .middle
    let x = isHeaded ? box.maxX - Measure.boxPadding : box.center.x
    return rows.enumerated().map { index, row in
      let point = Point(x, nodes[node].rowBaseline(index, in: box))
      style.paint = row.ink.paint
      let label = Label(row.text)
      return (
        .row(node: node, row: index),
        PlacedWords(room: style.box(of: label, at: point), texts: [(label, point, style)])
      )
    }
  }
}

extension EdgeWords.Word {
  fileprivate func part(edge: Int) -> RevealStep.Part {
    switch slot {
    case .above: .above(edge: edge)
    case .below: .below(edge: edge)
    case .atHead: .atHead(edge: edge)
    }
  }
}
