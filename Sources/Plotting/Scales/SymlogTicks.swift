import Foundation

/// Ticks at 0 and at round numbers on both sides of it, which are powers of ten where there are many.
enum SymlogTicks {
  /// A threshold that the scale can work with.
  static func usable(_ threshold: Double) -> Double {
    threshold.isFinite && threshold > 1e-300 ? threshold : 1
  }

  /// Of all sets of round numbers that fit, the largest of usual size, as on a logarithmic axis.
  static func choose(_ scale: AxisScale, threshold: Double, room: LabelRoom) -> TickSet {
    let first = Int(log10(usable(threshold)).rounded(.down))
    let largest = max(abs(scale.domain.lowerBound), abs(scale.domain.upperBound))
    let last = max(first, min(308, Int(log10(max(largest, 1e-300)).rounded(.down))))
    let fitting = candidates(first...last, scale, room).filter { $0.count >= 2 && room.fits($0, on: scale) }
    let best = fitting.min { $0.count > $1.count } ?? []
    guard best.count < counts.lowerBound else { return TickSet(majors: best) }
    let even = LinearTicks.choose(scale, room: room)
    return even.majors.count > best.count ? even : TickSet(majors: best)
  }

  /// How many ticks there should be; of powers of ten, which stand on both sides of 0, there may be more.
  private static let counts = 3...8
  private static let mostPowers = 13

  /// Powers of ten with fewer and fewer left out, then with more and more digits between them.
  private static func candidates(
    _ powers: ClosedRange<Int>, _ scale: AxisScale, _ room: LabelRoom
  ) -> [[Tick]] {
    let most = 2 * room.greatestCount(scale.length)
    let strides = LogTicks.strides.filter { powers.count / $0 <= most && $0 <= powers.count }.reversed()
    let sparse = strides.flatMap { stride in
      [powers.lowerBound, powers.lowerBound + 1, powers.lowerBound + stride].map { start in
        ticks([1], (start...max(start, powers.upperBound)).filter { $0.isMultiple(of: stride) }, scale)
      }
    }
    .filter { $0.count <= mostPowers }
    guard powers.count <= most else { return sparse }
    let dense = LogTicks.digitSets.map { ticks($0, Array(powers), scale) }
    return sparse + dense.filter { $0.count <= counts.upperBound }
  }

  private static func ticks(_ digits: [Int], _ powers: [Int], _ scale: AxisScale) -> [Tick] {
    let isPlain = powers.allSatisfy { -3...4 ~= $0 }
    let positive = powers.flatMap { power in
      digits.map { digit in
        Tick(
          value: LogTicks.value(digit, power),
          label: LogTicks.label(digit, power, isPlain: isPlain, isGrouped: (powers.last ?? 0) >= 4))
      }
    }
    let negative = positive.reversed().map { tick in
      Tick(value: -tick.value, label: Label([Label.Run(NumberText.minus)] + tick.label.runs))
    }
    let all = negative + [Tick(value: 0, label: "0")] + positive
    return all.filter { scale.domain.contains($0.value) }
  }
}
