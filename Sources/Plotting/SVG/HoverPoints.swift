import Foundation

/// The points of a line that a page shows when the pointer is near.
///
/// All of a short line; of a long one those that its shape has to be read from, spikes and first steps among them.
enum HoverPoints {
  static let limit = 240

  /// Of a line that goes back and forth the points are in its own order, since the nearest to the pointer is then that
  /// in the plane and not that along x.
  static func attributes(_ mark: LineMark, _ context: MarkContext) -> SVGAttributes {
    guard mark.frames.isEmpty, min(mark.x.count, mark.y.count) > 1 else { return [:] }
    let ordered = ascending(mark)
    let line = ordered ?? mark
    let indices = ordered.map { Self.indices($0, context) } ?? spread(along: mark, context)
    let x = Format(indices.map { line.x[$0] }, isWhole: context.panel.model.panel.x.isWhole)
    let y = Format(indices.map { line.y[$0] }, isWhole: false)
    let points = indices.map { x.text(line.x[$0]) + "," + y.text(line.y[$0]) }
    guard !points.isEmpty else { return [:] }
    let attributes: SVGAttributes = ["data-points": .text(points.joined(separator: " "))]
    return ordered == nil ? attributes.adding("data-turns", "true") : attributes
  }

  /// The ends of a line and points between them at about equal distances along it.
  private static func spread(along line: LineMark, _ context: MarkContext) -> [Int] {
    let indices = (0..<min(line.x.count, line.y.count)).filter { index in
      context.x.isNear(line.x[index]) && context.y.isNear(line.y[index])
    }
    guard indices.count > limit, let last = indices.last else { return indices }
    let points = indices.map { context.point(line.x[$0], line.y[$0]) }
    var ways = [0.0]
    for (a, b) in zip(points, points.dropFirst()) {
      ways.append(ways[ways.count - 1] + hypot(b.x - a.x, b.y - a.y))
    }
    let step = ways[ways.count - 1] / Double(limit - 2)
    var kept: [Int] = []
    var next = 0.0
    for (index, way) in zip(indices, ways) where way >= next && index < last {
      kept.append(index)
      next = way + step
    }
    return kept + [last]
  }

  /// The line from left to right; nil if it has no such order.
  private static func ascending(_ mark: LineMark) -> LineMark? {
    if mark.blocks.isMonotone { return mark }
    var turned = mark
    let count = min(mark.x.count, mark.y.count)
    (turned.x, turned.y) = (mark.x.prefix(count).reversed(), mark.y.prefix(count).reversed())
    return turned.blocks.isMonotone ? turned : nil
  }

  private static func indices(_ line: LineMark, _ context: MarkContext) -> [Int] {
    func hasPlace(_ index: Int) -> Bool {
      context.x.isNear(line.x[index]) && context.y.isOnScale(line.y[index])
    }
    let count = min(line.x.count, line.y.count)
    guard count > limit else { return (0..<count).filter(hasPlace) }
    let curves = companions(of: line, context)
    let seen = Set(
      curves.flatMap { Decimation.runs(line.x, $0, xScale: context.x, yScale: context.y).joined() }
    ).filter { context.x.isNear(line.x[$0]) }.sorted()
    let heights = curves.map { y in seen.map { context.y.position(y[$0]) } }
    let places = seen.map { context.x.position(line.x[$0]) }
    return LargestTriangles.indices(places, heights, limit: limit).map { seen[$0] }.filter(hasPlace)
  }

  /// The heights of the first lines over the same places, whose points are to be the same so that they can be compared.
  private static func companions(of line: LineMark, _ context: MarkContext) -> [[Double]] {
    let lines = context.panel.model.contents.lazy.compactMap { ($0 as? LineMark).flatMap(ascending) }
    let curves = lines.filter { $0.frames.isEmpty && $0.y.count == line.y.count && $0.x == line.x }
    let first = Array(curves.map(\.y).prefix(8))
    return first.isEmpty ? [line.y] : first
  }

  /// How the numbers along one axis are written.
  private struct Format {
    private let isWhole: Bool
    private let digits: Int

    init(_ values: [Double], isWhole: Bool) {
      let extent = Domain.extent(values) ?? 0...0
      let largest = max(abs(extent.lowerBound), abs(extent.upperBound))
      let half = Domain.halfSpan(extent)
      // A small span beside a large offset needs the digits of both.
      let shared = half > 0 ? log10(largest) - log10(half) - log10(2) : 0
      digits = min(5 + max(0, Int(shared.rounded(.down))), 16)
      self.isWhole = isWhole
    }

    /// A zero in place of a digit before the point would be taken for that digit.
    func text(_ value: Double) -> String {
      let magnitude = PlainNumber.magnitude(of: value)
      return PlainNumber.text(
        value, digits: isWhole ? 16 : magnitude < 15 ? max(digits, magnitude + 1) : digits)
    }
  }
}
