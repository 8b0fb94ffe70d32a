/// Names at the ends of lines.
package struct DirectLabels: Sendable {
  /// A name that may stand at the end of its line.
  struct Name: Sendable {
    let name: String
    /// The place of its colour.
    let index: Int
    /// Whether the line leaves the range shown at the top or the bottom, so that the name stands there beside it.
    let isInside: Bool
  }

  /// A name with its place.
  struct Placed: Sendable {
    let name: Name
    /// Where the middle of the height of the words stands.
    let point: Point
    let anchor: TextAnchor
    /// The line from the end to the words, where they stand far from it.
    var leader: [Point] = []

    var style: TextStyle {
      TextStyle(
        size: Typography.label, paint: .seriesText(name.index), anchor: anchor, baseline: .middle,
        hasHalo: name.isInside)
    }
    var box: Rect { style.box(of: Label(name.name), at: point) }
  }

  static let spacing = 1.15 * Typography.label
  private static let offset = 8.0

  /// The names that may stand at the ends of lines; nil where a legend is better.
  static func candidates(_ model: PanelModel, width: Double, height: Double) -> [Name]? {
    guard model.panel.legend == .automatic, !model.panel.x.isReversed else { return nil }
    let items = Legend.items(of: model)
    guard (2...6).contains(items.count), items.allSatisfy({ $0.samples == [.line] }) else { return nil }
    // Of the height, what stands above and below the plotting area takes about so much.
    guard Double(items.count) * spacing <= height - 50 + spacing else { return nil }
    let x = AxisScale(model.panel.x.scale, domain: model.xDomain, from: 0, to: 1)
    let y = AxisScale(model.panel.y.scale, domain: model.yDomain, from: 0, to: 1)
    var names: [Name] = []
    for item in items {
      let text = TextMetrics.width(item.name, size: Typography.label)
      guard text <= width * 0.25, let line = labelledLine(item.name, model), line.frames.isEmpty,
        let end = LineEnd(line, x, y, in: Rect(x: 0, y: 0, width: 1, height: 1)), let isInside = end.isInside
      else { return nil }
      names.append(Name(name: item.name, index: item.index, isInside: isInside))
    }
    return names
  }

  /// The room that the names need to the right of the panel.
  static func width(_ names: [Name]) -> Double {
    let widths = names.filter { !$0.isInside }.map { TextMetrics.width($0.name, size: Typography.label) }
    return widths.max().map { offset + $0 + 2 } ?? 0
  }

  /// Places names at the ends of their lines, none on another or on a mark; fewer where there is no room for all.
  static func place(
    _ names: [Name], _ model: PanelModel, x: AxisScale, y: AxisScale, frame: Rect, taken: [Rect]
  ) -> [Placed] {
    let clip = model.clip(of: frame, x, y)
    let ends = names.compactMap { name -> (name: Name, end: LineEnd)? in
      let end = labelledLine(name.name, model).flatMap { LineEnd($0, x, y, in: clip) }
      return end.map { (name, $0) }
    }
    let inner = ends.filter(\.name.isInside)
    var room = inner.isEmpty ? nil : InnerRoom(model, x: x, y: y, frame: frame, taken: taken)
    return placeBeside(ends.filter { !$0.name.isInside }.map { ($0.name, $0.end.point) }, frame)
      + inner.compactMap { room?.place($0.name, $0.end) }
  }

  /// Places names to the right of the plotting area, pushed apart.
  private static func placeBeside(_ ends: [(name: Name, point: Point)], _ frame: Rect) -> [Placed] {
    guard !ends.isEmpty, Double(ends.count) * spacing <= frame.height + spacing else { return [] }
    let ends = ends.map { ($0.name, Point($0.point.x, min(max($0.point.y, frame.minY), frame.maxY))) }
      .sorted { ($0.1.y, $0.0.index) < ($1.1.y, $1.0.index) }
    let heights = apart(ends.map(\.1.y), by: spacing, in: frame.minY...frame.maxY)
    return zip(ends, heights).map { end, height in
      let point = Point(frame.maxX + offset, height)
      let leader = [Point(end.1.x + 3, end.1.y), Point(point.x - 2, height)]
      return Placed(
        name: end.0, point: point, anchor: .start, leader: abs(height - end.1.y) > 6 ? leader : [])
    }
  }

  /// Moves ascending positions as little as possible, in the least squares, so that neighbours are `gap` apart.
  ///
  /// Pools neighbours that would be too close into blocks around their mean (isotonic regression).
  package static func apart(_ positions: [Double], by gap: Double, in range: ClosedRange<Double>) -> [Double]
  {
    var blocks: [(sum: Double, count: Int)] = []
    for (index, position) in positions.enumerated() {
      blocks.append((position - Double(index) * gap, 1))
      while blocks.count > 1, let last = blocks.last {
        let before = blocks[blocks.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let highest = range.upperBound - Double(positions.count - 1) * gap
    let offsets = blocks.flatMap { block in
      let mean = min(max(block.sum / Double(block.count), range.lowerBound), max(range.lowerBound, highest))
      return Array(repeating: mean, count: block.count)
    }
    return offsets.enumerated().map { $1 + Double($0) * gap }
  }

  private static func labelledLine(_ name: String, _ model: PanelModel) -> LineMark? {
    for mark in model.panel.marks.reversed() {
      if case .line(let line) = mark, line.series == name, line.style.emphasis == .normal { return line }
    }
    return nil
  }
}
