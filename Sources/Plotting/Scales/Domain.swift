import Foundation

/// The range of the values that have a place on a scale, and how many have none.
struct ValueScan {
  private(set) var notFinite = 0
  private(set) var notPositive = 0
  private var low = Double.infinity
  private var high = -Double.infinity
  private let isLogarithmic: Bool

  init(isLogarithmic: Bool) { self.isLogarithmic = isLogarithmic }

  /// The range; nil where no value has a place.
  var range: ClosedRange<Double>? { low <= high ? low...high : nil }

  /// Takes values in; a million of them take about a millisecond.
  ///
  /// - Parameter known: The extremes of their parts, where these have been looked for.
  mutating func add(_ values: [Double], _ known: [Extremes?]? = nil) {
    let floor = isLogarithmic ? Double.leastNonzeroMagnitude : -Double.greatestFiniteMagnitude
    for (place, part) in Extremes.parts(values.count).enumerated() {
      let found: Extremes? = if let known { known[place] } else { Extremes(values, part) }
      if let extremes = found, extremes.low >= floor {
        (low, high) = (min(low, extremes.low), max(high, extremes.high))
      } else {
        for value in values[part] { add(value, above: floor) }
      }
    }
  }

  private mutating func add(_ value: Double, above floor: Double) {
    guard value.isFinite else {
      notFinite += 1
      return
    }
    guard value >= floor else {
      notPositive += 1
      return
    }
    (low, high) = (min(low, value), max(high, value))
  }
}

/// The ranges of data that axes show.
enum Domain {
  /// The smallest and largest finite value; nil where there is none.
  static func extent(_ values: some Sequence<Double>) -> ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : nil
  }

  /// The smallest range that holds both; nil where there is none.
  static func union(_ a: ClosedRange<Double>?, _ b: ClosedRange<Double>?) -> ClosedRange<Double>? {
    guard let a, let b else { return a ?? b }
    return min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
  }

  /// The span, halved so that it cannot overflow.
  static func halfSpan(_ range: ClosedRange<Double>) -> Double {
    range.upperBound / 2 - range.lowerBound / 2
  }

  /// A range with room in it: a constant, or one whose span is lost in rounding, is widened by 5 %, or 1 around 0.
  static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let magnitude = max(abs(range.lowerBound), abs(range.upperBound))
    if magnitude < 1e-305 { return -1...1 }
    guard halfSpan(range) < 0.5e-12 * magnitude, !hasExactSpan(range) else { return range }
    let middle = range.lowerBound / 2 + range.upperBound / 2
    let room = 0.05 * magnitude
    return bounded(middle - room)...bounded(middle + room)
  }

  /// Whether the ends are different whole or half numbers, which no rounding has made different.
  private static func hasExactSpan(_ range: ClosedRange<Double>) -> Bool {
    range.lowerBound < range.upperBound
      && [range.lowerBound, range.upperBound].allSatisfy { abs($0) < 0x1p51 && 2 * $0 == (2 * $0).rounded() }
  }

  /// The least number that has a place on a logarithmic scale.
  private static let leastLog = Double.leastNonzeroMagnitude

  /// A range on a logarithmic scale; a constant gets a factor of two on both sides.
  static func widenedLog(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = max(range.lowerBound, leastLog)
    let high = max(range.upperBound, low)
    guard high / low < 1 + 1e-11 else { return low...high }
    return max(low / 2, leastLog)...bounded(high * 2)
  }

  /// A range on a logarithmic scale with room for the shortest bar: a factor of two, or a twentieth of a long range.
  static func groundedLog(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = max(range.lowerBound, leastLog)
    let high = max(range.upperBound, low)
    return max(low / max(2, pow(high, 0.05) / pow(low, 0.05)), leastLog)...max(high, 2 * leastLog)
  }

  /// The range with 0 in it, if that makes it at most a quarter longer, so that 0 takes at most 20 % of it.
  static func includingNearbyZero(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let span = 2 * halfSpan(range)
    let gap = max(range.lowerBound, -range.upperBound, 0)
    guard gap > 0, gap <= span * 0.25 else { return range }
    return min(0, range.lowerBound)...max(0, range.upperBound)
  }

  /// The range with ends that are almost round made round, which costs at most 2.5 % of it on each side.
  ///
  /// "Round" means a multiple of the largest of 1, 2, 5 times a power of ten that goes at least four times into it.
  static func rounded(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let span = 2 * halfSpan(range)
    guard span.isFinite, span > 1e-290, let step = roundStep(below: span / 4) else { return range }
    let low = step.value(1) * (range.lowerBound / step.value(1) + 1e-9).rounded(.down)
    let high = step.value(1) * (range.upperBound / step.value(1) - 1e-9).rounded(.up)
    let isNear = (low: range.lowerBound - low <= 0.025 * span, high: high - range.upperBound <= 0.025 * span)
    return
      (isNear.low ? min(low, range.lowerBound) : range.lowerBound)...(isNear.high
      ? max(high, range.upperBound) : range.upperBound)
  }

  /// The range of a logarithmic scale with ends that are almost powers of ten made powers, which costs at most 2.5 % of
  /// its length on each side.
  static func roundedLog(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
    let room = 0.025 * (high - low)
    let ends = (low: low.rounded(.down), high: high.rounded(.up))
    guard ends.low > -300, ends.high < 300 else { return range }
    let least = low - ends.low <= room ? LogTicks.value(1, Int(ends.low)) : range.lowerBound
    let most = ends.high - high <= room ? LogTicks.value(1, Int(ends.high)) : range.upperBound
    return min(least, range.lowerBound)...max(most, range.upperBound)
  }

  private static func roundStep(below size: Double) -> LinearTicks.Step? {
    let exponent = Int(log10(size).rounded(.down))
    let steps = [5, 2, 1].map { LinearTicks.Step(digit: $0, exponent: exponent) }
    return steps.first { $0.value(1) <= size * 1.001 }
  }

  private static func bounded(_ value: Double) -> Double {
    min(max(value, -Double.greatestFiniteMagnitude), Double.greatestFiniteMagnitude)
  }
}
