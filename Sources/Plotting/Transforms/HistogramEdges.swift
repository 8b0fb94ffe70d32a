import Foundation

/// The ends of the intervals of a histogram.
struct HistogramEdges {
  /// The ends, ascending; a single one for no interval.
  private(set) var values: [Double] = [0]
  /// Whether each interval is one whole number, in its middle.
  private(set) var isWhole = false
  /// The scale on which the intervals are equal.
  let scale: Axis.Scale

  /// - Parameters:
  ///   - data: Finite values, above 0 for a logarithmic axis.
  ///   - bins: The number of intervals; nil for as many as suit the values.
  ///   - range: What the intervals fill; nil for the range of the values.
  init(_ data: [Double], bins: Int?, over range: ClosedRange<Double>?, on scale: Axis.Scale) {
    self.scale = scale
    guard let extent = Domain.extent(data) else { return }
    if bins == nil, scale == .linear, let whole = HistogramEdges.whole(data, extent) {
      (values, isWhole) = (whole, true)
      return
    }
    let transform = AxisScale.Transform(scale)
    let given = range.map { HistogramEdges.usable($0, around: extent, scale) }
    let (low, high) = (given ?? extent).ends
    let places = HistogramEdges.widened(transform(low)...max(transform(low), transform(high)))
    let edges = HistogramEdges.edges(
      data.map(transform.callAsFunction), over: places, bins: bins, fills: given != nil)
    values = scale == .linear ? edges : edges.map(transform.reachable)
    // The power of a rounded logarithm may miss the number that it is to hold.
    guard scale != .linear, low < high else { return }
    values[0] = given?.lowerBound ?? min(values[0], low)
    values[values.count - 1] = given?.upperBound ?? max(values[values.count - 1], high)
  }

  /// Half of how long all intervals are together, as the scale measures it; the whole may be infinite.
  var halfSpan: Double {
    let transform = AxisScale.Transform(scale)
    guard let first = values.first, let last = values.last else { return 0 }
    return transform(last) / 2 - transform(first) / 2
  }

  /// Half of how long one of them is.
  var halfWidth: Double { halfSpan / Double(max(1, values.count - 1)) }

  /// The part of a range that has a place on the scale.
  private static func usable(
    _ range: ClosedRange<Double>, around data: ClosedRange<Double>, _ scale: Axis.Scale
  ) -> ClosedRange<Double> {
    guard scale == .log, range.lowerBound <= 0 else { return range }
    return data.lowerBound...max(data.lowerBound, range.upperBound)
  }

  /// A range with room in it; around a single value it is 1 wide, as in `numpy.histogram`, where that can be seen.
  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = range.ends
    guard low == high, abs(low) < 1e9 else { return Domain.widened(range) }
    return (low - 0.5)...(high + 0.5)
  }

  /// The widest span of whole numbers that have an interval each.
  private static let widestWhole = 40.0
  /// Up to here each whole number has an interval, however seldom it comes.
  private static let fewWhole = 12.0

  /// One interval around each whole number; nil where there are others, or too many for the number of values.
  private static func whole(_ data: [Double], _ extent: ClosedRange<Double>) -> [Double]? {
    let (low, high) = (extent.lowerBound, extent.upperBound)
    // Halves of larger numbers have no exact place.
    guard max(abs(low), abs(high)) < 0x1p51, high - low <= widestWhole,
      high - low < fewWhole || Double(data.count) >= 2 * (high - low + 1),
      data.allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    return (0...Int(high - low) + 1).map { low - 0.5 + Double($0) }
  }

  private static func edges(_ values: [Double], over range: ClosedRange<Double>, bins: Int?, fills: Bool)
    -> [Double]
  {
    let span = 2 * Domain.halfSpan(range)
    guard span.isFinite else { return [range.lowerBound, 0, range.upperBound] }
    guard bins == nil else { return equal(range, min(max(bins ?? 1, 1), 10_000)) }
    let scott = 3.49 * deviation(values) / cbrt(Double(values.count))
    guard scott > 0 else { return equal(range, 1) }
    let width = max(min(scott, span / (1 + log2(Double(values.count)))), span / 200)
    // The smallest numbers have no steps between them, and rounding may lead beyond the largest.
    guard width.isNormal else { return equal(range, 1) }
    let edges = rounded(range, width: width, span: span)
    let isSound =
      edges.allSatisfy(\.isFinite)
      && (!fills || edges.first == range.lowerBound && edges.last == range.upperBound)
    return isSound ? edges : equal(range, max(1, Int((span / width).rounded())))
  }

  /// Equal intervals, with the rounding of `numpy.linspace`.
  private static func equal(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    let (low, high) = range.ends
    let step = (high - low) / Double(count)
    guard step.isNormal else {
      return (0...count).map { index in
        let fraction = Double(index) / Double(count)
        return low * (1 - fraction) + high * fraction
      }
    }
    return (0..<count).map { Double($0) * step + low } + [high]
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

  /// The standard deviation, measured in the largest size so that no square is lost.
  private static func deviation(_ values: [Double]) -> Double {
    let count = Double(values.count)
    guard count > 1, let size = values.lazy.map({ abs($0) }).max(), size.isNormal else { return 0 }
    let mean = values.reduce(0) { $0 + $1 / size / count }
    let variance = values.reduce(0) { $0 + ($1 / size - mean) * ($1 / size - mean) / (count - 1) }
    return variance.squareRoot() * size
  }
}

extension ClosedRange {
  fileprivate var ends: (low: Bound, high: Bound) { (lowerBound, upperBound) }
}
