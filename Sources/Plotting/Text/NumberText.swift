import Foundation

/// Numbers as readers expect them: a true minus sign, commas from 10,000, never "−0", never an exponent with `e`.
public enum NumberText {
  /// The sign of negative numbers, U+2212.
  static let minus = "\u{2212}"

  /// A value rounded to a number of significant digits, without trailing zeros: "2.31", "50,000", "3.2×10⁻⁷".
  public static func short(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : (value < 0 ? minus : "") + "∞" }
    guard value != 0 else { return "0" }
    let (mantissa, exponent) = decimal(value, digits: min(max(digits, 1), 15))
    return text(mantissa, exponent: exponent)
  }

  /// The same for pictures of a computation: digits before the point are not rounded but in numbers from ten million
  /// on, which are written with powers of ten, and NaN has its short name.
  public static func shortOrWhole(_ value: Double, digits: Int) -> String {
    if value.isNaN { return "NaN" }
    guard value.magnitude >= 1e7, value.isFinite else {
      return short(value, digits: wholeDigits(value, atLeast: digits))
    }
    let (mantissa, exponent) = decimal(value, digits: min(max(digits, 1), 15))
    return text(mantissa, exponent: exponent, largestMagnitude: 6)
  }

  /// The number that `shortOrWhole` writes.
  public static func roundedOrWhole(_ value: Double, digits: Int) -> Double {
    rounded(value, digits: wholeDigits(value, atLeast: digits))
  }

  /// As many digits as stand before the point of a number below ten million, if those are more.
  private static func wholeDigits(_ value: Double, atLeast digits: Int) -> Int {
    guard value.magnitude >= 1, value.magnitude < 1e7 else { return digits }
    return max(digits, String(Int(value.magnitude)).count)
  }

  /// A whole number as on an axis that reaches to another: from 10,000 on, both have commas.
  public static func whole(_ number: Int, upTo largest: Int) -> String {
    fixed(number, exponent: 0, isGrouped: largest.magnitude >= 10_000)
  }

  /// A value in as few digits as tell it apart from every other: 0.1, 1.0000000000000002.
  public static func exact(_ value: Double) -> String {
    guard value.isFinite, value != 0, let (mantissa, exponent) = shortest(value) else { return short(value) }
    return text(mantissa, exponent: exponent)
  }

  /// A value rounded to a number of significant digits; infinite where the result is too large.
  static func rounded(
    _ value: Double, digits: Int, _ rule: FloatingPointRoundingRule = .toNearestOrEven
  ) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let (mantissa, exponent) = bound(value, digits: digits, rule)
    return Double("\(mantissa)e\(exponent)") ?? value
  }

  private static func bound(
    _ value: Double, digits: Int, _ rule: FloatingPointRoundingRule
  ) -> (mantissa: Int, exponent: Int) {
    let (mantissa, exponent) = decimal(value, digits: min(max(digits, 1), 15))
    let nearest = Double("\(mantissa)e\(exponent)") ?? value
    if rule == .down && nearest > value { return (mantissa - 1, exponent) }
    if rule == .up && nearest < value { return (mantissa + 1, exponent) }
    return (mantissa, exponent)
  }

  /// The integer `mantissa`·10^`exponent` without trailing zeros behind the point, as a power of ten where long.
  private static func text(_ mantissa: Int, exponent: Int, largestMagnitude: Int = 14) -> String {
    var (mantissa, exponent) = (mantissa, exponent)
    while mantissa != 0 && mantissa % 10 == 0 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let magnitude = String(mantissa.magnitude).count + exponent - 1
    guard magnitude < -4 || magnitude > largestMagnitude else { return fixed(mantissa, exponent: exponent) }
    let scaled = fixed(mantissa, exponent: exponent - magnitude)
    return scaled + "×10" + superscript(magnitude)
  }

  /// A value in ASCII digits without groups or exponent, for scripts.
  ///
  /// - Parameter unit: The power of ten that the value is written as a multiple of.
  static func plain(_ value: Double, digits: Int, unit: Int = 0) -> String {
    guard value.isFinite, value != 0 else { return "0" }
    let (mantissa, exponent) = decimal(value, digits: digits)
    return (mantissa < 0 ? "-" : "") + ungrouped(mantissa, exponent: exponent - unit)
  }

  /// The integer `mantissa`·10^`exponent` with the decimals that the exponent asks for, kept even where zero.
  ///
  /// - Parameter isGrouped: Whether four digits are grouped too, as beside longer numbers.
  static func fixed(_ mantissa: Int, exponent: Int, isGrouped: Bool = false) -> String {
    guard mantissa != 0 || exponent < 0 else { return "0" }
    let parts = ungrouped(mantissa, exponent: exponent).split(separator: ".", maxSplits: 1)
    let fraction = parts.count > 1 ? "." + parts[1] : ""
    return (mantissa < 0 ? minus : "") + grouped(String(parts[0]), beyond: isGrouped ? 3 : 4) + fraction
  }

  private static func ungrouped(_ mantissa: Int, exponent: Int) -> String {
    var digits = String(mantissa.magnitude)
    let decimals = max(0, -exponent)
    if exponent > 0 && mantissa != 0 { digits += String(repeating: "0", count: min(exponent, 400)) }
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    return digits.dropLast(decimals) + (decimals > 0 ? "." + digits.suffix(decimals) : "")
  }

  /// An integer exponent in raised characters.
  static func superscript(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { raised[$0] } }
    return (exponent < 0 ? "⁻" : "") + String(digits)
  }

  /// Digits in groups of three where there are more than so many.
  private static func grouped(_ digits: String, beyond most: Int) -> String {
    guard digits.count > most else { return digits }
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0 && (digits.count - offset) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// The shortest decimal that is read as the value, as an integer times a power of ten.
  private static func shortest(_ value: Double) -> (mantissa: Int, exponent: Int)? {
    let parts = "\(value)".split(separator: "e")
    let digits = parts[0].split(separator: ".")
    let fraction = digits.count > 1 && digits[1] != "0" ? digits[1] : ""
    guard let mantissa = Int(digits[0] + fraction) else { return nil }
    return (mantissa, (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction.count)
  }

  /// The nearest decimal with so many digits, as an integer times a power of ten.
  private static func decimal(_ value: Double, digits: Int) -> (mantissa: Int, exponent: Int) {
    let magnitude = Int(log10(abs(value)).rounded(.down))
    let exponent = magnitude - digits + 1
    let scaled = scale(value, byTenTo: -exponent)
    return (Int(scaled.rounded()), exponent)
  }

  /// A value times a power of ten; in two steps, because a single power of ten overflows for the smallest and largest numbers.
  static func scale(_ value: Double, byTenTo power: Int) -> Double {
    let first = min(max(power, -150), 150)
    let scaled = step(value, first)
    return first == power ? scaled : scale2(scaled, power - first)
  }

  private static func scale2(_ value: Double, _ power: Int) -> Double {
    let first = min(max(power, -150), 150)
    return step(step(value, first), power - first)
  }

  private static func step(_ value: Double, _ power: Int) -> Double {
    power < 0 ? value / pow(10, Double(-power)) : value * pow(10, Double(power))
  }
}
