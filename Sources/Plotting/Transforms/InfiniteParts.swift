/// The parts of a sampled curve over which it is infinite, as 1/max(0, x) is left of 0: nothing is drawn there.
struct InfiniteParts {
  /// From the sample before a part to the one behind it.
  private var ranges: [ClosedRange<Double>] = []

  /// A pole is a point at infinity, or a few in a row where numbers overflow around it; a part is wider.
  private static let width = 0.01

  init(_ x: [Double], _ y: [Double]) {
    let size = min(x.count, y.count)
    for run in InfiniteParts.runs(y.prefix(size)) where !InfiniteParts.isNarrow(run, x.prefix(size)) {
      ranges.append(x[max(0, run.lowerBound - 1)]...x[min(size - 1, run.upperBound)])
    }
  }

  /// The values of the samples without those that are infinite in a part.
  func emptied(_ x: [Double], _ y: [Double]) -> [Double] {
    guard !ranges.isEmpty else { return y }
    return zip(x, y).map { x, y in
      y.isInfinite && ranges.contains { $0.contains(x) } ? .nan : y
    }
  }

  /// The places of values that are infinite one after the other.
  static func runs(_ y: ArraySlice<Double>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = y.startIndex
    while index < y.endIndex {
      let start = index
      while index < y.endIndex, y[index].isInfinite { index += 1 }
      if index > start { runs.append(start..<index) }
      index += 1
    }
    return runs
  }

  /// Whether infinite values in a row belong to one place.
  static func isNarrow(_ run: Range<Int>, _ x: ArraySlice<Double>) -> Bool {
    guard let start = x.first, let end = x.last else { return false }
    let (first, last) = (x[run.lowerBound], x[run.upperBound - 1])
    return abs(last / 2 - first / 2) <= width * abs(end / 2 - start / 2)
  }
}
