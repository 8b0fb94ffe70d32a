/// Panels in rows and columns whose plotting areas are all of the same size.
struct PanelGrid: Sendable {
  private let room: Rect
  private let rows: Int
  private let columns: Int

  /// The distance of neighbours, in pixels.
  static let gap = (x: 28.0, y: 18.0)

  init(_ room: Rect, rows: Int, columns: Int) {
    self.room = room
    self.rows = rows
    self.columns = columns
  }

  func layouts(_ models: [PanelModel], _ parts: [PanelParts], _ margins: [Margins]) -> [PanelLayout] {
    let cells = cells(margins)
    return models.indices.map { PanelLayout(models[$0], parts[$0], cell: cells[$0], margins: margins[$0]) }
  }

  /// Panels above each other share their sides, panels beside each other their tops and bottoms.
  func aligned(_ margins: [Margins]) -> [Margins] {
    let across = (0..<columns).map { larger(margins, in: column($0, of: margins.count)) }
    let down = (0..<rows).map { larger(margins, in: row($0, of: margins.count)) }
    return margins.indices.map { index in
      let (sides, ends) = (across[index % columns], down[index / columns])
      return Margins(left: sides.left, right: sides.right, top: ends.top, bottom: ends.bottom)
    }
  }

  /// The room of each panel, from its margins and an equal share of what all margins leave.
  private func cells(_ margins: [Margins]) -> [Rect] {
    let wide = (0..<columns).map { larger(margins, in: column($0, of: margins.count)) }.map {
      $0.left + $0.right
    }
    let high = (0..<rows).map { larger(margins, in: row($0, of: margins.count)) }.map { $0.top + $0.bottom }
    let (x, y) = (
      spans(wide, in: room.width, gap: PanelGrid.gap.x), spans(high, in: room.height, gap: PanelGrid.gap.y)
    )
    return margins.indices.map { index in
      let (across, down) = (x[index % columns], y[index / columns])
      return Rect(x: room.x + across.start, y: room.y + down.start, width: across.length, height: down.length)
    }
  }

  private func spans(_ margins: [Double], in length: Double, gap: Double) -> [(start: Double, length: Double)]
  {
    let inner = (length - gap * Double(margins.count - 1) - margins.reduce(0, +)) / Double(margins.count)
    let equal = (length - gap * Double(margins.count - 1)) / Double(margins.count)
    var start = 0.0
    return margins.map { margin in
      // Where the margins alone fill the room, equal shares at least keep everything inside.
      let span = (start, max(1, inner > 8 ? inner + margin : equal))
      start += span.1 + gap
      return span
    }
  }

  private func column(_ column: Int, of count: Int) -> [Int] {
    Array(stride(from: column, to: count, by: columns))
  }

  private func row(_ row: Int, of count: Int) -> [Int] {
    Array((row * columns)..<max(row * columns, min((row + 1) * columns, count)))
  }

  private func larger(_ margins: [Margins], in indices: [Int]) -> Margins {
    indices.map { margins[$0] }.reduce(Margins(), Margins.larger)
  }
}
