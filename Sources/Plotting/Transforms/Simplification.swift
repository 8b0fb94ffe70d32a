/// Fewer vertices for the same line.
package enum Simplification {
  /// Vertices are compared in blocks of this many, which bounds the time for the worst of lines.
  private static let block = 1_024

  /// The points that keep a line within `tolerance` (Douglas and Peucker, 1973).
  package static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    return indices(count: points.count, tolerance: tolerance) { index, first, last in
      squaredDistance(points[index], points[first], points[last])
    }.map { points[$0] }
  }

  /// The vertices that a ring keeps; its first point is not repeated at the end.
  static func simplifiedRing(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 4 else { return points }
    var simplified = simplified(points + [points[0]], tolerance: tolerance)
    simplified.removeLast()
    return simplified
  }

  /// The indices of the vertices to keep, for any measure of distance from a chord.
  ///
  /// - Parameter squaredDistance: The squared distance of a vertex from the chord of two others.
  static func indices(
    count: Int, tolerance: Double, squaredDistance: (Int, Int, Int) -> Double
  ) -> [Int] {
    guard count > 2 else { return Array(0..<max(0, count)) }
    var isKept = Array(repeating: false, count: count)
    var pending: [(Int, Int)] = []
    for start in stride(from: 0, to: count - 1, by: block) {
      let end = min(start + block, count - 1)
      isKept[start] = true
      isKept[end] = true
      pending.append((start, end))
    }
    while let (first, last) = pending.popLast() {
      var worst = (index: first, distance: tolerance * tolerance)
      for index in (first + 1)..<max(last, first + 1) {
        let distance = squaredDistance(index, first, last)
        if distance > worst.distance { worst = (index, distance) }
      }
      guard worst.index != first else { continue }
      isKept[worst.index] = true
      pending.append((first, worst.index))
      pending.append((worst.index, last))
    }
    return isKept.indices.filter { isKept[$0] }
  }

  /// The squared distance of a point from a segment.
  static func squaredDistance(_ point: Point, _ start: Point, _ end: Point) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    let along = length > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / length : 0
    let fraction = min(max(along, 0), 1)
    let (ex, ey) = (point.x - start.x - fraction * dx, point.y - start.y - fraction * dy)
    return ex * ex + ey * ey
  }
}
