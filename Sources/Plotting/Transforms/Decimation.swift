/// Lines reduced to what a screen can show.
///
/// Of each pixel column the first, lowest, highest and last vertex are kept, which draws the same pixels as all
/// vertices do (Jugel, Jerzak, Hackenbroich and Markl, "M4", 2014) and keeps every spike.
package enum Decimation {
  /// The indices of the vertices to keep, in runs between gaps.
  ///
  /// - Parameters:
  ///   - x: Values that never fall.
  ///   - y: Values, as many as `x`.
  ///   - columnWidth: The width of a column in pixels.
  ///   - breaksAtInfinity: Whether a value at infinity ends a run, however near the next values are.
  package static func runs(
    _ x: [Double], _ y: [Double], xScale: AxisScale, yScale: AxisScale, columnWidth: Double = 1,
    breaksAtInfinity: Bool = false
  ) -> [[Int]] {
    runs(
      x, y, LineBlocks(x, y), xScale: xScale, yScale: yScale, columnWidth: columnWidth,
      breaksAtInfinity: breaksAtInfinity)
  }

  /// The indices of the vertices to keep of points whose blocks are known.
  ///
  /// - Parameter keepsEnds: Whether the first and the last vertex of a column are kept too; without them noise is the
  ///   same band in half as many vertices.
  static func runs(
    _ x: [Double], _ y: [Double], _ blocks: LineBlocks, xScale: AxisScale, yScale: AxisScale,
    columnWidth: Double, breaksAtInfinity: Bool, keepsEnds: Bool = true
  ) -> [[Int]] {
    let count = min(x.count, y.count)
    var reducer = Reducer(breaksAtInfinity: breaksAtInfinity, keepsEnds: keepsEnds)
    func number(_ index: Int) -> Int { Int(xScale.position(x[index]) / columnWidth) }
    func take(_ index: Int) {
      let position = xScale.position(x[index])
      if position.isFinite && yScale.isOnScale(y[index]) {
        reducer.take(index, y[index], at: position, column: number(index))
      } else {
        reducer.skip(y[index])
      }
    }
    guard blocks.blocks.allSatisfy({ $0.x.map { xScale.isOnScale($0.low) } ?? false }) else {
      for index in 0..<count { take(index) }
      return reducer.finished
    }
    var start = 0
    while start < count {
      let column = number(start)
      let end = firstIndex(in: start..<count) { number($0) != column }
      if let (low, high) = blocks.extremes(in: start..<end), yScale.isOnScale(y[low]) {
        let positions = (xScale.position(x[start]), xScale.position(x[end - 1]))
        let kept = [start, min(low, high), max(low, high), end - 1]
        reducer.take(kept, of: y, from: positions.0, to: positions.1, column: column)
      } else {
        for index in start..<end { take(index) }
      }
      start = end
    }
    return reducer.finished
  }

  /// The first place from which on a condition holds, or the end of the places.
  private static func firstIndex(in places: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The vertices kept so far.
  private struct Reducer {
    let breaksAtInfinity: Bool
    let keepsEnds: Bool
    private var runs: [[Int]] = []
    private var run: [Int] = []
    private var column = Column()
    private var previous = -Double.infinity
    private var hasGap = false
    private var hasPole = false

    init(breaksAtInfinity: Bool, keepsEnds: Bool) {
      self.breaksAtInfinity = breaksAtInfinity
      self.keepsEnds = keepsEnds
    }

    /// Takes a vertex without a place.
    mutating func skip(_ value: Double) {
      hasGap = true
      hasPole = hasPole || breaksAtInfinity && value.isInfinite
    }

    mutating func take(_ index: Int, _ value: Double, at position: Double, column number: Int) {
      go(from: position, to: position, column: number)
      column.add(index, value, number: number)
    }

    /// Takes the first, lowest, highest and last vertex of one column.
    mutating func take(
      _ places: [Int], of values: [Double], from start: Double, to end: Double, column number: Int
    ) {
      go(from: start, to: end, column: number)
      for index in places { column.add(index, values[index], number: number) }
    }

    private mutating func go(from start: Double, to end: Double, column number: Int) {
      // A gap within a pixel cannot be seen, and breaking there would multiply the size.
      if hasPole || hasGap && start - previous >= 1 { endRun() }
      (hasGap, hasPole) = (false, false)
      previous = end
      if number != column.number { column.flush(into: &run, (keepsEnds || run.isEmpty, keepsEnds)) }
    }

    private mutating func endRun() {
      column.flush(into: &run, (keepsEnds || run.isEmpty, true))
      if !run.isEmpty { runs.append(run) }
      run = []
    }

    var finished: [[Int]] {
      var copy = self
      copy.endRun()
      return copy.runs
    }
  }

  /// The extreme vertices of one pixel column.
  private struct Column {
    private(set) var number = Int.min
    private var first = -1
    private var low = (index: -1, value: Double.infinity)
    private var high = (index: -1, value: -Double.infinity)
    private var last = -1

    mutating func add(_ index: Int, _ value: Double, number: Int) {
      if first < 0 { (first, self.number) = (index, number) }
      if value < low.value { low = (index, value) }
      if value > high.value { high = (index, value) }
      last = index
    }

    /// - Parameter ends: Whether the first and the last vertex are kept too.
    mutating func flush(into run: inout [Int], _ ends: (first: Bool, last: Bool)) {
      guard first >= 0 else { return }
      let extremes = [min(low.index, high.index), max(low.index, high.index)]
      for index in (ends.first ? [first] : []) + extremes + (ends.last ? [last] : [])
      where run.last != index {
        run.append(index)
      }
      self = Column()
    }
  }
}
