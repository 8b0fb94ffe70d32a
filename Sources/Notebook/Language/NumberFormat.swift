import Foundation

/// How an inline value is written: one of printf's conversions `d e f g`.
struct NumberFormat: Sendable, Hashable {
  let flags: String
  let width: Int
  let precision: Int?
  let conversion: Character

  /// A format from text such as `%.3f`, or `nil` where it is none.
  init?(_ text: String) {
    guard let match = text.wholeMatch(of: #/%([-+ 0#]*)(\d{0,3})(?:\.(\d{0,3}))?([defg])/#) else {
      return nil
    }
    flags = String(match.1)
    width = Int(match.2) ?? 0
    precision = match.3.map { Int($0) ?? 0 }
    conversion = match.4.first ?? "g"
  }

  /// A number in this format; `d` rounds to the nearest whole number.
  func text(_ value: Double) -> String {
    guard value.isFinite else { return NumberText.shortest(value) }
    let precision = conversion == "d" ? ".0" : self.precision.map { ".\($0)" } ?? ""
    let letter = conversion == "d" ? "f" : conversion
    let rounded = conversion == "d" ? value.rounded() : value
    return String(format: "%\(flags)\(width > 0 ? String(width) : "")\(precision)\(letter)", rounded)
  }
}

/// The ways numbers are written for people.
enum NumberText {
  /// The shortest text that reads back as the same number; a whole number has no fraction.
  static func shortest(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let text = value.description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    return text.replacing("e+", with: "e").replacing("e-0", with: "e-")
  }

  /// A number to some significant digits; shortest where that is exact. A number that was rounded keeps its last
  /// zeros, since they say how far it is known.
  static func rounded(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return shortest(value) }
    let digits = min(max(digits, 1), 17)
    guard let nearest = Double(String(format: "%.\(digits - 1)e", value)) else { return shortest(value) }
    return nearest == value ? shortest(value) : padded(shortest(nearest), to: digits)
  }

  /// Zeros behind a text of fewer significant digits.
  private static func padded(_ text: String, to digits: Int) -> String {
    let exponent = text.firstIndex(of: "e") ?? text.endIndex
    let mantissa = text[..<exponent]
    let significant = mantissa.filter(\.isNumber).drop { $0 == "0" }.count
    guard significant < digits else { return text }
    let point = mantissa.contains(".") ? "" : "."
    let zeros = String(repeating: "0", count: digits - significant)
    return "\(mantissa)\(point)\(zeros)\(text[exponent...])"
  }
}
