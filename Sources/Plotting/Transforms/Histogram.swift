/// Values counted in equal intervals.
public struct Histogram: Sendable, Hashable {
  /// The ends of the intervals, one more than counts.
  public let edges: [Double]
  /// How many values fall into each interval; the last holds its upper end too.
  public let counts: [Int]
  /// The values that fall into no interval: those that are not finite, and in the logarithm those ≤ 0.
  public let omitted: [Double]

  /// How many values lie beyond the range that is given.
  public let outside: Int

  /// Whether each interval is one whole number, in its middle.
  public let isWhole: Bool

  /// Counts values.
  ///
  /// - Parameters:
  ///   - values: The values; those that have no place on the scale are omitted.
  ///   - bins: The number of intervals; nil for one around each of few whole numbers, else for the width of Scott,
  ///     3.49·s·n^(−1/3) ("On optimal and data-based histograms", 1979), or for few values that of Sturges,
  ///     1 + log₂ n intervals ("The choice of a class interval", 1926), whichever is narrower, rounded to a step of
  ///     ticks; at most 200.
  ///   - range: The part that is shown, which the intervals fill; values elsewhere are left out. Nil for all.
  ///   - scale: The scale of the axis, on which the intervals are equal.
  public init(
    _ values: [Double], bins: Int? = nil, over range: ClosedRange<Double>? = nil,
    on scale: Axis.Scale = .linear
  ) {
    let usable = Histogram.usable(values, over: range, scale)
    self.init(values, HistogramEdges(usable, bins: bins, over: range, on: scale), over: range)
  }

  /// What several histograms have in common.
  public enum Commons: Sendable, Hashable {
    /// The intervals, those that suit all values together.
    case intervals
    /// The scale alone: intervals that suit one sample would be empty, or hold everything, in another.
    case scale
    /// Nothing: on a scale that holds all values, one sample would be a spike.
    case nothing
  }

  /// Counts several samples in the same intervals where these suit all of them, else each in its own.
  public static func sharing(
    _ samples: [[Double]], bins: Int? = nil, over range: ClosedRange<Double>? = nil,
    on scale: Axis.Scale = .linear
  ) -> (histograms: [Histogram], commons: Commons) {
    let usable = samples.map { Histogram.usable($0, over: range, scale) }
    let all = HistogramEdges(usable.flatMap(\.self), bins: bins, over: range, on: scale)
    let own = usable.map { HistogramEdges($0, bins: bins, over: range, on: scale) }
    let varied = zip(usable, own).filter { Set($0.0).count > 1 }.map(\.1)
    let commons = Histogram.commons(varied, all)
    let edges = zip(usable, own).map { Set($0).count > 1 && commons != .intervals ? $1 : all }
    return (zip(samples, edges).map { Histogram($0, $1, over: range) }, commons)
  }

  private static func commons(_ own: [HistogramEdges], _ all: HistogramEdges) -> Commons {
    let (spans, widths) = (own.map(\.halfSpan), own.map(\.halfWidth))
    guard let narrowest = spans.min(), let finest = widths.min(), let widest = widths.max() else {
      return .intervals
    }
    if all.halfSpan > 5 * narrowest { return .nothing }
    return widest > 3 * finest ? .scale : .intervals
  }

  private init(_ values: [Double], _ edges: HistogramEdges, over range: ClosedRange<Double>?) {
    let usable = Histogram.usable(values, over: range, edges.scale)
    omitted = values.filter { !Histogram.isUsable($0, edges.scale) }
    outside = values.count - omitted.count - usable.count
    self.edges = edges.values
    isWhole = edges.isWhole
    counts = Histogram.counts(usable, edges.values)
  }

  private static func isUsable(_ value: Double, _ scale: Axis.Scale) -> Bool {
    value.isFinite && (scale != .log || value > 0)
  }

  private static func usable(
    _ values: [Double], over range: ClosedRange<Double>?, _ scale: Axis.Scale
  ) -> [Double] {
    values.filter { isUsable($0, scale) && range?.contains($0) ?? true }
  }

  /// The bars as rectangles.
  public func mark(series: String? = nil) -> RectMark {
    var mark = RectMark(
      counts.indices.map {
        RectMark.Box(x1: edges[$0], x2: edges[$0 + 1], y2: Double(counts[$0]))
      }, series: series)
    mark.omitted = omitted
    mark.outside = outside
    mark.isCount = true
    if isWhole { mark.positions = edges.dropLast().map { $0 + 0.5 } }
    return mark
  }

  /// An interval holds its lower end; the last one holds its upper end too.
  private static func counts(_ values: [Double], _ edges: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: edges.count - 1)
    guard !counts.isEmpty else { return counts }
    for value in values {
      // Halving finds the interval by comparisons alone, which no rounding can put on the wrong side of an edge.
      var (low, high) = (0, counts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if value < edges[middle] { high = middle } else { low = middle }
      }
      counts[low] += 1
    }
    return counts
  }
}
