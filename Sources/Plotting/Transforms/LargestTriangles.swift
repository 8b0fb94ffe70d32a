/// Few points that look like many: of each group, as wide as all others, the one that spans the largest triangle with the
/// point kept before it and the mean of the next group (after Steinarsson, "Downsampling time series for visual
/// representation", 2013, whose groups have equally many points).
package enum LargestTriangles {
  /// The indices of the points to keep, the first and the last among them, no more than `limit`.
  ///
  /// - Parameter points: Points whose x never falls.
  package static func indices(_ points: [Point], limit: Int) -> [Int] {
    guard points.count > limit, limit > 2 else { return Array(points.indices) }
    let last = points.count - 1
    let groups = groups(points, limit - 2) + [last..<points.count]
    var kept = [0]
    for (group, next) in zip(groups, groups.dropFirst()) {
      let (before, after) = (points[kept[kept.count - 1]], mean(points[next]))
      let best = group.max { area(before, points[$0], after) < area(before, points[$1], after) }
      kept.append(best ?? group.lowerBound)
    }
    return kept + [last]
  }

  /// The points between the first and the last, by equal parts of the way along x.
  private static func groups(_ points: [Point], _ count: Int) -> [Range<Int>] {
    let (start, end) = (points[0].x, points[points.count - 1].x)
    func number(_ index: Int) -> Int {
      let share = (points[index].x - start) / (end - start)
      return share.isFinite ? min(Int(share * Double(count)), count - 1) : 0
    }
    var groups: [Range<Int>] = []
    var first = 1
    for index in 1..<(points.count - 1) where index + 2 == points.count || number(index) != number(index + 1)
    {
      groups.append(first..<(index + 1))
      first = index + 1
    }
    return groups
  }

  private static func mean(_ points: ArraySlice<Point>) -> Point {
    let count = Double(points.count)
    return Point(points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
  }

  /// Twice the area of a triangle.
  private static func area(_ a: Point, _ b: Point, _ c: Point) -> Double {
    abs((a.x - c.x) * (b.y - a.y) - (a.x - b.x) * (c.y - a.y))
  }
}
