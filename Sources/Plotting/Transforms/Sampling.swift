/// Points of a curve given by a function.
public enum Sampling {
  /// Evaluates a function on a grid that is finer where the curve bends.
  ///
  /// Starts with steps that are equal on the scale of the axis and halves those whose midpoint lies off the chord by more than a
  /// thousandth of the height, at most five times, so that kinks and steep parts come out smooth. Where it changes
  /// its sign by way of infinity, a point at infinity breaks the curve.
  ///
  /// - Parameters:
  ///   - range: The interval; both ends are sampled.
  ///   - scale: The scale of the axis along x; an interval that reaches below what it can show is sampled evenly.
  ///   - count: The number of equal steps to start with.
  ///   - function: Evaluates many points at once.
  public static func sample(
    over range: ClosedRange<Double>, on scale: Axis.Scale = .linear, count: Int = 256,
    _ function: ([Double]) -> [Double]
  ) -> (x: [Double], y: [Double]) {
    let steps = min(max(count, 2), 100_000)
    let transform = AxisScale.Transform(Field.usable(scale, over: range))
    var x = (0...steps).map { Field.place(Double($0) / Double(steps), in: range, scale) }
    var y = padded(function(x), to: x.count)
    for _ in 0..<5 {
      let places = x.map(transform.callAsFunction)
      let middles = roughIntervals(places, y)
        .map { transform.inverse(places[$0] / 2 + places[$0 + 1] / 2) }
        .filter(range.contains)
      if middles.isEmpty || x.count + middles.count > 8 * steps { break }
      (x, y) = merged(x, y, middles, padded(function(middles), to: middles.count))
    }
    let poles = Poles.places(x, y, function)
    return merged(x, y, poles, Array(repeating: .infinity, count: poles.count))
  }

  /// The intervals beside a vertex where the curve turns by more than a thousandth of its height.
  private static func roughIntervals(_ x: [Double], _ y: [Double]) -> [Int] {
    guard let extent = Domain.extent(y), x.count > 2 else { return [] }
    let tolerance = Domain.halfSpan(extent) / 500
    guard tolerance > 0 else { return [] }
    var isRough = Array(repeating: false, count: x.count - 1)
    for index in 1..<(x.count - 1) {
      let width = x[index + 1] - x[index - 1]
      guard width > 0 else { continue }
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
