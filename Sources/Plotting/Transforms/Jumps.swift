/// The places where a sampled function jumps from one height to another, as the sign function does at 0.
///
/// The interval in which it seems to jump is divided again and again; what is steep but continuous differs less and
/// less between its ends.
enum Jumps {
  /// The two sides of a jump.
  typealias Sides = (low: (x: Double, y: Double), high: (x: Double, y: Double))

  /// How often an interval is divided at most.
  private static let rounds = 50
  /// The steepest intervals are looked at; more jumps than half of them are those of noise.
  private static let most = 256

  /// The sides of all jumps, ascending.
  ///
  /// - Parameter shown: The heights that an axis holds; jumps of less than a thousandth of it cannot be seen.
  static func sides(
    _ x: [Double], _ y: [Double], shown: ClosedRange<Double>, _ function: ([Double]) -> [Double]
  ) -> [Sides] {
    var steps = steepest(x, y, shown)
    for round in 1...rounds where !steps.isEmpty {
      let heights = function(steps.map(\.middle))
      guard heights.count == steps.count else { return [] }
      for index in steps.indices { steps[index].divide(heights[index]) }
      if round.isMultiple(of: 4) { steps.removeAll { !$0.isJump } }
    }
    steps.removeAll { !$0.isNarrow }
    return steps.count > most / 2 ? [] : steps.map { ($0.low, $0.high) }
  }

  /// The intervals with the greatest differences, ascending.
  private static func steepest(_ x: [Double], _ y: [Double], _ shown: ClosedRange<Double>) -> [Step] {
    let least = Domain.halfSpan(shown) / 500
    var steps: [Step] = []
    var last: Int?
    for index in 0..<min(x.count, y.count) where !y[index].isNaN {
      // A single sample without a value may stand for the jump itself.
      if let low = last, index - low <= 2,
        let step = Step(low: (x[low], y[low]), high: (x[index], y[index]), least: least, shown)
      {
        steps.append(step)
      }
      last = y[index].isFinite ? index : nil
    }
    guard steps.count > most else { return steps }
    let steepest = steps.indices.sorted { (steps[$1].height, $0) < (steps[$0].height, $1) }.prefix(most)
    return steepest.sorted().map { steps[$0] }
  }
}

/// An interval in which a function may jump.
private struct Step {
  private(set) var low: (x: Double, y: Double)
  private(set) var high: (x: Double, y: Double)
  /// The difference at first.
  let height: Double
  private let width: Double

  /// Nil where no jump could be seen, or told from rounding.
  init?(
    low: (x: Double, y: Double), high: (x: Double, y: Double), least: Double, _ shown: ClosedRange<Double>
  ) {
    (self.low, self.high) = (low, high)
    (width, height) = (high.x - low.x, abs(high.y - low.y))
    let isBeside = max(low.y, high.y) < shown.lowerBound || min(low.y, high.y) > shown.upperBound
    let rounding = 64 * max(abs(low.y), abs(high.y)).ulp
    guard height.isFinite, height > max(least, rounding), !isBeside else { return nil }
  }

  /// Beside the middle, where functions tend to have values of their own.
  var middle: Double { 0.55 * low.x + 0.45 * high.x }

  /// Keeps the part with the greater difference; a part without a value is a gap and no jump.
  ///
  /// What is left is wide enough for the value at a jump itself, such as sign(0) = 0, to lie between its ends.
  mutating func divide(_ height: Double) {
    let x = middle
    guard x > low.x, x < high.x, high.x - low.x > 1_024 * max(abs(low.x), abs(high.x)).ulp else { return }
    if abs(height - low.y) >= abs(high.y - height) { high = (x, height) } else { low = (x, height) }
  }

  var isJump: Bool { abs(high.y - low.y) >= 0.6 * height }

  /// Whether numbers are dense enough to tell a jump from a steep slope.
  var isNarrow: Bool { high.x - low.x <= width / 64 }
}
