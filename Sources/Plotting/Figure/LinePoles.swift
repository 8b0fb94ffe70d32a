/// Curves that go to infinity, whose largest samples say where the samples lie and nothing about the curve.
extension LineMark {
  /// How many times the curve is broken between values of different signs.
  var poleCount: Int {
    guard origin == .function else { return 0 }
    return zip(zip(y, y.dropFirst()), y.dropFirst(2)).count { ends, next in
      ends.1.isInfinite && ends.0.isFinite && next.isFinite && ends.0 * next < 0
    }
  }

  /// The heights of a curve with poles that the axis should hold, without the steepest tenth; nil for other curves.
  var heightsBetweenPoles: [Double]? {
    guard poleCount > 0 else { return nil }
    let sorted = equallySpaced.sorted()
    guard let low = LineMark.share(0.05, of: sorted), let high = LineMark.share(0.95, of: sorted), low < high
    else { return nil }
    return sorted.filter { $0 >= low && $0 <= high }
  }

  private static func share(_ fraction: Double, of sorted: [Double]) -> Double? {
    sorted.isEmpty ? nil : sorted[Int(Double(sorted.count - 1) * fraction)]
  }

  /// Samples at about equal distances, because there are many more of them where the curve is steep.
  private var equallySpaced: [Double] {
    guard let first = x.first, let last = x.last, first < last else { return [] }
    let step = last / 256 - first / 256
    var next = first
    var heights: [Double] = []
    for (position, height) in zip(x, y) where position >= next && height.isFinite {
      heights.append(height)
      next = position + step
    }
    return heights
  }
}
