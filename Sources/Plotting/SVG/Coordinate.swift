/// The fixed-point numbers of a picture: coordinates are whole tenths of a pixel.
///
/// Tenths are finer than any screen shows at the usual zoom, keep files small, and make the bytes
/// independent of how a platform prints floating-point numbers.
package enum Coordinate {
  /// Beyond this many pixels a coordinate is clamped: some renderers overflow on large ones.
  static let limit = 100_000.0

  /// The value in tenths of a pixel; NaN counts as 0.
  static func tenths(_ value: Double) -> Int {
    guard !value.isNaN else { return 0 }
    return Int((min(max(value, -limit), limit) * 10).rounded())
  }

  /// The shortest text of a number of tenths: `.5`, `-.3`, `12`, `12.5`.
  static func append(tenths: Int, to bytes: inout [UInt8]) {
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = tenths.magnitude
    let whole = magnitude / 10
    let fraction = magnitude % 10
    if whole > 0 || fraction == 0 { appendDigits(of: whole, to: &bytes) }
    if fraction > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(fraction))
    }
  }

  /// The text of a coordinate, rounded to a tenth.
  package static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(tenths: tenths(value), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of a small quantity such as an opacity, rounded to a thousandth and free of exponents.
  package static func fineText(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let thousandths = Int((min(max(value, -limit), limit) * 1_000).rounded())
    let magnitude = thousandths.magnitude
    var digits = String(magnitude % 1_000 + 1_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    let whole = magnitude / 1_000
    let sign = thousandths < 0 ? "-" : ""
    guard !digits.isEmpty else { return sign + String(whole) }
    return sign + (whole == 0 ? "" : String(whole)) + "." + digits
  }

  private static func appendDigits(of value: UInt, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
