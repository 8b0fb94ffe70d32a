import Foundation

/// One way of writing all numbers of an axis: integers times a power of ten, with a suffix or a factor in common.
struct TickNotation: Sendable {
  /// The power of ten that all labels are to be multiplied by, for the title of the axis.
  let factor: String?
  private let exponent: Int
  private let isGrouped: Bool
  private let suffix: String

  /// - Parameters:
  ///   - largest: The largest magnitude that is to be written.
  ///   - exponent: The power of ten that all numbers are multiples of.
  ///   - hasSuffix: Whether a suffix may stand for thousands and millions.
  init(largest: Double, exponent: Int, hasSuffix: Bool = true) {
    let magnitude = largest > 0 ? Int(log10(largest).rounded(.down)) : 0
    let unit = hasSuffix ? TickNotation.shortestUnit(magnitude, exponent) : nil
    if magnitude < -3 || magnitude >= 15 {
      self.exponent = exponent - magnitude
      suffix = ""
      factor = "×10" + NumberText.superscript(magnitude)
    } else {
      self.exponent = exponent - (unit?.power ?? 0)
      suffix = unit?.suffix ?? ""
      factor = nil
    }
    isGrouped = magnitude >= 4 && suffix.isEmpty
  }

  /// All numbers as integers, for where there is room for few digits.
  init(integersTimes exponent: Int) {
    self.exponent = 0
    isGrouped = false
    suffix = ""
    factor = exponent == 0 ? nil : "×10" + NumberText.superscript(exponent)
  }

  /// The unit of the International System that makes numbers shorter, with three decimals at most.
  private static func shortestUnit(_ magnitude: Int, _ exponent: Int) -> (power: Int, suffix: String)? {
    let units: [(power: Int, suffix: String)] = [(12, "T"), (9, "G"), (6, "M"), (3, "k")]
    guard let unit = units.first(where: { magnitude >= max(5, $0.power) }) else { return nil }
    let decimals = max(0, unit.power - exponent)
    let length = magnitude - unit.power + 2 + (decimals > 0 ? decimals + 1 : 0)
    return decimals <= 3 && length < magnitude + 1 + magnitude / 3 ? unit : nil
  }

  /// The label of the integer times ten to the power that the notation is for.
  func text(_ integer: Int) -> String {
    let digits = NumberText.fixed(integer, exponent: exponent, isGrouped: isGrouped)
    return integer == 0 ? NumberText.fixed(0, exponent: suffix.isEmpty ? exponent : 0) : digits + suffix
  }
}

/// What all numbers of an axis have in common and its title says once: "+ 1G".
struct TickOffset: Sendable {
  /// The offset in units of the power of ten that the numbers are multiples of.
  let integer: Int
  /// The words for the title of the axis.
  let text: String

  /// The offset that leaves few digits to ascending integers times a power of ten; nil where none saves two of them.
  init?(_ integers: ClosedRange<Int>, exponent: Int) {
    let (low, high) = (integers.lowerBound, integers.upperBound)
    guard low > 0 || high < 0 else { return nil }
    let largest = max(low.magnitude, high.magnitude)
    let base = TickOffset.bases(low, high).first { base in
      let rest = max((low - base).magnitude, (high - base).magnitude)
      return base != 0 && String(rest).count + 2 <= String(largest).count
    }
    guard let base else { return nil }
    integer = base
    text = TickOffset.text(base, exponent: exponent)
  }

  /// A round number among the integers, and the next ones towards 0, the rounder first.
  private static func bases(_ low: Int, _ high: Int) -> [Int] {
    var unit = 1
    while unit < high - low { unit *= 10 }
    let round = 10 * unit
    let inside = (high >= 0 ? high / round : (high - round + 1) / round) * round
    let outside = [round, unit].map { (low > 0 ? low / $0 : high / $0) * $0 }
    return (inside >= low ? [inside] : []) + outside
  }

  private static func text(_ base: Int, exponent: Int) -> String {
    var (digits, power) = (Int(base.magnitude), exponent)
    while digits % 10 == 0 { (digits, power) = (digits / 10, power + 1) }
    let size = Double(digits) * pow(10, Double(power))
    let notation = TickNotation(largest: size.isFinite ? size : .greatestFiniteMagnitude, exponent: power)
    return (base < 0 ? NumberText.minus : "+") + " " + notation.text(digits) + (notation.factor ?? "")
  }
}
