/// The places where a sampled function grows without bound: at odd poles like those of the tangent, at even ones like
/// that of 1/x², and where it ends, as the logarithm does.
struct Poles {
  /// The places of poles, ascending; each is a place where the function has no finite value, or next to one.
  private(set) var places: [Double] = []
  /// The ends of cusps, which are as steep as poles and narrower than the samples are dense, ascending.
  private(set) var tips: [(x: Double, y: Double)] = []

  /// How often the interval around an extreme is halved at most, and how often growth is looked at in between.
  private static let rounds = 128
  /// More extremes than this are those of noise.
  private static let maximum = 512

  init(_ x: [Double], _ y: [Double], _ function: ([Double]) -> [Double]) {
    var peaks = Poles.peaks(x, y)
    guard peaks.count <= Poles.maximum else { return }
    for round in 1...Poles.rounds {
      let moving = peaks.indices.filter { !peaks[$0].isSettled }
      if moving.isEmpty { break }
      let values = function(moving.flatMap { peaks[$0].middles })
      guard values.count == 2 * moving.count else { return }
      for (place, index) in moving.enumerated() {
        peaks[index].halve(values[2 * place], values[2 * place + 1])
      }
      if round.isMultiple(of: 8) { peaks.removeAll { !$0.isGrowing } }
    }
    let endless = PeakApproach.isEndless(peaks, function)
    places = Poles.distinct(zip(peaks, endless).filter(\.1).map(\.0))
    tips = zip(peaks, endless).filter { !$0.1 && $0.0.top.height.isFinite }.map { ($0.0.top.x, $0.0.value) }
    tips.sort { $0.x < $1.x }
  }

  /// One place for the two sides of an odd pole.
  private static func distinct(_ peaks: [Peak]) -> [Double] {
    var places: [(x: Double, start: Double)] = []
    for peak in peaks.sorted(by: { $0.top.x < $1.top.x }) {
      if let last = places.last, peak.top.x - last.x <= 0.01 * max(last.start, peak.start) { continue }
      places.append((peak.top.x, peak.start))
    }
    return places.map(\.x)
  }

  /// The extremes beyond the bulk of the samples, upwards and downwards; one where the function is infinite is known.
  private static func peaks(_ x: [Double], _ y: [Double]) -> [Peak] {
    guard let bulk = Bulk(y)?.range else { return [] }
    let count = min(x.count, y.count)
    return [1.0, -1].flatMap { sign in
      let limit = sign > 0 ? bulk.upperBound : -bulk.lowerBound
      func height(_ index: Int) -> Double { Peak.height(y[index], sign) }
      return (0..<count).compactMap { index -> Peak? in
        let (before, after) = (max(index - 1, 0), min(index + 1, count - 1))
        guard y[index].isFinite, height(index) > limit, height(index) >= height(before),
          height(index) > height(after) || after == index, !y[before].isInfinite, !y[after].isInfinite
        else { return nil }
        return Peak(
          sign: sign, low: (x[before], height(before)), top: (x[index], height(index)),
          high: (x[after], height(after)))
      }
    }
  }
}

/// The highest of some points of a function, with its neighbours.
struct Peak {
  let sign: Double
  private(set) var low: (x: Double, height: Double)
  private(set) var top: (x: Double, height: Double)
  private(set) var high: (x: Double, height: Double)
  /// Where the neighbours were at first.
  let ends: (low: Double, high: Double)
  /// The heights beside the top, which rise with those of a pole but are not, like its own, a matter of luck.
  private var flanks: [Double]

  init(
    sign: Double, low: (x: Double, height: Double), top: (x: Double, height: Double),
    high: (x: Double, height: Double)
  ) {
    (self.sign, self.low, self.top, self.high) = (sign, low, top, high)
    ends = (low.x, high.x)
    flanks = [max(low.height, high.height)]
  }

  /// Upwards as the peak goes; what has no value lies below everything.
  static func height(_ y: Double, _ sign: Double) -> Double { y.isNaN ? -.infinity : sign * y }

  /// The distance of the neighbours at first.
  var start: Double { ends.high - ends.low }
  /// The function at the top.
  var value: Double { sign * top.height }
  /// The distance of neighbouring numbers around the top.
  private var spacing: Double { max(abs(low.x), abs(high.x)).ulp }
  /// Whether numbers are not dense enough to go on.
  var isSettled: Bool { high.x - low.x <= 4 * spacing }
  /// The least distance from the top at which neither its place nor the rounding of numbers matters.
  var resolution: Double { 1_024 * max(spacing, high.x - low.x) }

  var middles: [Double] { [low.x / 2 + top.x / 2, top.x / 2 + high.x / 2] }

  /// Takes the values at the middles in and keeps the half of the interval around the new top.
  mutating func halve(_ left: Double, _ right: Double) {
    let (a, b) = (
      (x: middles[0], height: Peak.height(left, sign)), (x: middles[1], height: Peak.height(right, sign))
    )
    if a.height > top.height && a.height >= b.height {
      (high, top) = (top, a)
    } else if b.height > top.height {
      (low, top) = (top, b)
    } else {
      (low, high) = (a, b)
    }
    guard high.x - low.x > 1_024 * spacing else { return }
    flanks.append(top.height == .infinity ? .infinity : max(low.height, high.height))
  }

  /// Whether the heights still rise about as fast as at first: those of a smooth peak rise less and less.
  var isGrowing: Bool {
    guard let last = flanks.last, flanks.count > 8 else { return true }
    if last == .infinity { return true }
    let half = min(8, flanks.count / 2)
    let (middle, first) = (flanks[flanks.count - 1 - half], flanks[flanks.count - 1 - 2 * half])
    return last - middle > 0.3 * (middle - first) && middle > first
  }
}
