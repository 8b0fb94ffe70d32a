/// How large a drawing is, and how small it may be shown.
struct DrawnSize {
  /// The width that the root element declares, in pixels.
  let width: Double
  /// The size of the smallest words, in pixels; raised figures are left out.
  private let smallestText: Double

  init(of drawing: String) {
    let bytes = Array(drawing.utf8)
    let root = bytes.prefix { $0 != UInt8(ascii: ">") }
    width = Self.numbers(named: "width", in: root).first ?? 0
    smallestText = Self.numbers(named: "font-size", in: bytes[...]).filter { $0 >= 1 }.min() ?? Self.usualText
  }

  /// Whether it may reach out of the column of the text.
  var isWide: Bool { width > 680 }

  /// Whether its words would become too small in the column of the text, so that it is shown in full size.
  var scrolls: Bool { width > 850 }

  /// The width, in whole pixels, below which a phone shows a part of the drawing in place of smaller words.
  var leastWidth: Int {
    let share = min(Self.leastText / smallestText, 1)
    return Int(exactly: min(width * share, 1e6).rounded(.up)) ?? 0
  }

  private static let usualText = 12.0
  /// Smaller words than these are hard to read on a phone.
  private static let leastText = 9.0

  /// The values of an attribute, without those that are shares of something.
  private static func numbers(named name: String, in bytes: ArraySlice<UInt8>) -> [Double] {
    let opening = Array(" \(name)=\"".utf8)
    return bytes.indices.compactMap { start in
      guard bytes[start] == opening[0], bytes[start...].starts(with: opening) else { return nil }
      let value = bytes[(start + opening.count)...].prefix { $0 != UInt8(ascii: "\"") }
      return Double(String(decoding: value, as: UTF8.self))
    }
  }
}
