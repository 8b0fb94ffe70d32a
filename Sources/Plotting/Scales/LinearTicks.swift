import Foundation

/// Ticks at multiples of 1, 2 or 5 times a power of ten.
///
/// Among the steps whose labels are distinct and apart, the one whose number of ticks is nearest to the usual
/// distance wins. Values are integers times a power of ten, so labels are exact.
enum LinearTicks {
  /// Steps as an integer times a power of ten.
  struct Step: Sendable {
    let digit: Int
    let exponent: Int

    /// The multiple of the step with this index, correctly rounded for exponents of daily use.
    func value(_ index: Int) -> Double {
      let integer = Double(index * digit)
      if exponent >= 0 { return integer * pow(10, Double(exponent)) }
      return exponent < -300 ? integer * pow(10, Double(exponent)) : integer / pow(10, Double(-exponent))
    }

    /// The indices of the multiples inside a range; nil where they are too many or not representable.
    func indices(in range: ClosedRange<Double>) -> ClosedRange<Int>? {
      let size = value(1)
      guard size > 0, size.isFinite else { return nil }
      let first = (range.lowerBound / size - tolerance).rounded(.up)
      let last = (range.upperBound / size + tolerance).rounded(.down)
      let most = 0x1p53 / Double(digit)
      guard abs(first) < most, abs(last) < most, last - first < 400, first <= last else { return nil }
      return Int(first)...Int(last)
    }

    private var tolerance: Double { 1e-9 }
  }

  static func choose(_ scale: AxisScale, room: LabelRoom, isWhole: Bool = false) -> TickSet {
    let steps = steps(for: scale.domain, isWhole: isWhole)
    if isWhole, let number = onlyNumber(in: scale.domain) { return number }
    if isWhole, let set = best(steps, [.whole], scale, room) { return set }
    let short = [Style.short], any = [Style.offset, .long]
    if let set = best(steps, short, scale, room) ?? best(steps, any, scale, room) { return set }
    let rest = ends(steps, short + any, scale, room) ?? TickSet()
    if rest.majors.count > 1 { return rest }
    if isWhole { return choose(scale, room: room) }
    return best(steps, [.integers], scale, room) ?? ends(steps, [.integers], scale, room) ?? rest
  }

  /// The whole number of a range shorter than 1 as the only tick, as below the only bar of a row; nil where there is
  /// none.
  private static func onlyNumber(in domain: ClosedRange<Double>) -> TickSet? {
    let number = domain.lowerBound.rounded(.up)
    guard Domain.halfSpan(domain) < 0.5, domain.contains(number), abs(number) < 0x1p53 else { return nil }
    return TickSet(majors: [Tick(value: number, label: Label(NumberText.exact(number)))])
  }

  /// How labels are written: in full if they have few digits, without what they have in common, in full; those of whole
  /// numbers first without a suffix, as titles, tables and films write them; where nothing else has room, as integers
  /// times a power of ten.
  private enum Style { case whole, short, offset, long, integers }

  /// The set with about the usual number of ticks; nil where no two labels are apart in any.
  private static func best(
    _ steps: [Step], _ styles: [Style], _ scale: AxisScale, _ room: LabelRoom
  ) -> TickSet? {
    let wanted = room.preferredCount(scale.length)
    let most = room.greatestCount(scale.length)
    var best: (set: TickSet, cost: Double)?
    for step in steps {
      guard let indices = step.indices(in: scale.domain), indices.count >= 2 else { continue }
      let excess = Double(indices.count) - wanted
      // From coarse to fine the counts only grow, so nothing behind a step that is too fine can win.
      if indices.count > most || excess > best?.cost ?? .infinity { break }
      let sets = styles.lazy.compactMap { ticks(step, indices, $0) }
      guard let set = sets.first(where: { room.fits($0.majors, on: scale) }) else { continue }
      if abs(excess) < best?.cost ?? .infinity { best = (set, abs(excess)) }
    }
    return best?.set
  }

  /// The coarsest ticks of which two at least, with others between them left out, have room; else one alone.
  private static func ends(
    _ steps: [Step], _ styles: [Style], _ scale: AxisScale, _ room: LabelRoom
  ) -> TickSet? {
    var alone: TickSet?
    for step in steps {
      guard let indices = step.indices(in: scale.domain), indices.count < 100 else { continue }
      for style in styles {
        guard var set = ticks(step, indices, style) else { continue }
        set.majors = room.thinned(set.majors, on: scale)
        if set.majors.count > 1 { return set }
        alone = alone ?? set
      }
    }
    return alone
  }

  /// All steps that could give two to some hundred ticks, from coarse to fine.
  private static func steps(for domain: ClosedRange<Double>, isWhole: Bool) -> [Step] {
    let half = Domain.halfSpan(domain)
    guard half > 0 else { return [] }
    let magnitude = Int((log10(half) + log10(2)).rounded(.down))
    return stride(from: magnitude + 1, through: magnitude - 2, by: -1).flatMap { exponent in
      [5, 2, 1].map { Step(digit: $0, exponent: exponent) }
    }.filter { !isWhole || $0.exponent >= 0 || half < 0.5 }
  }

  /// The ticks in a style; nil where it does not suit them.
  private static func ticks(_ step: Step, _ indices: ClosedRange<Int>, _ style: Style) -> TickSet? {
    let integers = (indices.lowerBound * step.digit)...(indices.upperBound * step.digit)
    let offset = style == .offset || style == .integers ? TickOffset(integers, exponent: step.exponent) : nil
    if style == .offset && offset == nil { return nil }
    let base = offset?.integer ?? 0
    let unit = LinearTicks.Step(digit: 1, exponent: step.exponent)
    let largest = [integers.lowerBound, integers.upperBound].map { abs(unit.value($0 - base)) }.max() ?? 0
    let notation =
      style == .integers
      ? TickNotation(integersTimes: step.exponent)
      : TickNotation(largest: largest, exponent: step.exponent, hasSuffix: style != .whole)
    let majors = indices.map { index in
      Tick(value: step.value(index), label: Label(notation.text(index * step.digit - base)))
    }
    if style == .whole && notation.factor != nil { return nil }
    if style == .short || style == .whole, majors.contains(where: { $0.label.digits > shortDigits }) {
      return nil
    }
    let factor = [notation.factor, offset?.text].compactMap(\.self).joined(separator: " ")
    return TickSet(majors: majors, factor: factor.isEmpty ? nil : factor)
  }

  /// Labels with more digits than this are read with trouble.
  private static let shortDigits = 7
}

extension Label {
  fileprivate var digits: Int { plainText.count { $0.isNumber } }
}
