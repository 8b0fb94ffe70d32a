extension Diagram {
  /// Writes the words along edges and in rows that satisfy a condition.
  ///
  /// - Parameter reveal: Lets each appear at its step, on a patch of colour while the step lasts.
  func drawWords(
    in writer: inout SVGWriter, animatedBy reveal: Reveal? = nil, stepOf: [RevealStep.Part: Int] = [:],
    where isWanted: (RevealStep.Part) -> Bool
  ) {
    for (index, edge) in edges.enumerated() {
      guard let box = layout.labels[index], let words = EdgeWords(edge, direction) else { continue }
      for word in words.words where isWanted(word.kind(edge: index)) {
        let step = stepOf[word.kind(edge: index)]
        writer.patch(word.extent.moved(by: box), step: step, reveal)
        let anchor = Point(box.x + word.anchor.x, box.y + word.anchor.y)
        drawWord(word, at: anchor, animation: step.flatMap { reveal?.appearance(at: $0) }, in: &writer)
      }
    }
    for (index, node) in nodes.enumerated() {
      guard case .box(_, _, let rows) = node.content else { continue }
      for (row, content) in rows.enumerated() where isWanted(.row(node: index, row: row)) {
        let step = stepOf[.row(node: index, row: row)]
        drawRow(content, of: node, rows, row, in: layout.nodes[index], step, reveal, &writer)
      }
    }
  }

  private func drawWord(
    _ word: EdgeWords.Word, at anchor: Point, animation: SVGAttributes?, in writer: inout SVGWriter
  ) {
    var style = Measure.wire
    style.anchor = direction == .leftToRight ? .end : .start
    let space = word.text.string.isEmpty ? 0 : EdgeWords.space
    let back = direction == .leftToRight ? space : word.text.nameWidth
    let joint = Point(anchor.x - back, anchor.y)
    writer.text(word.text.nameLabel, at: joint, style: style, animation: animation)
    style.anchor = .start
    style.paint = word.text.ink.paint
    writer.text(word.text.label, at: anchor, style: style, animation: animation)
  }

  private func drawRow(
    _ content: DiagramNode.Row, of node: DiagramNode, _ rows: [DiagramNode.Row], _ row: Int, in box: Rect,
    _ step: Int?, _ reveal: Reveal?, _ writer: inout SVGWriter
  ) {
    var style = Measure.row
    style.paint = content.ink.paint
    style.anchor = .end
    let heading = node.headingWidth(of: rows)
    if heading == 0 { style.anchor = .middle }
    let right = heading == 0 ? box.center.x : box.maxX - Measure.boxPadding
    let point = Point(right, rowBaseline(row, in: box))
    writer.patch(style.box(of: Label(content.text), at: point), step: step, reveal)
    writer.text(
      Label(content.text), at: point, style: style, animation: step.flatMap { reveal?.appearance(at: $0) })
  }
}

extension EdgeWords.Word {
  func kind(edge: Int) -> RevealStep.Part {
    switch slot {
    case .above: .above(edge: edge)
    case .below: .below(edge: edge)
    case .atHead: .atHead(edge: edge)
    }
  }
}

extension Rect {
  func moved(by other: Rect) -> Rect { Rect(x: x + other.x, y: y + other.y, width: width, height: height) }
}
