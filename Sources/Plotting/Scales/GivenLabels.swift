import Foundation

/// Labels of values that are given, written as an axis writes those that it chooses.
struct GivenLabels: Sendable {
  let labels: [Label]
  /// What all labels are to be multiplied by and added to.
  let factor: String?

  /// - Parameter values: Ascending values; infinite ones, as rounding may make them, count as the largest number.
  init(_ values: [Double]) {
    let greatest = Double.greatestFiniteMagnitude
    let values = values.map { min(max($0.isNaN ? 0 : $0, -greatest), greatest) }
    if let common = Common(values) {
      (labels, factor) = (common.labels, common.factor)
    } else {
      (labels, factor) = (GivenLabels.separate(values), nil)
    }
  }

  /// Multiples of one power of ten.
  private struct Common {
    let labels: [Label]
    let factor: String?

    /// Nil where the numbers would have more digits than are read with ease.
    init?(_ values: [Double]) {
      let sizes = values.map { abs($0) }.filter { $0 > 0 }
      let largest = sizes.max() ?? 0
      let gaps = zip(values, values.dropFirst()).map { $1 / 2 - $0 / 2 }.filter { $0 > 0 }
      let gap = gaps.min() ?? 0.05 * largest
      let isEven = gaps.count > 1 && (gaps.max() ?? 0) <= 1.01 * gap
      /// Among even steps only rounding makes a number tiny beside them, which is 0 then.
      func tolerance(_ value: Double) -> Double { isEven ? 0.01 * gap : 0.01 * min(gap, abs(value)) }
      guard isEven || !Common.differMuch(sizes, gaps) else { return nil }
      let magnitude = largest > 0 ? Int(log10(largest).rounded(.down)) : 0
      let powers = stride(from: magnitude, through: magnitude - 14, by: -1)
      func integer(_ value: Double, _ power: Int) -> Double {
        NumberText.scale(value, byTenTo: -power).rounded()
      }
      let power = powers.first { power in
        values.allSatisfy {
          abs($0 - NumberText.scale(integer($0, power), byTenTo: power)) <= tolerance($0)
        }
      }
      guard let power else { return nil }
      let haveEmptyDecimals = power < 0 && sizes.contains { $0 <= largest / 1000 }
      guard !haveEmptyDecimals else { return nil }
      let integers = values.map { Int(integer($0, power)) }
      let offset = magnitude - power > 6 ? Common.offset(integers, power) : nil
      let rest = integers.map { $0 - (offset?.integer ?? 0) }
      let size = Double(rest.map(\.magnitude).max() ?? 0)
      guard size < 1e7 else { return nil }
      let notation = TickNotation(largest: NumberText.scale(size, byTenTo: power), exponent: power)
      labels = rest.map { Label(notation.text($0)) }
      let factor = [notation.factor, offset?.text].compactMap(\.self).joined(separator: " ")
      self.factor = factor.isEmpty ? nil : factor
    }

    /// Whether the numbers, and the steps between them, are of sizes that only powers of ten can tell.
    private static func differMuch(_ sizes: [Double], _ gaps: [Double]) -> Bool {
      guard let least = sizes.min(), let largest = sizes.max(), let gap = gaps.min(), let step = gaps.max()
      else { return false }
      return !(least >= 1e-3 && largest < 1e5) && largest >= 1000 * least && step >= 100 * gap
    }

    private static func offset(_ integers: [Int], _ power: Int) -> TickOffset? {
      guard let low = integers.min(), let high = integers.max() else { return nil }
      return TickOffset(low...high, exponent: power)
    }
  }

  /// Numbers of different sizes: plain ones if all are of daily use, else powers of ten.
  private static func separate(_ values: [Double]) -> [Label] {
    let powers = values.filter { $0 != 0 }.map { Int(log10(abs($0)).rounded(.down)) }
    let isPlain = powers.allSatisfy { -3...4 ~= $0 }
    let digits = (1...15).first { digits in isFine(values, digits) } ?? 15
    return values.map { value in
      isPlain || value == 0
        ? Label(NumberText.short(value, digits: digits)) : Label(power: value, digits: digits)
    }
  }

  /// Whether rounding changes nothing that can be seen, nor makes two values equal.
  private static func isFine(_ values: [Double], _ digits: Int) -> Bool {
    let rounded = values.map { NumberText.rounded($0, digits: digits) }
    let isNear = zip(values, rounded).allSatisfy { abs($0 / 2 - $1 / 2) <= 0.0005 * abs($0) }
    return isNear && Set(rounded).count == Set(values).count
  }
}

extension Label {
  /// A number as a mantissa times a power of ten: "2×10⁸", "10⁸".
  fileprivate init(power value: Double, digits: Int) {
    let rounded = NumberText.rounded(value, digits: digits)
    let safe = rounded.isFinite ? rounded : value
    // Just below a power of ten, the logarithm may be rounded up to it or not.
    let power = Int((log10(abs(safe)) + 1e-12).rounded(.down))
    let mantissa = NumberText.short(NumberText.scale(safe, byTenTo: -power), digits: digits)
    let isPower = mantissa == "1" || mantissa == NumberText.minus + "1"
    let base = isPower ? mantissa + "0" : mantissa + "×10"
    let sign = power < 0 ? NumberText.minus : ""
    self.init([Run(base), Run(sign + String(power.magnitude), position: .superscript)])
  }
}
