/// The ends, extremes and turns of the visible points of a line.
struct LineCourse {
  private(set) var first = (x: 0.0, y: 0.0)
  private(set) var last = (x: 0.0, y: 0.0)
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity
  private(set) var count = 0
  /// Whether each position is one after the one before, from the first visible point to the last.
  private(set) var isEveryStep = true
  /// The heights at which the line turns; small turns only where they are few.
  private(set) var turns: [Double] = []

  /// Nil where nothing is visible.
  init?(_ line: LineMark, _ window: Window, _ blocks: LineBlocks) {
    let parts = blocks.blocks.map { Part($0, window) }
    var start = 0
    for part in parts {
      guard let whole = part.whole else {
        for index in part.block.places where window.contains(line.x[index], line.y[index]) {
          take(line, index...index, (line.y[index], line.y[index]), isEveryStep: true, &start)
        }
        continue
      }
      let places = part.block.places
      take(
        line, places.lowerBound...(places.upperBound - 1), (whole.low, whole.high),
        isEveryStep: part.block.isEveryStep, &start)
    }
    if count == 0 { return nil }
    findTurns(line, window, parts)
  }

  /// Takes in visible points that follow each other.
  private mutating func take(
    _ line: LineMark, _ places: ClosedRange<Int>, _ ends: (low: Double, high: Double), isEveryStep: Bool,
    _ start: inout Int
  ) {
    let (head, tail) = (places.lowerBound, places.upperBound)
    if count == 0 { (first, start) = ((line.x[head], line.y[head]), head) }
    self.isEveryStep = self.isEveryStep && isEveryStep && line.x[head] == first.x + Double(head - start)
    last = (line.x[tail], line.y[tail])
    count += places.count
    (low, high) = (min(low, ends.low), max(high, ends.high))
  }

  /// Points that follow each other, with their lowest and highest where all of them are visible.
  private struct Part {
    let block: LineBlocks.Block
    let whole: Extremes?

    init(_ block: LineBlocks.Block, _ window: Window) {
      self.block = block
      guard let x = block.x, let y = block.y else {
        whole = nil
        return
      }
      whole = window.contains(x.low, y.low) && window.contains(x.high, y.high) ? y : nil
    }
  }

  /// Whether the ends are at least half the height of the line apart.
  var isDirected: Bool { abs(last.y / 2 - first.y / 2) >= (high / 2 - low / 2) / 2 }

  /// The share of the height that is a turn and not noise; curves of functions have none.
  private static func share(_ origin: LineMark.Origin) -> Double { origin == .data ? 0.25 : 0.1 }

  /// Where a line turns once or twice and is smooth elsewhere, even a turn of this share is worth a word.
  private static let smallShare = 0.02

  private mutating func findTurns(_ line: LineMark, _ window: Window, _ parts: [Part]) {
    turns =
      turns(line, window, parts, share: LineCourse.smallShare, most: 2)
      ?? turns(line, window, parts, share: LineCourse.share(line.origin)) ?? []
  }

  /// The heights at which a line turns by more than a share of its height; nil where it does so more often than `most`.
  private func turns(
    _ line: LineMark, _ window: Window, _ parts: [Part], share: Double, most: Int = .max
  ) -> [Double]? {
    let least = share * (high / 2 - low / 2)
    guard least > 0 else { return [] }
    var turns: [Double] = []
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
      for index in part.block.places where window.contains(line.x[index], line.y[index]) {
        let y = line.y[index]
        (bottom, top) = (min(bottom, y), max(top, y))
        let (rises, falls) = (y / 2 - bottom / 2 >= least, top / 2 - y / 2 >= least)
        guard way <= 0 && rises || way >= 0 && falls else { continue }
        if way != 0 { turns.append(way < 0 ? bottom : top) }
        if turns.count > most { return nil }
        (bottom, top, way) = (y, y, way <= 0 && rises ? 1 : -1)
      }
    }
    return turns
  }
}
