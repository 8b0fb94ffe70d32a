import Foundation

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

  /// Counts values.
  ///
  /// - Parameters:
  ///   - values: The values; those that have no place on the scale are omitted.
  ///   - bins: The number of intervals; nil for the width of Scott, 3.49·s·n^(−1/3) ("On optimal and data-based
  ///     histograms", 1979), or for few values that of Sturges, 1 + log₂ n intervals ("The choice of a class interval",
  ///     1926), whichever is narrower, rounded to a step of ticks; at most 200.
  ///   - range: The part that is shown; values elsewhere are left out. Nil for all.
  ///   - isLogarithmic: Whether the intervals are equal in the logarithm, as suits a logarithmic axis.
  public init(
    _ values: [Double], bins: Int? = nil, over range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false
  ) {
    func isUsable(_ value: Double) -> Bool { value.isFinite && (!isLogarithmic || value > 0) }
    omitted = values.filter { !isUsable($0) }
    let inside = values.filter { isUsable($0) && range?.contains($0) ?? true }
    outside = values.count - omitted.count - inside.count
    let usable = inside.map { isLogarithmic ? log10($0) : $0 }
    guard let extent = Domain.extent(usable) else {
      edges = [0]
      counts = []
      return
    }
    let edges = Histogram.edges(usable, over: Domain.widened(extent), bins: bins)
    counts = Histogram.counts(usable, edges)
    self.edges = isLogarithmic ? edges.map(Histogram.power) : edges
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
    return mark
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
    let width = min(scott, span / (1 + log2(Double(values.count))))
    return rounded(range, width: max(width, span / 200), span: span)
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
    guard let step = nearest else {
      return equal(range, 200)
    }
    let first = (range.lowerBound / step.value(1)).rounded(.down)
    let last = (range.upperBound / step.value(1)).rounded(.up)
    guard abs(first) < 1e15, abs(last) < 1e15, last > first else { return equal(range, 1) }
    return (Int(first)...Int(last)).map(step.value)
  }

  private static func counts(_ values: [Double], _ edges: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: edges.count - 1)
    let (low, high) = (edges[0], edges[edges.count - 1])
    let scale = Double(counts.count) / (high / 2 - low / 2)
    for value in values {
      var bin = min(max(Int((value / 2 - low / 2) * scale), 0), counts.count - 1)
      // Rounding may put a value next to an edge on its wrong side.
      if value < edges[bin] && bin > 0 { bin -= 1 }
      if value >= edges[bin + 1] && bin + 1 < counts.count { bin += 1 }
      counts[bin] += 1
    }
    return counts
  }

  private static func deviation(_ values: [Double]) -> Double {
    let count = Double(values.count)
    guard count > 1 else { return 0 }
    let mean = values.reduce(0) { $0 + $1 / count }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / (count - 1) }
    return variance.squareRoot()
  }
}
