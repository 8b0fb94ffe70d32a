/// Which parts of a plotting area marks cover, in squares of a few pixels.
struct Occupancy {
  private static let side = 4.0
  private let frame: Rect
  private let columns: Int
  private let rows: Int
  private var isCovered: [Bool]

  init(_ frame: Rect) {
    self.frame = frame
    columns = max(1, Int((frame.width / Occupancy.side).rounded(.up)))
    rows = max(1, Int((frame.height / Occupancy.side).rounded(.up)))
    isCovered = Array(repeating: false, count: columns * rows)
  }

  /// How many squares of a rectangle are covered.
  func covered(_ rect: Rect) -> Int {
    let (across, down) = (
      range(rect.minX, rect.maxX, frame.minX, columns), range(rect.minY, rect.maxY, frame.minY, rows)
    )
    return down.reduce(0) { sum, row in sum + across.count { isCovered[row * columns + $0] } }
  }

  /// Covers a vertical line across the plotting area.
  mutating func add(vertical x: Double) { add(line: [Point(x, frame.minY), Point(x, frame.maxY)]) }

  /// Covers a horizontal line across the plotting area.
  mutating func add(horizontal y: Double) { add(line: [Point(frame.minX, y), Point(frame.maxX, y)]) }

  /// Covers the lines between points.
  mutating func add(line points: [Point]) {
    for (start, end) in zip(points, points.dropFirst()) where start.isFinite && end.isFinite {
      for piece in Clipping.lines([start, end], to: frame) where piece.count == 2 {
        let (dx, dy) = (piece[1].x - piece[0].x, piece[1].y - piece[0].y)
        let steps = max(1, Int((max(abs(dx), abs(dy)) / Occupancy.side).rounded(.up)))
        for step in 0...steps {
          let fraction = Double(step) / Double(steps)
          add(Point(piece[0].x + dx * fraction, piece[0].y + dy * fraction))
        }
      }
    }
  }

  /// Covers the square of a point.
  mutating func add(_ point: Point) {
    guard point.isFinite, frame.contains(point) else { return }
    let column = min(Int((point.x - frame.minX) / Occupancy.side), columns - 1)
    let row = min(Int((point.y - frame.minY) / Occupancy.side), rows - 1)
    isCovered[row * columns + column] = true
  }

  /// Covers a rectangle between two corners.
  mutating func add(from a: Point, to b: Point) {
    guard a.isFinite, b.isFinite else { return }
    let across = range(min(a.x, b.x), max(a.x, b.x), frame.minX, columns)
    for row in range(min(a.y, b.y), max(a.y, b.y), frame.minY, rows) {
      for column in across { isCovered[row * columns + column] = true }
    }
  }

  /// The squares between two positions.
  private func range(_ low: Double, _ high: Double, _ origin: Double, _ count: Int) -> Range<Int> {
    let first = min(max((low - origin) / Occupancy.side, 0), Double(count))
    let last = min(max((high - origin) / Occupancy.side + 1, first), Double(count))
    return Int(first)..<Int(last)
  }
}
