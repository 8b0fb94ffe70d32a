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
    let parts = LineCourse.parts(of: line, window)
    var start = 0
    for part in parts {
      guard let whole = part.whole else {
        for index in part.places where window.contains(line.x[index], line.y[index]) {
          take(line, index...index, (line.y[index], line.y[index]), &start)
        }
        continue
      }
      take(line, part.places.lowerBound...(part.places.upperBound - 1), (whole.low, whole.high), &start)
    }
    if count == 0 { return nil }
    findTurns(line, window, parts)
  }

  /// Takes in visible points that follow each other.
  private mutating func take(
    _ line: LineMark, _ places: ClosedRange<Int>, _ ends: (low: Double, high: Double), _ start: inout Int
  ) {
    let (head, tail) = (places.lowerBound, places.upperBound)
    if count == 0 { (first, start) = ((line.x[head], line.y[head]), head) }
    isEveryStep = isEveryStep && places.allSatisfy { line.x[$0] == first.x + Double($0 - start) }
    last = (line.x[tail], line.y[tail])
    count += places.count
    (low, high) = (min(low, ends.low), max(high, ends.high))
  }

  /// Points that follow each other, with their lowest and highest where all of them are visible.
  private typealias Part = (places: Range<Int>, whole: Extremes?)

  private static func parts(of line: LineMark, _ window: Window) -> [Part] {
    Extremes.parts(min(line.x.count, line.y.count)).map { places in
      guard let x = Extremes(line.x, places), let y = Extremes(line.y, places),
        window.contains(x.low, y.low), window.contains(x.high, y.high)
      else { return (places, nil) }
      return (places, y)
    }
  }

  /// Whether the ends are at least half the height of the line apart.
  var isDirected: Bool { abs(last.y / 2 - first.y / 2) >= (high / 2 - low / 2) / 2 }

  /// The share of the height that is a turn and not noise; curves of functions have none.
  private static func share(_ origin: LineMark.Origin) -> Double { origin == .data ? 0.25 : 0.1 }

  private mutating func findTurns(_ line: LineMark, _ window: Window, _ parts: [Part]) {
    let least = LineCourse.share(line.origin) * (high / 2 - low / 2)
    guard least > 0 else { return }
    // The lowest and the highest point since the last turn, and the way that the line has gone from there.
    var (bottom, top, way) = (first.y, first.y, 0)
    for part in parts {
      if let whole = part.whole {
        let (lowest, highest) = (min(bottom, whole.low), max(top, whole.high))
        let turnsUp = way <= 0 && whole.high / 2 - lowest / 2 >= least
        let turnsDown = way >= 0 && highest / 2 - whole.low / 2 >= least
        guard turnsUp || turnsDown else {
          (bottom, top) = (lowest, highest)
          continue
        }
      }
      for index in part.places where window.contains(line.x[index], line.y[index]) {
        let y = line.y[index]
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
}
