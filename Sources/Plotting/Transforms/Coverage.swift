/// The pixels that strokes have painted, to leave out those that would add nothing.
///
/// A line through many points in no order fills whole areas after a few thousand strokes; all later ones are unseen.
package struct Coverage {
  private let frame: Rect
  private let columns: Int
  private let rows: Int
  private var isPainted: [Bool]

  /// Lines of at most this many vertices are drawn as they are.
  static let limit = 6_000
  private static let largest = 4_000.0

  init(_ frame: Rect) {
    self.frame = frame
    columns = Int(min(max(frame.width, 1), Coverage.largest).rounded(.up)) + 1
    rows = Int(min(max(frame.height, 1), Coverage.largest).rounded(.up)) + 1
    isPainted = Array(repeating: false, count: columns * rows)
  }

  /// The strokes of lines that paint new pixels, on whole pixels.
  package static func thinned(_ lines: [[Point]], in frame: Rect) -> [[Point]] {
    var coverage = Coverage(frame)
    return lines.flatMap { coverage.take($0) }
  }

  /// The runs of strokes that paint something new.
  private mutating func take(_ line: [Point]) -> [[Point]] {
    let points = line.map { Point($0.x.rounded(), $0.y.rounded()) }
    var runs: [[Point]] = []
    var run: [Point] = []
    for (start, end) in zip(points, points.dropFirst()) where start != end {
      guard paint(start, end) else {
        if !run.isEmpty { runs.append(run) }
        run = []
        continue
      }
      run += run.isEmpty ? [start, end] : [end]
    }
    return run.isEmpty ? runs : runs + [run]
  }

  /// Paints the pixels of a stroke and those beside them; false where its middle line was painted before.
  private mutating func paint(_ start: Point, _ end: Point) -> Bool {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let steps = Int(min(max(abs(dx), abs(dy), 1), 2 * Coverage.largest))
    var isNew = false
    for step in 0...steps where !isNew {
      isNew = !isPainted[
        place(start.x + dx * Double(step) / Double(steps), start.y + dy * Double(step) / Double(steps))]
    }
    guard isNew else { return false }
    let isFlat = abs(dx) >= abs(dy)
    for step in 0...steps {
      let fraction = Double(step) / Double(steps)
      let (x, y) = (start.x + dx * fraction, start.y + dy * fraction)
      for offset in [-1.0, 0, 1] {
        isPainted[place(x + (isFlat ? 0 : offset), y + (isFlat ? offset : 0))] = true
      }
    }
    return true
  }

  private func place(_ x: Double, _ y: Double) -> Int {
    let column = Int(min(max((x - frame.minX).rounded(), 0), Double(columns - 1)))
    let row = Int(min(max((y - frame.minY).rounded(), 0), Double(rows - 1)))
    return row * columns + column
  }
}
