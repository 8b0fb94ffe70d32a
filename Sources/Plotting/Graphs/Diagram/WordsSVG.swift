extension Diagram {
  /// The words along edges and in rows, each with the part of the diagram that it is.
  var placedWords: [(part: RevealStep.Part, words: PlacedWords)] {
    edges.indices.flatMap(wordsAlong) + nodes.indices.flatMap(rowsIn)
  }

  private func wordsAlong(_ edge: Int) -> [(part: RevealStep.Part, words: PlacedWords)] {
    guard let box = layout.labels[edge], let words = EdgeWords(edges[edge], direction) else { return [] }
    return words.words.map { word in
      var style = Measure.wire
      style.anchor = word.alignment
      style.paint = word.text.ink.paint
      let extent = word.extent
      let room = Rect(
        x: box.x + extent.x, y: box.y + extent.y, width: extent.width, height: extent.height)
      let point = Point(box.x + word.anchor.x, box.y + word.anchor.y)
      let placed = PlacedWords(
        room: room, name: word.text.nameLabel, label: word.text.label, point: point, style: style)
      return (word.part(edge: edge), placed)
    }
  }

  private func rowsIn(_ node: Int) -> [(part: RevealStep.Part, words: PlacedWords)] {
    rows(in: node) { $0.earlier.isEmpty }.map { ($0.part, $0.texts[0]) }
  }

  /// Some lines of a box: what each holds, in the order of its turns.
  func rows(
    in node: Int, where isWanted: (DiagramNode.Row) -> Bool
  ) -> [(part: RevealStep.Part, texts: [PlacedWords])] {
    guard case .box(_, _, let rows) = nodes[node].content else { return [] }
    let box = layout.nodes[node]
    let isHeaded = nodes[node].headingWidth(of: rows) > 0
    var style = Measure.row
    style.anchor = isHeaded ? .end : .middle
    let x = isHeaded ? box.maxX - Measure.boxPadding : box.center.x
    return rows.enumerated().filter { isWanted($0.element) }.map { index, row in
      let point = Point(x, nodes[node].rowBaseline(index, in: box))
      style.paint = row.ink.paint
      let texts = (row.earlier + [row.text]).map { text in
        let label = Label(text)
        return PlacedWords(room: style.box(of: label, at: point), label: label, point: point, style: style)
      }
      return (.row(node: node, row: index), texts)
    }
  }
}

extension EdgeWords.Word {
  fileprivate func part(edge: Int) -> RevealStep.Part {
    switch slot {
    case .above: .above(edge: edge)
    case .below: .below(edge: edge)
    case .atHead: .atHead(edge: edge)
    case .mark: .mark(edge: edge)
    }
  }
}
