/// The heights of a function at halved distances from the top of a peak, on one side of it.
///
/// Those of a pole rise by the same amount or more each time, as the logarithm does; those of a cusp such as |x|^0.1
/// rise less and less, if slowly.
struct PeakApproach {
  /// The positions, towards the top.
  private let x: [Double]

  /// Over how many distances the rise is measured.
  private static let stride = 8
  private static let most = 128

  private init(_ peak: Peak, from end: Double) {
    var x: [Double] = []
    var distance = end - peak.top.x
    while abs(distance) >= max(peak.resolution, .leastNormalMagnitude), x.count < PeakApproach.most {
      x.append(peak.top.x + distance)
      distance /= 2
    }
    self.x = x
  }

  /// For each peak, whether the function grows without bound on either side of it.
  static func isEndless(_ peaks: [Peak], _ function: ([Double]) -> [Double]) -> [Bool] {
    peaks.map { peak in
      [peak.ends.low, peak.ends.high].contains { end in
        let approach = PeakApproach(peak, from: end)
        return approach.rises(function(approach.x).map { Peak.height($0, peak.sign) })
      }
    }
  }

  private func rises(_ heights: [Double]) -> Bool {
    let stride = min(PeakApproach.stride, (heights.count - 1) / 2)
    guard stride > 0, let last = heights.last else { return false }
    if last == .infinity { return true }
    let (middle, first) = (heights[heights.count - 1 - stride], heights[heights.count - 1 - 2 * stride])
    return middle > first && last - middle > 0.9 * (middle - first)
  }
}
