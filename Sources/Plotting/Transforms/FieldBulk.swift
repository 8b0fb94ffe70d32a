extension Field {
  /// The heights of most of a landscape that goes far beyond them in a few places, as at a pole; nil of any other.
  ///
  /// Tukey's fences ("Exploratory data analysis", 1977): the middle half of the values and one and a half times its
  /// span on both sides. Where they hold both signs they reach as far above 0 as below.
  var bulk: ClosedRange<Double>? {
    let sorted = values.filter(\.isFinite).sorted()
    guard let low = sorted.first, let high = sorted.last else { return nil }
    let quarter = (sorted.count - 1) / 4
    let (first, third) = (sorted[quarter], sorted[sorted.count - 1 - quarter])
    let room = 3 * (third / 2 - first / 2)
    let fences = max(first - room, low)...min(third + room, high)
    let excess = Domain.halfSpan(low...high) / Domain.halfSpan(fences)
    guard room > 0, Field.excesses.contains(excess) else { return nil }
    let middle = sorted[sorted.count / 2]
    guard isSpike(low, over: middle) || isSpike(high, over: middle) else { return nil }
    guard fences.lowerBound < 0, fences.upperBound > 0 else { return fences }
    let reach = max(-fences.lowerBound, fences.upperBound)
    return max(-reach, low)...min(reach, high)
  }

  /// How much farther than its bulk a landscape with a pole reaches; around a peak that falls as e^(−r²) the bulk is
  /// nearly 0.
  private static let excesses = 5.0...1e10
  /// Within this share of the side the height falls beside a pole to less than ``spikeShare`` of its distance from the
  /// middle height; beside a peak or a slope that samples resolve it falls less.
  private static let spikeReach = 1.0 / 45
  private static let spikeShare = 0.4

  /// Whether the landscape falls from an extreme most of the way to its middle height within a few cells.
  private func isSpike(_ extreme: Double, over middle: Double) -> Bool {
    guard let place = values.firstIndex(of: extreme) else { return false }
    let (row, column) = place.quotientAndRemainder(dividingBy: columns)
    let (wide, high) = (reach(of: columns), reach(of: rows))
    return [(0, wide), (0, -wide), (high, 0), (-high, 0)].contains { step in
      let (row, column) = (row + step.0, column + step.1)
      guard (0..<rows).contains(row), (0..<columns).contains(column) else { return false }
      let value = values[row * columns + column]
      return abs(value / 2 - middle / 2) < Field.spikeShare * abs(extreme / 2 - middle / 2)
    }
  }

  private func reach(of count: Int) -> Int { max(1, Int(Field.spikeReach * Double(count))) }
}

extension ContourMark {
  /// The heights that lines and colours are for, where the landscape goes far beyond them; nil where it does not.
  ///
  /// Around heights that are given, as far beyond them as they are apart.
  var bulk: ClosedRange<Double>? {
    guard let bulk = field.bulk else { return nil }
    guard let given = thresholds?.filter(\.isFinite), let extent = Domain.extent(given) else { return bulk }
    let gap = 2 * Domain.halfSpan(extent) / Double(max(1, given.count - 1))
    let largest = Double.greatestFiniteMagnitude
    return max(extent.lowerBound - gap, -largest)...min(extent.upperBound + gap, largest)
  }
}
