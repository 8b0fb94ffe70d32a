/// Writes text into HTML.
enum HTMLText {
  /// Text for between tags and inside double-quoted attributes.
  static func escaped(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends text for between tags and inside double-quoted attributes.
  static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { append($0, to: &bytes) } }
  }

  /// Copies what needs no escape in whole runs, as most texts need none.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for index in text.indices {
      guard let escape = escape(text[index]) else { continue }
      bytes.append(contentsOf: text[start..<index])
      bytes.append(contentsOf: escape.utf8)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  private static func escape(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }

  /// A destination for an attribute: what may not stand in a URL is percent-encoded, as libcmark does it.
  static func url(_ text: String) -> String {
    let encoded = percentEncoded(text)
    guard encoded.utf8.contains(where: { "&'".utf8.contains($0) }) else { return encoded }
    return encoded.replacing("&", with: "&amp;").replacing("'", with: "&#x27;")
  }

  /// What may not stand in a URL is percent-encoded; signs that have a meaning in URLs keep it.
  static func percentEncoded(_ text: String) -> String {
    encoded(text) { isURLSafe($0) || "&'".utf8.contains($0) }
  }

  /// The URL of a file by its name: no sign of the name means anything to a URL.
  static func path(_ name: String) -> String {
    encoded(name) { isURLSafe($0) && !"#?%:()".utf8.contains($0) }
  }

  private static func encoded(_ text: String, _ isKept: (UInt8) -> Bool) -> String {
    var result = ""
    for byte in text.utf8 {
      if isKept(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + hexadecimal(byte)
      }
    }
    return result
  }

  private static func isURLSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_.+!*(),%#@?=;:/$~".utf8.contains(byte)
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.utf8.count < 2 ? "0" + text : text
  }

  /// Whether an address is one of the web.
  static func isOfWeb(_ address: String) -> Bool {
    ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
  }

  /// Whether a browser that follows the link would run something: `javascript:` and its kin, and `data:`
  /// other than pictures.
  static func isDangerous(_ url: String) -> Bool {
    let start = url.utf8.prefix(64).filter { $0 > 0x20 }.prefix(32)
    let scheme = String(decoding: start, as: UTF8.self).lowercased()
    if scheme.hasPrefix("data:") {
      return !["png", "gif", "jpeg", "webp"].contains { scheme.hasPrefix("data:image/" + $0) }
    }
    return ["javascript:", "vbscript:", "file:"].contains { scheme.hasPrefix($0) }
  }
}
