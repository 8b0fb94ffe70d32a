/// Few points that look like many: of each group, as wide as all others, the one that spans the largest triangle with the
/// point kept before it and the mean of the next group (after Steinarsson, "Downsampling time series for visual
/// representation", 2013, whose groups have equally many points).
package enum LargestTriangles {
  /// The indices of the points to keep, the first and the last among them, no more than `limit`.
  ///
  /// - Parameters:
  ///   - x: Positions that never fall, in pixels.
  ///   - curves: For each of the curves that share the positions its heights in pixels, NaN where it has a gap; the
  ///     triangles of all curves count together.
  package static func indices(_ x: [Double], _ curves: [[Double]], limit: Int) -> [Int] {
    guard x.count > limit, limit > 2 else { return Array(x.indices) }
    let last = x.count - 1
    let groups = groups(x, limit - 2) + [last..<x.count]
    var kept = [0]
    for (group, next) in zip(groups, groups.dropFirst()) {
      let before = kept[kept.count - 1]
      var best = (index: group.lowerBound, area: -1.0)
      let means = curves.map { mean(x[next], $0[next]) }
      for index in group {
        let areas = zip(curves, means).map { curve, after in
          area(Point(x[before], curve[before]), Point(x[index], curve[index]), after)
        }
        let total = areas.reduce(0) { $0 + ($1.isFinite ? $1 : 0) }
        if total > best.area { best = (index, total) }
      }
      kept.append(best.index)
    }
    return kept + [last]
  }

  /// The points between the first and the last, by equal parts of the way along x.
  private static func groups(_ x: [Double], _ count: Int) -> [Range<Int>] {
    let (start, end) = (x[0], x[x.count - 1])
    func number(_ index: Int) -> Int {
      let share = (x[index] - start) / (end - start)
      return share.isFinite ? min(Int(share * Double(count)), count - 1) : 0
    }
    var groups: [Range<Int>] = []
    var first = 1
    for index in 1..<(x.count - 1) where index + 2 == x.count || number(index) != number(index + 1) {
      groups.append(first..<(index + 1))
      first = index + 1
    }
    return groups
  }

  private static func mean(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Point {
    Point(x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
  }

  /// Twice the area of a triangle.
  private static func area(_ a: Point, _ b: Point, _ c: Point) -> Double {
    abs((a.x - c.x) * (b.y - a.y) - (a.x - b.x) * (c.y - a.y))
  }
}
