import Foundation

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
    if magnitude < 1e-300 { return -1...1 }
    guard halfSpan(range) < 0.5e-12 * magnitude else { return range }
    let middle = range.lowerBound / 2 + range.upperBound / 2
    let room = 0.05 * magnitude
    return bounded(middle - room)...bounded(middle + room)
  }

  /// A range on a logarithmic scale; a constant gets a factor of two on both sides.
  static func widenedLog(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = max(range.lowerBound, 1e-307)
    let high = max(range.upperBound, low)
    guard high / low < 1.0001 else { return low...high }
    return max(low / 2, 1e-307)...bounded(high * 2)
  }

  /// The range with 0 in it, if that makes it at most a quarter longer, so that 0 takes at most 20 % of it.
  static func includingNearbyZero(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let span = 2 * halfSpan(range)
    let gap = max(range.lowerBound, -range.upperBound, 0)
    guard gap > 0, gap <= span * 0.25 else { return range }
    return min(0, range.lowerBound)...max(0, range.upperBound)
  }

  private static func bounded(_ value: Double) -> Double {
    min(max(value, -Double.greatestFiniteMagnitude), Double.greatestFiniteMagnitude)
  }
}
