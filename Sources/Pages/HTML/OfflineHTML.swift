/// An author's HTML without what a browser would fetch from elsewhere.
///
/// Only destinations that are known to be harmless stay: parts of the page itself, `data:`, and, where a page may have
/// files of its own, plain relative paths. Linear in the length of the text.
struct OfflineHTML {
  /// What is left.
  private(set) var html = ""
  /// What was dropped, such as `src of <img>`, in order.
  private(set) var dropped: [String] = []
  private let bytes: [UInt8]
  private let allowsOwnFiles: Bool
  private var place = 0
  private var kept = 0
  private var result: [UInt8] = []

  /// Reads a block of HTML, or one tag.
  init(_ html: String, allowsOwnFiles: Bool) {
    bytes = Array(html.utf8)
    self.allowsOwnFiles = allowsOwnFiles
    while place < bytes.count { step() }
    result += bytes[kept...]
    self.html = String(decoding: result, as: UTF8.self)
  }

  private static let loading: Set<String> = [
    "src", "srcset", "srcdoc", "poster", "data", "background", "imagesrcset", "manifest", "archive",
    "codebase",
    "lowsrc", "dynsrc", "xlink:href",
  ]
  /// Elements whose `href` is fetched, not followed.
  private static let fetching: Set<String> = ["link", "base", "image", "use", "feimage", "script"]

  private mutating func step() {
    guard bytes[place] == UInt8(ascii: "<") else { return place += 1 }
    if starts("<!--") { return place = end(of: "-->", from: place + 4) }
    let start = place
    place += 1
    let name = word { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty else { return }
    while let attribute = nextAttribute() { judge(attribute, of: name) }
    if name == "style" { style(from: start) }
    if name == "script" { place = end(of: "</script>", from: place) }
  }

  /// A style sheet that loads is dropped whole, tag included.
  private mutating func style(from start: Int) {
    let end = end(of: "</style>", from: place)
    let text = String(decoding: bytes[min(place, bytes.count)..<end], as: UTF8.self)
    place = end
    if Self.loads(style: text) { drop(start..<end, "<style>") }
  }

  private mutating func judge(_ attribute: Attribute, of element: String) {
    let isHarmless =
      switch attribute.name {
      case "style": !Self.loads(style: attribute.value)
      case "href" where Self.fetching.contains(element): isHarmless(attribute.value)
      case "content" where element == "meta": false
      case let name where Self.loading.contains(name): isHarmless(attribute.value)
      default: true
      }
    if !isHarmless { drop(attribute.range, "\(attribute.name) of <\(element)>") }
  }

  private func isHarmless(_ value: String) -> Bool {
    let value = value.lowercased().filter { !$0.isWhitespace }
    if value.isEmpty || value.hasPrefix("#") { return true }
    // A list of sources may go on with others behind the first.
    if value.hasPrefix("data:") { return value.hasPrefix("data:image/") && !value.dropFirst(5).contains(":") }
    return allowsOwnFiles && !value.hasPrefix("//") && value.utf8.allSatisfy(Self.isPlain)
  }

  /// A byte of a relative path that no browser reads as something else.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || "-_./%".utf8.contains(byte)
  }

  private static func loads(style: String) -> Bool {
    let text = style.lowercased()
    if text.contains("@import") || text.contains("\\") || text.contains("image-set") { return true }
    return text.ranges(of: "url(").contains { found in
      let value = text[found.upperBound...].drop { " \"'".contains($0) }
      return !value.hasPrefix("data:image/") && !value.hasPrefix("#")
    }
  }

  private mutating func drop(_ range: Range<Int>, _ what: String) {
    guard range.lowerBound >= kept else { return }
    result += bytes[kept..<range.lowerBound]
    kept = range.upperBound
    dropped.append(what)
  }
}

extension OfflineHTML {
  private struct Attribute {
    let name: String
    let value: String
    /// With the white space before it.
    let range: Range<Int>
  }

  /// The next attribute of the tag; `nil` at its end, which is then passed.
  private mutating func nextAttribute() -> Attribute? {
    let start = place
    while place < bytes.count, bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: "/") { place += 1 }
    guard place < bytes.count, bytes[place] != UInt8(ascii: ">") else {
      place = min(place + 1, bytes.count)
      return nil
    }
    let first = place
    place += 1
    let rest = word { $0 > 0x20 && !"=/>".utf8.contains($0) }
    let name = String(decoding: bytes[first..<(first + 1)], as: UTF8.self).lowercased() + rest
    return Attribute(name: name, value: value(), range: start..<place)
  }

  private mutating func value() -> String {
    var ahead = place
    while ahead < bytes.count, bytes[ahead] <= 0x20 { ahead += 1 }
    guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") else { return "" }
    place = ahead + 1
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard place < bytes.count else { return "" }
    let quote = bytes[place]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let start = isQuoted ? place + 1 : place
    place = start
    while place < bytes.count,
      isQuoted ? bytes[place] != quote : bytes[place] > 0x20 && bytes[place] != UInt8(ascii: ">")
    {
      place += 1
    }
    defer { if isQuoted { place = min(place + 1, bytes.count) } }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
    let start = place
    while place < bytes.count, isPart(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
  }

  private func starts(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  /// The offset behind a text, ignoring case; the end where it is not there.
  private func end(of text: String, from start: Int) -> Int {
    let wanted = Array(text.utf8)
    var offset = min(start, bytes.count)
    while offset + wanted.count <= bytes.count {
      if zip(bytes[offset...], wanted).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) {
        return offset + wanted.count
      }
      offset += 1
    }
    return bytes.count
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  fileprivate var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
