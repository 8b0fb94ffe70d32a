import Foundation

/// The points of a line that a page shows when the pointer is near.
enum HoverPoints {
  static let limit = 160

  static func attributes(_ mark: LineMark, _ context: MarkContext) -> SVGAttributes {
    guard mark.frames.isEmpty, Decimation.isMonotone(mark.x) else { return [:] }
    guard min(mark.x.count, mark.y.count) > 1 else { return [:] }
    let indices = indices(mark, context.x)
      .filter { context.x.isOnScale(mark.x[$0]) && context.y.isOnScale(mark.y[$0]) }
    let x = Format(indices.map { mark.x[$0] }, isWhole: context.panel.model.panel.x.isWhole)
    let y = Format(indices.map { mark.y[$0] }, isWhole: false)
    let points = indices.map { x.text(mark.x[$0]) + "," + y.text(mark.y[$0]) }
    return points.isEmpty ? [:] : ["data-points": .text(points.joined(separator: " "))]
  }

  /// All points, or those next to places that lie evenly on the part of the axis that the line covers.
  private static func indices(_ mark: LineMark, _ scale: AxisScale) -> [Int] {
    let count = min(mark.x.count, mark.y.count)
    guard count > limit else { return Array(0..<count) }
    // No order can be searched where there are gaps.
    let share = { (index: Int) in (scale.position(mark.x[index]) - scale.start) / (scale.end - scale.start) }
    let isWhole = mark.x[..<count].allSatisfy(\.isFinite)
    guard isWhole, let first = (0..<count).first(where: { scale.isOnScale(mark.x[$0]) }),
      share(first).isFinite
    else { return (0..<limit).map { $0 * (count - 1) / (limit - 1) } }
    let (low, high) = (max(share(first), 0), min(share(count - 1), 1))
    let places = (0..<limit).map { low + (high - low) * Double($0) / Double(limit - 1) }
    return places.map { nearest(to: $0, in: first..<count, share) }.removingRepeats()
  }

  /// The index whose place is nearest, of places in ascending order.
  private static func nearest(to place: Double, in range: Range<Int>, _ share: (Int) -> Double) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if share(middle) < place { low = middle + 1 } else { high = middle }
    }
    let isEarlierNearer = low > range.lowerBound && place - share(low - 1) <= share(low) - place
    return isEarlierNearer ? low - 1 : low
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
      digits = min(5 + max(0, Int(shared.rounded(.down))), 15)
      self.isWhole = isWhole
    }

    /// A zero in place of a digit before the point would be taken for that digit.
    func text(_ value: Double) -> String {
      let magnitude = PlainNumber.magnitude(of: value)
      return PlainNumber.text(
        value, digits: isWhole ? 15 : magnitude < 15 ? max(digits, magnitude + 1) : digits)
    }
  }
}

extension [Int] {
  /// The numbers without those equal to the one before them.
  fileprivate func removingRepeats() -> [Int] {
    enumerated().filter { $0.offset == 0 || self[$0.offset - 1] != $0.element }.map(\.element)
  }
}
