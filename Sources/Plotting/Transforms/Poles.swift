/// The places where a sampled function changes its sign by way of infinity, as the tangent does.
enum Poles {
  /// Halving an interval around a pole so often multiplies the values at its ends by about a thousand.
  private static let rounds = 14
  /// How much the smaller of the two ends must grow.
  private static let growth = 16.0
  /// More sign changes than this are those of noise.
  private static let maximum = 256

  /// An interval whose ends have values of different signs.
  private struct Bracket {
    var low: (x: Double, y: Double)
    var high: (x: Double, y: Double)
    let start: Double

    init(_ low: (Double, Double), _ high: (Double, Double)) {
      (self.low, self.high) = (low, high)
      start = max(abs(low.1), abs(high.1))
    }

    var middle: Double { low.x / 2 + high.x / 2 }

    /// Keeps the half in which the sign changes; a middle without a value ends the search there.
    mutating func halve(_ y: Double) {
      guard y.isFinite else { return }
      if (y < 0) == (low.y < 0) { low = (middle, y) } else { high = (middle, y) }
    }

    /// A continuous function falls to 0 at both ends, one that jumps keeps its heights; only a pole grows.
    var isPole: Bool { min(abs(low.y), abs(high.y)) > Poles.growth * start }
  }

  /// The places of poles between samples, ascending.
  static func places(_ x: [Double], _ y: [Double], _ function: ([Double]) -> [Double]) -> [Double] {
    var brackets = signChanges(x, y)
    guard !brackets.isEmpty, brackets.count <= maximum else { return [] }
    for _ in 0..<rounds {
      let values = function(brackets.map(\.middle))
      for index in brackets.indices.prefix(values.count) { brackets[index].halve(values[index]) }
    }
    return brackets.filter(\.isPole).map(\.middle)
  }

  private static func signChanges(_ x: [Double], _ y: [Double]) -> [Bracket] {
    let count = min(x.count, y.count)
    return (1..<max(1, count)).compactMap { index in
      let (low, high) = ((x[index - 1], y[index - 1]), (x[index], y[index]))
      guard low.1.isFinite, high.1.isFinite, low.1 * high.1 < 0, low.0 < high.0 else { return nil }
      return Bracket(low, high)
    }
  }
}
