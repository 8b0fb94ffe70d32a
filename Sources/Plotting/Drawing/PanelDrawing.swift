extension Canvas {
  /// Draws a panel from back to front: grid, marks, axes, names.
  mutating func draw(_ panel: PanelLayout) {
    drawHeading(of: panel)
    var outer = self
    outer.writer.group(panel.interaction) { writer in
      var canvas = Canvas(writer, width: width, height: height, film: film)
      canvas.drawContent(of: panel)
      writer = canvas.writer
    }
    self = outer
  }

  private mutating func drawContent(of panel: PanelLayout) {
    if panel.model.isEmpty { drawBaseline(of: panel) }
    if let words = panel.model.emptyText { drawInMiddle(words, of: panel) }
    guard !panel.model.isEmpty else { return }
    drawGrid(of: panel)
    let hasBars = panel.model.contents.contains(where: \.isGrounded)
    if !hasBars { drawBaseline(of: panel) }
    drawMarks(of: panel)
    if hasBars { drawBaseline(of: panel) }
    for index in panel.model.contents.indices { drawLabels(of: MarkContext(panel, index: index)) }
    drawLabels(of: panel)
    if let bar = panel.colorBar { draw(bar, in: panel) }
    drawDirectLabels(of: panel)
  }

  /// Writes words in the middle of the plotting area, in as many lines as keep them in the panel.
  private mutating func drawInMiddle(_ words: String, of panel: PanelLayout) {
    let (center, cell) = (panel.frame.center, panel.cell)
    let room = max(40, 2 * min(center.x - cell.minX, cell.maxX - center.x))
    let lines = TextMetrics.wrapped(words, to: room, size: TextStyle.empty.size, maxLines: 5)
    let height = TextMetrics.lineHeight * TextStyle.empty.size
    let top = center.y - height * Double(lines.count - 1) / 2
    for (row, line) in lines.enumerated() {
      text(Label(line), at: Point(center.x, top + height * Double(row)), style: .empty)
    }
  }

  private mutating func drawHeading(of panel: PanelLayout) {
    var top = panel.cell.y + 1
    for line in panel.parts.titleLines {
      text(Label(line), at: Point(panel.cell.x, top), style: .panelTitle)
      top += PanelParts.titleHeight
    }
    if let legend = panel.parts.legend { draw(legend, at: Point(panel.cell.x, top), series: panel) }
  }

  private mutating func drawMarks(of panel: PanelLayout) {
    for index in panel.drawingOrder {
      panel.model.contents[index].draw(into: &self, MarkContext(panel, index: index))
    }
  }

  /// Writes the words of annotations, with a line to their point where they stand far from it.
  private mutating func drawLabels(of context: MarkContext) {
    for placed in context.panel.annotations.placed[context.index] ?? [] {
      var leader = PathData()
      leader.polyline(placed.leader)
      for casing in context.casing(width: 0.75) { writer.path(leader, casing) }
      writer.path(leader, ["fill": "none", "stroke": .paint(context.onGround(.muted)), "stroke-width": 0.75])
      text(placed.label, at: placed.point, style: placed.style, ["class": "np-note"])
    }
  }

  private mutating func drawDirectLabels(of panel: PanelLayout) {
    for label in panel.directLabels {
      if !label.leader.isEmpty {
        var leader = PathData()
        leader.polyline(label.leader)
        writer.path(
          leader,
          ["fill": "none", "stroke": .paint(.series(label.name.index)), "stroke-opacity": .ratio(0.5)])
      }
      text(Label(label.name.name), at: label.point, style: label.style)
    }
  }
}

extension TextStyle {
  static let empty = TextStyle(size: Typography.label, paint: .muted, anchor: .middle, baseline: .middle)
}
