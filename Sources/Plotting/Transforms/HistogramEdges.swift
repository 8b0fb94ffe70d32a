import Foundation

/// The ends of the intervals of a histogram.
struct HistogramEdges {
  /// The ends, ascending; a single one for no interval.
  private(set) var values: [Double] = [0]
  /// Whether each interval is one whole number, in its middle.
  private(set) var isWhole = false
  let isLogarithmic: Bool

  /// - Parameters:
  ///   - data: Finite values, above 0 for a logarithmic axis.
  ///   - bins: The number of intervals; nil for as many as suit the values.
  init(_ data: [Double], bins: Int?, isLogarithmic: Bool) {
    self.isLogarithmic = isLogarithmic
    let places = isLogarithmic ? data.map { log10($0) } : data
    guard let extent = Domain.extent(places) else { return }
    if bins == nil, !isLogarithmic, let whole = HistogramEdges.whole(data, extent) {
      (values, isWhole) = (whole, true)
      return
    }
    let edges = HistogramEdges.edges(places, over: Domain.widened(extent), bins: bins)
    values = isLogarithmic ? edges.map(HistogramEdges.power) : edges
    // The power of a rounded logarithm may miss the number that it is to hold.
    guard isLogarithmic, let low = data.min(), let high = data.max() else { return }
    values[0] = min(values[0], low)
    values[values.count - 1] = max(values[values.count - 1], high)
  }

  /// The widest span of whole numbers that have an interval each.
  private static let widestWhole = 40.0

  /// One interval around each whole number; nil where there are others, or too many.
  private static func whole(_ data: [Double], _ extent: ClosedRange<Double>) -> [Double]? {
    let (low, high) = (extent.lowerBound, extent.upperBound)
    guard max(abs(low), abs(high)) < 1e9, high - low <= widestWhole,
      data.allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    return (0...Int(high - low) + 1).map { low - 0.5 + Double($0) }
  }

  /// A power of ten, within the positive numbers.
  private static func power(_ exponent: Double) -> Double {
    min(max(pow(10, exponent), .leastNonzeroMagnitude), .greatestFiniteMagnitude)
  }

  private static func edges(_ values: [Double], over range: ClosedRange<Double>, bins: Int?) -> [Double] {
    let span = 2 * Domain.halfSpan(range)
    guard span.isFinite else { return [range.lowerBound, 0, range.upperBound] }
    guard bins == nil else { return equal(range, min(max(bins ?? 1, 1), 10_000)) }
    let scott = 3.49 * deviation(values) / cbrt(Double(values.count))
    guard scott > 0 else { return equal(range, 1) }
    let width = max(min(scott, span / (1 + log2(Double(values.count)))), span / 200)
    // The smallest numbers have no steps between them, and rounding may lead beyond the largest.
    guard width.isNormal else { return equal(range, 1) }
    let edges = rounded(range, width: width, span: span)
    return edges.allSatisfy(\.isFinite) ? edges : equal(range, max(1, Int((span / width).rounded())))
  }

  private static func equal(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    (0...count).map { index in
      let fraction = Double(index) / Double(count)
      return range.lowerBound * (1 - fraction) + range.upperBound * fraction
    }
  }

  /// Edges at multiples of 1, 2 or 5 times a power of ten, at least `span / 200` apart.
  private static func rounded(_ range: ClosedRange<Double>, width: Double, span: Double) -> [Double] {
    let magnitude = Int(log10(width).rounded(.down))
    let steps = [(1, 0), (2, 0), (5, 0), (1, 1)].map {
      LinearTicks.Step(digit: $0.0, exponent: magnitude + $0.1)
    }
    let nearest = steps.filter { $0.value(1) >= span / 200 }
      .min { abs(log($0.value(1) / width)) < abs(log($1.value(1) / width)) }
    guard let step = nearest else { return equal(range, 200) }
    let first = (range.lowerBound / step.value(1)).rounded(.down)
    let last = (range.upperBound / step.value(1)).rounded(.up)
    guard abs(first) < 1e15, abs(last) < 1e15, last > first else { return equal(range, 1) }
    return (Int(first)...Int(last)).map(step.value)
  }

  private static func deviation(_ values: [Double]) -> Double {
    let count = Double(values.count)
    guard count > 1 else { return 0 }
    let mean = values.reduce(0) { $0 + $1 / count }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / (count - 1) }
    return variance.squareRoot()
  }
}
