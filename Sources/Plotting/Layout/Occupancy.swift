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

  /// Covers what a mark draws; regions of colour are a ground that words can stand on.
  mutating func add(_ mark: Mark, x: AxisScale, y: AxisScale) {
    func point(_ u: Double, _ v: Double) -> Point { Point(x.position(u), y.position(v)) }
    switch mark {
    case .line(let mark): add(line: zip(mark.x, mark.y).map(point))
    case .area(let mark): add(line: zip(mark.x, mark.upper).map(point))
    case .dot(let mark): for (u, v) in zip(mark.x, mark.y) { add(point(u, v)) }
    case .rect(let mark):
      for box in mark.boxes { add(from: point(box.x1, box.y1), to: point(box.x2, box.y2)) }
    case .rule(let mark):
      for u in mark.x.map(x.position) { add(line: [Point(u, frame.minY), Point(u, frame.maxY)]) }
      for v in mark.y.map(y.position) { add(line: [Point(frame.minX, v), Point(frame.maxX, v)]) }
    case .link(let mark):
      for (start, end) in zip(zip(mark.x1, mark.y1), zip(mark.x2, mark.y2)) {
        add(line: [point(start.0, start.1), point(end.0, end.1)])
      }
    case .text, .contour, .raster: break
    }
  }

  /// How many squares of a rectangle are covered.
  func covered(_ rect: Rect) -> Int {
    let (across, down) = (
      range(rect.minX, rect.maxX, frame.minX, columns), range(rect.minY, rect.maxY, frame.minY, rows)
    )
    return down.reduce(0) { sum, row in sum + across.count { isCovered[row * columns + $0] } }
  }

  private mutating func add(line points: [Point]) {
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

  private mutating func add(_ point: Point) {
    guard point.isFinite, frame.contains(point) else { return }
    let column = min(Int((point.x - frame.minX) / Occupancy.side), columns - 1)
    let row = min(Int((point.y - frame.minY) / Occupancy.side), rows - 1)
    isCovered[row * columns + column] = true
  }

  private mutating func add(from a: Point, to b: Point) {
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
