/// Lines and polygons cut at a rectangle.
package enum Clipping {
  /// The pieces of a line inside a rectangle (Liang and Barsky, 1984).
  package static func lines(_ points: [Point], to frame: Rect) -> [[Point]] {
    guard points.contains(where: { !frame.contains($0) }) else { return [points] }
    var pieces: [[Point]] = []
    var piece: [Point] = []
    for index in points.indices.dropFirst() {
      guard let (start, end) = segment(points[index - 1], points[index], in: frame) else { continue }
      if piece.last != start {
        if piece.count > 1 { pieces.append(piece) }
        piece = [start]
      }
      piece.append(end)
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// The part of a polygon inside a rectangle (Sutherland and Hodgman, 1974).
  package static func polygon(_ points: [Point], to frame: Rect) -> [Point] {
    guard points.contains(where: { !frame.contains($0) }) else { return points }
    var result = points
    result = cut(result, { $0.x - frame.minX })
    result = cut(result, { frame.maxX - $0.x })
    result = cut(result, { $0.y - frame.minY })
    return cut(result, { frame.maxY - $0.y })
  }

  /// The part of a rectangle inside another; nil where there is none.
  static func rect(_ rect: Rect, to frame: Rect) -> Rect? {
    let (x1, x2) = (max(rect.minX, frame.minX), min(rect.maxX, frame.maxX))
    let (y1, y2) = (max(rect.minY, frame.minY), min(rect.maxY, frame.maxY))
    return x1 <= x2 && y1 <= y2 ? Rect(x: x1, y: y1, width: x2 - x1, height: y2 - y1) : nil
  }

  private static func segment(_ a: Point, _ b: Point, in frame: Rect) -> (Point, Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (enter, leave) = (0.0, 1.0)
    let sides = [
      (-dx, a.x - frame.minX), (dx, frame.maxX - a.x), (-dy, a.y - frame.minY), (dy, frame.maxY - a.y),
    ]
    for (speed, room) in sides {
      if speed == 0 {
        if room < 0 { return nil }
      } else if speed < 0 {
        enter = max(enter, room / speed)
      } else {
        leave = min(leave, room / speed)
      }
    }
    guard enter <= leave else { return nil }
    let start = enter == 0 ? a : Point(a.x + enter * dx, a.y + enter * dy)
    return (start, leave == 1 ? b : Point(a.x + leave * dx, a.y + leave * dy))
  }

  /// Keeps the side of an edge where `side` is not negative.
  private static func cut(_ points: [Point], _ side: (Point) -> Double) -> [Point] {
    guard let last = points.last else { return [] }
    var result: [Point] = []
    var (previous, previousSide) = (last, side(last))
    for point in points {
      let current = side(point)
      if (current >= 0) != (previousSide >= 0) {
        let fraction = previousSide / (previousSide - current)
        result.append(
          Point(
            previous.x + (point.x - previous.x) * fraction, previous.y + (point.y - previous.y) * fraction))
      }
      if current >= 0 { result.append(point) }
      (previous, previousSide) = (point, current)
    }
    return result
  }
}
