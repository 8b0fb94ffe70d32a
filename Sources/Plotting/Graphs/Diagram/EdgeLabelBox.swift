extension DiagramEdge {
  /// The edge with the room that the words along it take up.
  func box(_ direction: Graph.Direction) -> Graph.Edge {
    Graph.Edge(from: from, to: to, label: EdgeWords(self, direction)?.box, place: place)
  }
}

/// The words along an edge, placed around the point where the edge passes the middle of their box.
///
/// Beside a wire that runs to the right they stand above and below it; beside one that runs down they
/// stand in lines at its right. A mark stands at the arrowhead, below other words there.
struct EdgeWords {
  enum Slot { case above, below, atHead, mark }

  /// One of the words with its anchor, relative to the box's corner.
  struct Word {
    var text: DiagramEdge.Text
    var slot: Slot
    var anchor: Point
    /// Where the anchor is in name and words together.
    var alignment: TextAnchor
    /// The box of name and words together.
    var extent: Rect
  }

  private(set) var words: [Word] = []
  private(set) var box: Graph.Label

  /// How far words stand from a wire that runs to the right: their line above it, their tops below it.
  private static let lift = 5.0, drop = 5.0
  private static let gap = 10.0

  init?(_ edge: DiagramEdge, _ direction: Graph.Direction) {
    box = Graph.Label(width: 0, height: 0, wire: 0)
    guard edge.above != nil || edge.below != nil || edge.atHead != nil || edge.mark != nil
    else { return nil }
    switch direction {
    case .leftToRight: placeAroundWire(edge)
    case .topDown: placeBesideWire(edge)
    }
  }

  private mutating func placeAroundWire(_ edge: DiagramEdge) {
    let style = Measure.wire
    let line = (TextMetrics.ascent + TextMetrics.descent) * style.size
    let isMarkLower = edge.atHead != nil
    let hasUpper = edge.above != nil || edge.atHead != nil || edge.mark != nil
    let hasLower = edge.below != nil || (edge.mark != nil && isMarkLower)
    let wire = hasUpper ? line + Self.lift - 2 : 3
    let column = max(edge.above?.width ?? 0, edge.below?.width ?? 0)
    let atHead = max(edge.atHead?.width ?? 0, edge.mark?.width ?? 0)
    let head = atHead > 0 && column > 0 ? atHead + Self.gap : atHead
    box = Graph.Label(
      width: column + head + 4, height: wire + (hasLower ? line + Self.drop : 3), wire: wire)
    let upper = wire - Self.lift
    let lower = wire + Self.drop + TextMetrics.ascent * style.size
    add(edge.above, .above, at: Point(2 + column / 2, upper), .middle)
    add(edge.below, .below, at: Point(2 + column / 2, lower), .middle)
    add(edge.atHead, .atHead, at: Point(box.width - 2, upper), .end)
    add(edge.mark, .mark, at: Point(box.width - 2, isMarkLower ? lower : upper), .end)
  }

  private mutating func placeBesideWire(_ edge: DiagramEdge) {
    let style = Measure.wire
    let line = TextMetrics.lineHeight * style.size
    var baseline = 2 + TextMetrics.ascent * style.size
    let words: [(DiagramEdge.Text?, Slot)] = [
      (edge.above, .above), (edge.below, .below), (edge.atHead, .atHead), (edge.mark, .mark),
    ]
    for (text, slot) in words where text != nil {
      add(text, slot, at: Point(7, baseline), .start)
      baseline += line
    }
    let width = words.map { $0.0?.width ?? 0 }.max() ?? 0
    box = Graph.Label(
      width: width + 10, height: Double(self.words.count) * line + 2, wire: 0)
  }

  private mutating func add(
    _ text: DiagramEdge.Text?, _ slot: Slot, at anchor: Point, _ alignment: TextAnchor
  ) {
    guard let text else { return }
    let size = Measure.wire.size
    let left = anchor.x - text.width * (alignment == .start ? 0 : alignment == .middle ? 0.5 : 1)
    let extent = Rect(
      x: left, y: anchor.y - TextMetrics.ascent * size, width: text.width,
      height: (TextMetrics.ascent + TextMetrics.descent) * size)
    words.append(Word(text: text, slot: slot, anchor: anchor, alignment: alignment, extent: extent))
  }
}

extension DiagramEdge.Text {
  /// The name, with its equals sign where words follow.
  var nameLabel: Label {
    guard !name.isEmpty else { return Label("") }
    return Label(Label(name: name).runs + (string.isEmpty ? [] : [Label.Run(" = ")]))
  }

  /// What is drawn of the words: derivatives are formulas, values are plain.
  var label: Label { ink == .muted ? Label(formula: string) : Label(string) }

  var width: Double { Measure.wire.width(of: nameLabel) + Measure.wire.width(of: label) }
}
