/// A straight arrow whose head is a filled triangle, drawn as a path because markers need ids.
public struct Arrow: Sendable, Hashable {
  /// Where the shaft ends, inside the head.
  public let shaftEnd: Point
  /// The corners of the head; empty where there is none or no room for it.
  public let head: [Point]

  /// Makes an arrow.
  ///
  /// - Parameters:
  ///   - length: The length of the head in pixels.
  ///   - halfWidth: Half the width of the head in pixels.
  public init(
    from start: Point, to end: Point, hasHead: Bool = true, length: Double = 7, halfWidth: Double = 3.2
  ) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard hasHead, distance > 2, distance.isFinite else {
      shaftEnd = end
      head = []
      return
    }
    let size = min(length, distance)
    let (ux, uy) = (dx / distance, dy / distance)
    let base = Point(end.x - ux * size, end.y - uy * size)
    let half = halfWidth * size / length
    shaftEnd = Point(end.x - ux * size * 0.8, end.y - uy * size * 0.8)
    head = [
      end, Point(base.x - uy * half, base.y + ux * half), Point(base.x + uy * half, base.y - ux * half),
    ]
  }
}
