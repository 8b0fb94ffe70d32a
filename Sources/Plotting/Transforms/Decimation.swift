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
    let count = min(x.count, y.count)
    var runs: [[Int]] = []
    var run: [Int] = []
    var column = Column()
    var previous = -Double.infinity
    var hasGap = false
    var hasPole = false
    for index in 0..<count {
      let position = xScale.position(x[index])
      let value = y[index]
      guard position.isFinite, yScale.isOnScale(value) else {
        hasGap = true
        hasPole = hasPole || breaksAtInfinity && value.isInfinite
        continue
      }
      // A gap within a pixel cannot be seen, and breaking there would multiply the size.
      if hasPole || hasGap && position - previous >= 1 {
        column.flush(into: &run)
        if !run.isEmpty { runs.append(run) }
        run = []
      }
      (hasGap, hasPole) = (false, false)
      previous = position
      let number = Int(position / columnWidth)
      if number != column.number { column.flush(into: &run) }
      column.add(index, value, number: number)
    }
    column.flush(into: &run)
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  /// Whether values never fall, apart from those that are not finite.
  static func isMonotone(_ values: [Double]) -> Bool {
    var previous = -Double.infinity
    for value in values where value.isFinite {
      if value < previous { return false }
      previous = value
    }
    return true
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

    mutating func flush(into run: inout [Int]) {
      guard first >= 0 else { return }
      for index in [first, min(low.index, high.index), max(low.index, high.index), last]
      where run.last != index {
        run.append(index)
      }
      self = Column()
    }
  }
}
