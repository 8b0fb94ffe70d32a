/// Panels in rows and columns whose plotting areas are all of the same size, but for rows of matrices that are lower.
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
    let cells = cells(models, margins)
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
  private func cells(_ models: [PanelModel], _ margins: [Margins]) -> [Rect] {
    let wide = (0..<columns).map { larger(margins, in: column($0, of: margins.count)) }.map {
      $0.left + $0.right
    }
    let high = (0..<rows).map { larger(margins, in: row($0, of: margins.count)) }.map { $0.top + $0.bottom }
    let x = spans(wide, in: room.width, gap: PanelGrid.gap.x)
    let heights = (0..<rows).map { row in
      let needed = self.row(row, of: models.count).map { index in
        models[index].contentHeight(width: x[index % columns].length - wide[index % columns])
      }
      return needed.contains(nil) ? nil : needed.compactMap(\.self).max()
    }
    let y = spans(high, in: room.height, gap: PanelGrid.gap.y, most: heights)
    return margins.indices.map { index in
      let (across, down) = (x[index % columns], y[index / columns])
      return Rect(x: room.x + across.start, y: room.y + down.start, width: across.length, height: down.length)
    }
  }

  private func spans(
    _ margins: [Double], in length: Double, gap: Double, most: [Double?] = []
  ) -> [(start: Double, length: Double)] {
    let inner = length - gap * Double(margins.count - 1) - margins.reduce(0, +)
    let equal = (length - gap * Double(margins.count - 1)) / Double(margins.count)
    let shares = PanelGrid.shares(of: inner, margins.count, most: most)
    var start = 0.0
    return zip(margins, shares).map { margin, share in
      // Where the margins alone fill the room, equal shares at least keep everything inside.
      let span = (start, max(1, share > 8 ? share + margin : equal))
      start += span.1 + gap
      return span
    }
  }

  /// Equal shares of a length; what those do not need that have a limit goes to the others.
  private static func shares(of length: Double, _ count: Int, most: [Double?]) -> [Double] {
    guard most.contains(where: { $0 != nil }) else {
      return Array(repeating: length / Double(count), count: count)
    }
    var shares = most.map { $0 ?? .infinity }
    var rest = length
    for (place, index) in shares.indices.sorted(by: { shares[$0] < shares[$1] }).enumerated() {
      shares[index] = min(shares[index], rest / Double(count - place))
      rest -= shares[index]
    }
    return shares
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
