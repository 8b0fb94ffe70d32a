/// Points of a curve given by a function.
public struct SampledCurve: Sendable {
  /// The positions, ascending.
  public let x: [Double]
  /// The heights, as many.
  public let y: [Double]
  /// The places of the points behind a jump, to which no line leads from the one before.
  public let breaks: [Int]
}

/// The choice of points at which a function is evaluated.
public enum Sampling {
  /// Evaluates a function on a grid that is finer where the curve bends.
  ///
  /// Starts with steps that are equal on the scale of the axis and several points within each, at uneven distances, so
  /// that neither narrow peaks nor the waves of a fast oscillation fall between them. Then halves the steps whose
  /// midpoint lies off the chord by more than a thousandth of the height, at most five times, so that kinks and steep
  /// parts come out smooth. Where the function grows without bound, a point at infinity breaks the curve; where it
  /// jumps, there is a point on either side.
  ///
  /// - Parameters:
  ///   - range: The interval; both ends are sampled.
  ///   - scale: The scale of the axis along x; an interval that reaches below what it can show is sampled evenly.
  ///   - count: The number of equal steps to start with.
  ///   - function: Evaluates many points at once.
  public static func sample(
    over range: ClosedRange<Double>, on scale: Axis.Scale = .linear, count: Int = 6 * rows,
    _ function: ([Double]) -> [Double]
  ) -> SampledCurve {
    let steps = min(max(count, 2), 10_000)
    let transform = AxisScale.Transform(Field.usable(scale, over: range))
    var x = fractions(steps).map { Field.place($0, in: range, scale) }
    var y = padded(function(x), to: x.count)
    let voids = InfiniteParts(x, y)
    y = voids.emptied(x, y)
    let poles = Poles(x, y, function)
    (x, y) = broken(x, y, at: poles.places)
    (x, y) = merged(x, y, poles.tips.map(\.x), poles.tips.map(\.y))
    let most = maximumGrowth * x.count
    for _ in 0..<5 {
      let places = x.map(transform.callAsFunction)
      let shown = PoleFlanks(x, y).heights { transform($0) }
      let middles = roughIntervals(places, y, shown)
        .map { transform.inverse(places[$0] / 2 + places[$0 + 1] / 2) }
        .filter(range.contains)
      if middles.isEmpty || x.count + middles.count > most { break }
      let heights = padded(function(middles), to: middles.count)
      (x, y) = merged(x, y, middles, voids.emptied(middles, heights))
    }
    guard let shown = Domain.extent(PoleFlanks(x, y).heights { transform($0) }) else {
      return SampledCurve(x: x, y: y, breaks: [])
    }
    return broken(x, y, at: Jumps.sides(x, y, shown: shown, function))
  }

  /// The curve with a point at infinity at each pole, for which a sample without a value stands where there is one.
  private static func broken(_ x: [Double], _ y: [Double], at poles: [Double]) -> ([Double], [Double]) {
    var heights = y
    var new: [Double] = []
    for pole in poles {
      let next = x.firstIndex { $0 >= pole } ?? x.count
      let beside = [next - 1, next].first { index in
        guard x.indices.contains(index) else { return false }
        let isSame = abs(x[index] - pole) <= 1e-9 * (x[x.count - 1] - x[0]) / Double(x.count)
        return x[index] == pole || isSame && !y[index].isFinite
      }
      if let beside { heights[beside] = .infinity } else { new.append(pole) }
    }
    return merged(x, heights, new, Array(repeating: .infinity, count: new.count))
  }

  /// The curve with the sides of its jumps, of which some may be samples already.
  private static func broken(_ x: [Double], _ y: [Double], at jumps: [Jumps.Sides]) -> SampledCurve {
    guard !jumps.isEmpty else { return SampledCurve(x: x, y: y, breaks: []) }
    let known = Set(x)
    var sides: [(x: Double, y: Double)] = []
    for side in jumps.flatMap({ [$0.low, $0.high] }) where !known.contains(side.x) && sides.last?.x != side.x
    {
      sides.append(side)
    }
    let (xs, ys) = merged(x, y, sides.map(\.x), sides.map(\.y))
    let ends = Set(jumps.map(\.high.x))
    return SampledCurve(x: xs, y: ys, breaks: xs.indices.filter { ends.contains(xs[$0]) })
  }

