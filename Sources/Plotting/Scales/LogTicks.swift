import Foundation

/// Ticks at powers of ten, or between them where the axis spans few.
enum LogTicks {
  static func choose(_ scale: AxisScale, room: LabelRoom) -> TickSet {
    let low = exponent(log10(scale.domain.lowerBound) - 1e-9, .up)
    let high = exponent(log10(scale.domain.upperBound) + 1e-9, .down)
    guard high > low else { return inside(scale, room: room) }
    let whole = decades(low...high, scale, room)
    let isSparse = whole.majors.count < 2
    guard high - low == 1 || isSparse else { return whole }
    let finer = inside(scale, room: room)
    return finer.majors.count > (isSparse ? 1 : 2) ? finer : whole
  }

  /// How many powers of ten there may be from one tick to the next.
  static let strides = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500]

  /// Every s-th power of ten for the smallest s that fits.
  private static func decades(_ powers: ClosedRange<Int>, _ scale: AxisScale, _ room: LabelRoom) -> TickSet {
    let isPlain = powers.lowerBound >= -3 && powers.upperBound <= 4
    func label(_ power: Int) -> Label {
      Self.label(1, power, isPlain: isPlain, isGrouped: powers.upperBound >= 4)
    }
    for stride in LogTicks.strides where stride <= powers.count {
      let aligned = powers.filter { $0 % stride == 0 }
      let kept = aligned.count >= 2 ? aligned : powers.filter { ($0 - powers.lowerBound) % stride == 0 }
      let ticks = kept.map { Tick(value: value(1, $0), label: label($0)) }
      if kept.count < 2 { break }
      guard room.fits(ticks, on: scale) else { continue }
      return TickSet(majors: ticks, minors: stride == 1 ? minors(powers, scale) : [])
    }
    let ends = [powers.lowerBound, powers.upperBound].map {
      Tick(value: value(1, $0), label: label($0))
    }
    return TickSet(majors: room.thinned(ends, on: scale))
  }

  /// In decades that are shorter, in pixels, lines at all digits would be a hatching.
  private static let leastDecade = 30.0

  /// The integers between the powers of ten, where a decade is long enough to show them.
  private static func minors(_ powers: ClosedRange<Int>, _ scale: AxisScale) -> [Double] {
    let decade = abs(
      scale.position(value(1, powers.lowerBound + 1)) - scale.position(value(1, powers.lowerBound)))
    guard decade >= leastDecade else { return [] }
    return (powers.lowerBound - 1...powers.upperBound).flatMap { power in
      (2...9).map { value($0, power) }
    }.filter(scale.domain.contains)
  }

  /// Sets of digits that divide a decade, from few to many.
  static let digitSets = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5, 7], Array(1...9)]

  /// Fewer than two whole decades: the digits that give the usual number of ticks, the others without labels.
  private static func inside(_ scale: AxisScale, room: LabelRoom) -> TickSet {
    let wanted = room.preferredCount(scale.length)
    let sets = digitSets.map { ticks($0, scale) }.filter { $0.count >= 2 && room.fits($0, on: scale) }
    let best = sets.min { abs(Double($0.count) - wanted) < abs(Double($1.count) - wanted) }
    guard let best else {
      let even = LinearTicks.choose(scale, room: room)
      let few = even.majors.count < 2 ? room.thinned(ticks(Array(1...9), scale), on: scale) : []
      return few.count < 2 ? even : TickSet(majors: few)
    }
    let labelled = best.map(\.value)
    return TickSet(
      majors: best, minors: ticks(Array(1...9), scale).map(\.value).filter { !labelled.contains($0) })
  }

  private static func ticks(_ digits: [Int], _ scale: AxisScale) -> [Tick] {
    let low = exponent(log10(scale.domain.lowerBound), .down)
    let high = exponent(log10(scale.domain.upperBound), .up)
    let isPlain = low >= -3 && high <= 4
    let isGrouped = scale.domain.upperBound >= 10_000
    return (low...high).flatMap { power in
      digits.sorted().map { digit in
        Tick(
          value: value(digit, power), label: label(digit, power, isPlain: isPlain, isGrouped: isGrouped))
      }
    }.filter { scale.domain.contains($0.value) }
  }

  /// Powers beyond these are not representable.
  private static func exponent(_ value: Double, _ rule: FloatingPointRoundingRule) -> Int {
    Int(min(max(value.isFinite ? value : 0, -323), 308).rounded(rule))
  }

  static func value(_ digit: Int, _ power: Int) -> Double {
    power >= 0 || power < -300
      ? Double(digit) * pow(10, Double(power)) : Double(digit) / pow(10, Double(-power))
  }

  static func label(_ digit: Int, _ power: Int, isPlain: Bool, isGrouped: Bool) -> Label {
    if isPlain { return Label(NumberText.fixed(digit, exponent: power, isGrouped: isGrouped)) }
    let base = digit == 1 ? "10" : "\(digit)×10"
    let sign = power < 0 ? NumberText.minus : ""
    return Label([Label.Run(base), Label.Run(sign + String(power.magnitude), position: .superscript)])
  }
}
