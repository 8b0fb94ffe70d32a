/// The part of a line over the range of x that is given: its vertices there, and where it crosses the ends.
struct LineWindow {
  /// Nil where the whole axis is shown.
  private let range: ClosedRange<Double>?
  private let x: AxisScale.Transform
  private let y: AxisScale.Transform
  /// Whether only what is above 0 has a place along x.
  private let isLogarithmic: Bool

  init(_ panel: Panel) {
    range = panel.x.range
    isLogarithmic = panel.x.scale == .log
    x = AxisScale.Transform(panel.x.scale)
    y = AxisScale.Transform(panel.y.scale)
  }

  /// Whether all points of a line are over the range, wherever they are.
  var isWhole: Bool { range == nil && !isLogarithmic }

  /// The place of a position on the scale of the horizontal axis.
  func place(_ position: Double) -> Double { x(position) }

  /// The values along y of the line through the points.
  func values(_ xs: [Double], _ ys: [Double]) -> [Double] {
    guard let range else { return vertices(xs, ys) }
    func side(_ x: Double) -> Int { x < range.lowerBound ? -1 : x > range.upperBound ? 1 : 0 }
    var values = vertices(xs, ys)
    for index in 1..<max(1, min(xs.count, ys.count)) where side(xs[index - 1]) != side(xs[index]) {
      for end in [range.lowerBound, range.upperBound] {
        let crossing = crossing(at: end, from: (xs[index - 1], ys[index - 1]), to: (xs[index], ys[index]))
        if let crossing { values.append(crossing) }
      }
    }
    return values
  }

  /// The values along y of the points alone.
  func vertices(_ xs: [Double], _ ys: [Double]) -> [Double] { points(xs, ys).y }

  /// The points over the range.
  func points(_ xs: [Double], _ ys: [Double]) -> (x: [Double], y: [Double]) {
    guard range != nil || isLogarithmic && !xs.allSatisfy({ $0 > 0 }) else { return (xs, ys) }
    let shown = zip(xs, ys).filter { holds($0.0) }
    return (shown.map(\.0), shown.map(\.1))
  }

  /// Whether a part of an interval along x is shown.
  func meets(_ a: Double, _ b: Double) -> Bool {
    let (low, high) = (min(a, b), max(a, b))
    let isInside = range.map { high > $0.lowerBound && low < $0.upperBound } ?? true
    return isInside && (!isLogarithmic || high > 0)
  }

  private func holds(_ x: Double) -> Bool { (range?.contains(x) ?? true) && (!isLogarithmic || x > 0) }

  /// Where a segment that is straight on the page passes a value of x; nil where it does not.
  private func crossing(
    at end: Double, from a: (x: Double, y: Double), to b: (x: Double, y: Double)
  ) -> Double? {
    let (start, stop) = (x(a.x), x(b.x))
    // Halves keep the difference of two huge values finite.
    let fraction = (x(end) / 2 - start / 2) / (stop / 2 - start / 2)
    guard fraction >= 0, fraction <= 1 else { return nil }
    let height = y(a.y) * (1 - fraction) + y(b.y) * fraction
    return height.isFinite ? y.inverse(height) : nil
  }
}