  /// How many points there are in each of the steps, which makes about four a pixel of a usual figure.
  private static let pointsPerStep = 10
  private static let maximumGrowth = 8

  /// The part of an interval that a scale can show, which of a logarithmic one are the last three decades above 0.
  public static func shown(_ range: ClosedRange<Double>, on scale: Axis.Scale) -> ClosedRange<Double> {
    guard scale == .log, range.lowerBound <= 0, range.upperBound > 0 else { return range }
    return max(range.upperBound / 1_000, .leastNonzeroMagnitude)...range.upperBound
  }

  /// How many equal steps a table of a function has, which are round numbers where the ends are.
  public static let rows = 40

  /// Of ascending samples those nearest to equal steps on the scale of the axis.
  public static func even(
    _ x: [Double], _ y: [Double], on scale: Axis.Scale
  ) -> (x: [Double], y: [Double]) {
    guard let low = x.first, let high = x.last, low < high, x.count > rows else { return (x, y) }
    var next = 0
    let kept = (0...rows).map { row in
      let place = Field.place(Double(row) / Double(rows), in: low...high, scale)
      while next + 1 < x.count, abs(x[next + 1] - place) <= abs(x[next] - place) { next += 1 }
      return next
    }
    return (kept.map { x[$0] }, kept.map { $0 < y.count ? y[$0] : .nan })
  }

  /// Equal steps from 0 to 1, and between them points moved by multiples of the golden ratio.
  private static func fractions(_ steps: Int) -> [Double] {
    let fine = steps * pointsPerStep
    return (0...fine).map { index in
      guard !index.isMultiple(of: pointsPerStep) else { return Double(index / pointsPerStep) / Double(steps) }
      let turn = (Double(index) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
      return (Double(index) + 0.6 * (turn - 0.5)) / Double(fine)
    }
  }

  /// The intervals beside a vertex where the curve turns by more than a thousandth of the heights that are shown.
  private static func roughIntervals(_ x: [Double], _ y: [Double], _ shown: [Double]) -> [Int] {
    guard let extent = Domain.extent(shown), x.count > 2 else { return [] }
    let tolerance = Domain.halfSpan(extent) / 500
    guard tolerance > 0 else { return [] }
    var isRough = Array(repeating: false, count: x.count - 1)
    for index in 1..<(x.count - 1) {
      let width = x[index + 1] - x[index - 1]
      let isHidden =
        [y[index - 1], y[index], y[index + 1]].allSatisfy(\.isNaN)
        || [y[index - 1], y[index], y[index + 1]].allSatisfy { $0 > extent.upperBound }
        || [y[index - 1], y[index], y[index + 1]].allSatisfy { $0 < extent.lowerBound }
      guard width > 0, !isHidden else { continue }
      let fraction = (x[index] - x[index - 1]) / width
      let chord = y[index - 1] + (y[index + 1] - y[index - 1]) * fraction
      guard !(abs(y[index] - chord) <= tolerance) else { continue }
      isRough[index - 1] = true
      isRough[index] = true
    }
    return isRough.indices.filter { isRough[$0] && x[$0] < x[$0 + 1] }
  }

  private static func merged(
    _ x: [Double], _ y: [Double], _ newX: [Double], _ newY: [Double]
  ) -> ([Double], [Double]) {
    var result = (x: [Double](), y: [Double]())
    var next = 0
    for index in x.indices {
      while next < newX.count && newX[next] < x[index] {
        result.x.append(newX[next])
        result.y.append(newY[next])
        next += 1
      }
      result.x.append(x[index])
      result.y.append(y[index])
    }
    return result
  }

  private static func padded(_ values: [Double], to count: Int) -> [Double] {
    Array(values.prefix(count)) + Array(repeating: .nan, count: max(0, count - values.count))
  }
}
