import Foundation

/// Numbers as figures write them, read back.
enum WrittenNumber {
  /// The value of a label: "−1.5k", "3×10^−4", with the factor and the offset of the title of its axis: "×10⁻⁵ + 1G".
  static func value(_ label: String, factor: String?) -> Double {
    var parts = (factor ?? "").split(separator: " ").map(String.init)
    var scale = 1.0
    if let first = parts.first, first.hasPrefix("×") {
      scale = value(String(first.dropFirst()))
      parts.removeFirst()
    }
    let offset = parts.count == 2 ? value(parts[1]) * (parts[0] == "+" ? 1 : -1) : 0
    return value(label) * scale + offset
  }

  private static func value(_ text: String) -> Double {
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    var plain = ""
    for character in text {
      let digit = character == "⁻" ? "-" : raised.firstIndex(of: character).map { String($0) }
      if digit != nil && !plain.contains("^") { plain += "^" }
      plain += digit ?? (character == "−" ? "-" : character == "," ? "" : String(character))
    }
    plain = plain.replacingOccurrences(of: "×10^", with: "e").replacingOccurrences(of: "10^", with: "1e")
    for (unit, power) in [("k", "e3"), ("M", "e6"), ("G", "e9"), ("T", "e12")] {
      plain = plain.replacingOccurrences(of: unit, with: power)
    }
    return Double(plain) ?? .nan
  }
}
