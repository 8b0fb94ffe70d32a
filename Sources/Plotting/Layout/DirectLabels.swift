/// Names at the ends of lines.
package struct DirectLabels: Sendable {
  /// A name with its place.
  struct Placed: Sendable {
    let name: String
    let index: Int
    /// The end of the line.
    let anchor: Point
    /// The middle of the name.
    let y: Double
  }

  static let spacing = 1.15 * Typography.label
  static let offset = 8.0

  /// The names that may stand at the ends of lines, with the indices of their colours; nil where a legend is better.
  static func candidates(
    _ model: PanelModel, width: Double, height: Double
  ) -> [(name: String, index: Int)]? {
    guard model.panel.legend == .automatic else { return nil }
    let items = Legend.items(of: model)
    guard (2...6).contains(items.count), items.allSatisfy({ $0.samples == [.line] }) else { return nil }
    // Of the height, what stands above and below the plotting area takes about so much.
    guard Double(items.count) * spacing <= height - 50 + spacing else { return nil }
    let reach = AxisScale(model.panel.x.scale, domain: model.xDomain, from: 0, to: 1)
    for item in items {
      let text = TextMetrics.width(item.name, size: Typography.label)
      guard text <= width * 0.25, let line = labelledLine(item.name, model), line.frames.isEmpty,
        let end = lastPoint(of: line, model), reach.position(end.x) >= 0.94
      else { return nil }
    }
    return items.map { ($0.name, $0.index) }
  }

  /// The room that the names need to the right of the panel.
  static func width(_ names: [(name: String, index: Int)]) -> Double {
    offset + (names.map { TextMetrics.width($0.name, size: Typography.label) }.max() ?? 0) + 2
  }

  /// Places names beside the ends of their lines, pushed apart; nil where there are too many for the height.
  static func place(
    _ names: [(name: String, index: Int)], _ model: PanelModel, x: AxisScale, y: AxisScale, frame: Rect
  ) -> [Placed]? {
    guard Double(names.count) * spacing <= frame.height + spacing else { return nil }
    let ends = names.compactMap { name -> (name: String, index: Int, anchor: Point)? in
      guard let line = labelledLine(name.name, model), let end = lastPoint(of: line, model) else {
        return nil
      }
      let height = min(max(y.position(end.y), frame.minY), frame.maxY)
      return (name.name, name.index, Point(x.position(end.x), height))
    }.sorted { ($0.anchor.y, $0.index) < ($1.anchor.y, $1.index) }
    let heights = apart(ends.map(\.anchor.y), by: spacing, in: frame.minY...frame.maxY)
    return zip(ends, heights).map { Placed(name: $0.name, index: $0.index, anchor: $0.anchor, y: $1) }
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

  /// The last point of a line that lies inside the ranges shown.
  private static func lastPoint(of line: LineMark, _ model: PanelModel) -> (x: Double, y: Double)? {
    let count = min(line.x.count, line.y.count)
    let index = (0..<count).last { index in
      let y = line.y[index]
      return model.xDomain.contains(line.x[index]) && y.isFinite && (model.panel.y.scale != .log || y > 0)
    }
    return index.map { (line.x[$0], line.y[$0]) }
  }
}
