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
      guard abs(first) < 1e15, abs(last) < 1e15, last - first < 400, first <= last else { return nil }
      return Int(first)...Int(last)
    }

    private var tolerance: Double { 1e-9 }
  }

  static func choose(_ scale: AxisScale, room: LabelRoom, isWhole: Bool = false) -> TickSet {
    let wanted = room.preferredCount(scale.length)
    let most = room.greatestCount(scale.length)
    var best: (set: TickSet, cost: Double)?
    var fallback: TickSet?
    for step in steps(for: scale.domain, isWhole: isWhole) {
      guard let indices = step.indices(in: scale.domain) else { continue }
      let cost = abs(Double(indices.count) - wanted)
      // From coarse to fine the counts only grow, so nothing behind a step that is too fine can win.
      if fallback != nil || best != nil, indices.count > most { break }
      let set = ticks(step, indices)
      guard indices.count >= 2, room.fits(set.majors, on: scale) else {
        if fallback == nil || indices.count <= 2 { fallback = set }
        continue
      }
      if best.map({ cost < $0.cost }) ?? true { best = (set, cost) }
      if let best, Double(indices.count) > wanted + best.cost { break }
    }
    if let best { return best.set }
    var rest = fallback ?? TickSet()
    rest.majors = room.thinned(rest.majors, on: scale)
    return rest
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

  private static func ticks(_ step: Step, _ indices: ClosedRange<Int>) -> TickSet {
    let largest = max(abs(step.value(indices.lowerBound)), abs(step.value(indices.upperBound)))
    let notation = Notation(largest: largest, exponent: step.exponent)
    let majors = indices.map { index in
      Tick(value: step.value(index), label: Label(notation.text(index * step.digit)))
    }
    return TickSet(majors: majors, factor: notation.factor)
  }

  /// One way of writing all labels of an axis.
  private struct Notation {
    let exponent: Int
    let isGrouped: Bool
    let suffix: String
    let factor: String?

    init(largest: Double, exponent: Int) {
      let magnitude = largest > 0 ? Int(log10(largest).rounded(.down)) : 0
      let isSmall = magnitude < -3
      let suffixes = [(12, "T"), (9, "G"), (6, "M"), (3, "k")]
      if isSmall || magnitude >= 15 {
        self.exponent = exponent - magnitude
        suffix = ""
        factor = "×10" + NumberText.superscript(magnitude)
      } else if magnitude >= 5, let unit = suffixes.first(where: { magnitude >= $0.0 }),
        exponent >= unit.0 - 2
      {
        self.exponent = exponent - unit.0
        suffix = unit.1
        factor = nil
      } else {
        self.exponent = exponent
        suffix = ""
        factor = nil
      }
      isGrouped = magnitude >= 4 && suffix.isEmpty
    }

    func text(_ integer: Int) -> String {
      let digits = NumberText.fixed(integer, exponent: exponent, isGrouped: isGrouped)
      return integer == 0 ? NumberText.fixed(0, exponent: suffix.isEmpty ? exponent : 0) : digits + suffix
    }
  }
}
