/// A row of names with samples of their marks.
struct Legend: Sendable {
  /// The kind of sample beside a name.
  enum Sample: Sendable, Hashable { case line, dot, box }

  /// One name.
  struct Item: Sendable, Hashable {
    let name: String
    let index: Int
    var samples: [Sample]
  }

  /// One name with its place; the sample stands to the left.
  struct Placed: Sendable {
    let item: Item
    let text: String
    let x: Double
    let row: Int
  }

  static let rowHeight = 20.0
  private static let sampleWidth = 22.0
  private static let gap = 18.0
  private static let maximumRows = 6

  let placed: [Placed]
  let rows: Int

  /// The names of a panel: those with paints of their own, then the others in the order of their colours.
  static func items(of model: PanelModel) -> [Item] {
    let painted = model.contents.filter { $0.sample != nil && $0.style.paint != nil }.compactMap(\.series)
    let own = painted.enumerated().filter { painted.firstIndex(of: $1) == $0 && !model.series.contains($1) }
    let names = own.map { ($0.element, 0) } + model.series.enumerated().map { ($1, $0) }
    return names.compactMap { name, index in
      guard !name.isEmpty, !model.unseen.contains(name) else { return nil }
      let marks = model.contents.filter { $0.series == name }
      var samples: [Sample] = []
      for sample in marks.compactMap(\.sample) where !samples.contains(sample) { samples.append(sample) }
      return samples.isEmpty ? nil : Item(name: name, index: index, samples: samples)
    }
  }

  /// Sets names from left to right into as many rows as they need, six at most, of about the same length.
  init(_ items: [Item], width: Double) {
    var placed: [Placed] = []
    var x = 0.0
    var row = 0
    let texts = TextMetrics.shortened(
      items.map(\.name), to: max(20, width - Legend.sampleWidth), size: Typography.tick)
    let extents = texts.map { Legend.sampleWidth + TextMetrics.width($0, size: Typography.tick) }
    let limit = Legend.narrowest(extents, in: width)
    for (offset, (item, text)) in zip(items, texts).enumerated() {
      let extent = extents[offset]
      if x > 0 && x + extent > limit { (x, row) = (0, row + 1) }
      if row >= Legend.maximumRows {
        placed = Legend.shortened(placed, hidden: items.count - offset, width: width)
        break
      }
      placed.append(Placed(item: item, text: text, x: x + Legend.sampleWidth, row: row))
      x += extent + Legend.gap
    }
    self.placed = placed
    rows = (placed.last?.row ?? -1) + 1
  }

  /// The least width, in steps of four pixels, in which names need no more rows than in the whole width.
  private static func narrowest(_ extents: [Double], in width: Double) -> Double {
    let rows = rowCount(extents, in: width)
    let even = extents.reduce(0, +) / Double(max(1, rows))
    guard rows > 1, rows <= maximumRows else { return width }
    return stride(from: even, to: width, by: 4).first { rowCount(extents, in: $0) <= rows } ?? width
  }

  private static func rowCount(_ extents: [Double], in width: Double) -> Int {
    var (x, rows) = (0.0, 1)
    for extent in extents {
      if x > 0 && x + extent > width { (x, rows) = (0, rows + 1) }
      x += extent + gap
    }
    return rows
  }

  /// Replaces the last name by the number of names that have no room.
  private static func shortened(_ placed: [Placed], hidden: Int, width: Double) -> [Placed] {
    guard let last = placed.last else { return [] }
    let note = Item(name: "", index: 0, samples: [])
    let text = TextMetrics.truncated("+ \(hidden + 1) more", to: width - last.x, size: Typography.tick)
    return placed.dropLast() + [Placed(item: note, text: text, x: last.x, row: last.row)]
  }

  /// The right end of the longest row.
  var width: Double {
    placed.map { $0.x + TextMetrics.width($0.text, size: Typography.tick) }.max() ?? 0
  }

  var height: Double { Double(rows) * Legend.rowHeight }
}
