/// Numbers of a statement, rounded so that the statement stays true.
package enum TrueNumbers {
  /// The share of the distance of two numbers that rounding may move either of them by.
  private static let tolerance = 0.05

  /// Two values rounded to the nearest, in so many digits as keep them apart, two at least; equal ones are written alike.
  package static func pair(_ a: Double, _ b: Double) -> (String, String) {
    guard a.isFinite, b.isFinite, a != b else {
      return (NumberText.short(a, digits: 6), NumberText.short(b, digits: 6))
    }
    let digits = digits(for: a, b) { value, digits in NumberText.rounded(value, digits: digits) }
    guard let digits else { return (NumberText.exact(a), NumberText.exact(b)) }
    return (NumberText.short(a, digits: digits), NumberText.short(b, digits: digits))
  }

  /// The ends of an interval rounded to the nearest, in three digits at least and as many as keep them apart.
  package static func bounds(_ range: ClosedRange<Double>) -> (low: String, high: String) {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low < high else { return (NumberText.short(low, digits: 6), NumberText.short(high, digits: 6)) }
    let digits = digits(for: low, high) { NumberText.rounded($0, digits: $1) }
    guard let digits else { return (NumberText.exact(low), NumberText.exact(high)) }
    return (
      NumberText.short(low, digits: max(3, digits)), NumberText.short(high, digits: max(3, digits))
    )
  }

  /// In how many digits numbers of a range, rounded to the nearest, can be told apart.
  static func digits(for range: ClosedRange<Double>) -> Int {
    guard range.lowerBound < range.upperBound else { return 6 }
    return digits(for: range.lowerBound, range.upperBound) { NumberText.rounded($0, digits: $1) } ?? 15
  }

  /// The fewest digits with which rounding moves neither number far; nil where none do.
  private static func digits(
    for a: Double, _ b: Double, _ rounded: (Double, Int) -> Double
  ) -> Int? {
    let room = tolerance * abs(a / 2 - b / 2)
    return (2...15).first { digits in
      [a, b].allSatisfy { abs(rounded($0, digits) / 2 - $0 / 2) <= room }
    }
  }
}
