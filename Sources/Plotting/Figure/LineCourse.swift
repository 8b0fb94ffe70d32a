/// The ends, extremes and turns of the visible points of a line.
struct LineCourse {
  private(set) var first = (x: 0.0, y: 0.0)
  private(set) var last = (x: 0.0, y: 0.0)
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity
  private(set) var count = 0
  /// Whether each position is one after the one before, from the first visible point to the last.
  private(set) var isEveryStep = true
  /// The heights at which the line turns, without turns that are small beside its whole height.
  private(set) var turns: [Double] = []

  /// Nil where nothing is visible.
  init?(_ line: LineMark, _ window: Window) {
    var start = 0
    for index in 0..<min(line.x.count, line.y.count) {
      let (x, y) = (line.x[index], line.y[index])
      guard window.contains(x, y) else { continue }
      if count == 0 { (first, start) = ((x, y), index) }
      if x != first.x + Double(index - start) { isEveryStep = false }
      last = (x, y)
      count += 1
      low = y < low ? y : low
      high = y > high ? y : high
    }
    if count == 0 { return nil }
    findTurns(line, window)
  }

  /// Whether the ends are at least half the height of the line apart.
  var isDirected: Bool { abs(last.y / 2 - first.y / 2) >= (high / 2 - low / 2) / 2 }

  /// The share of the height that is a turn and not noise; curves of functions have none.
  private static func share(_ origin: LineMark.Origin) -> Double { origin == .data ? 0.25 : 0.1 }

  private mutating func findTurns(_ line: LineMark, _ window: Window) {
    let least = LineCourse.share(line.origin) * (high / 2 - low / 2)
    guard least > 0 else { return }
    // The lowest and the highest point since the last turn, and the way that the line has gone from there.
    var (bottom, top, way) = (first.y, first.y, 0)
    for (x, y) in zip(line.x, line.y) where window.contains(x, y) {
      (bottom, top) = (min(bottom, y), max(top, y))
      if way <= 0 && y / 2 - bottom / 2 >= least {
        if way < 0 { turns.append(bottom) }
        (bottom, top, way) = (y, y, 1)
      } else if way >= 0 && top / 2 - y / 2 >= least {
        if way > 0 { turns.append(top) }
        (bottom, top, way) = (y, y, -1)
      }
    }
  }
}
