import Notebook
import Source

/// Writes code with its tokens marked for the style sheet.
enum CodeWriter {
  /// A block of code in another language, which is not coloured.
  static func html(_ text: String, language: String) -> String {
    let name = language.isEmpty ? "" : " class=\"language-\(HTMLText.escaped(language))\""
    return "<pre class=\"code\" tabindex=\"0\"><code\(name)>\(HTMLText.escaped(text))</code></pre>"
  }

  /// Lines of a cell with keywords, numbers, texts and comments marked.
  static func cell(_ lines: [Span], in source: SourceText) -> String {
    var html = ""
    for line in lines {
      html += Self.line(line, in: source) + "\n"
    }
    return "<pre class=\"code\" tabindex=\"0\"><code class=\"language-swift-nn\">\(html)</code></pre>"
  }

  private static func line(_ line: Span, in source: SourceText) -> String {
    var html = ""
    var place = line.lower
    for token in Highlighter.tokens(in: source.bytes, line: line) {
      html += HTMLText.escaped(source.string(Span(place, token.span.lower)))
      html += "<span class=\"\(token.kind.rawValue)\">\(HTMLText.escaped(source.string(token.span)))</span>"
      place = token.span.upper
    }
    return html + HTMLText.escaped(source.string(Span(place, line.upper)))
  }
}

/// Splits a line of a cell into what is coloured alike.
enum Highlighter {
  enum Kind: String {
    case keyword = "k"
    case label = "l"
    case number = "n"
    case text = "s"
    case comment = "c"
  }

  struct Token {
    let span: Span
    let kind: Kind
  }

  /// The coloured parts of a line, in order.
  static func tokens(in bytes: [UInt8], line: Span) -> [Token] {
    var scanner = LineScanner(bytes: bytes, place: line.lower, end: line.upper)
    return scanner.scan()
  }
}

/// Scans one line of a cell.
private struct LineScanner {
  let bytes: [UInt8]
  var place: Int
  let end: Int
  private var tokens: [Highlighter.Token] = []
  private var isAtStart = true

  init(bytes: [UInt8], place: Int, end: Int) {
    self.bytes = bytes
    self.place = place
    self.end = min(end, bytes.count)
  }

  mutating func scan() -> [Highlighter.Token] {
    while place < end { step() }
    return tokens
  }

  private mutating func step() {
    let byte = bytes[place]
    switch byte {
    case UInt8(ascii: "#"): add(.comment, to: end)
    case UInt8(ascii: "\""): add(.text, to: textEnd())
    case UInt8(ascii: "0")...UInt8(ascii: "9"): add(.number, to: run { $0.isNumberPart })
    case let byte where byte.isWordStart: word()
    default:
      if byte != 0x20 && byte != 0x09 { isAtStart = false }
      place += 1
    }
  }

  private mutating func word() {
    let upper = hyphenated(run { $0.isWordPart })
    let isLabel = upper < end && bytes[upper] == UInt8(ascii: ":")
    if isLabel {
      add(.label, to: upper)
    } else if isAtStart || Self.words.contains(String(decoding: bytes[place..<upper], as: UTF8.self)) {
      add(.keyword, to: upper)
    } else {
      place = upper
    }
    isAtStart = false
  }

  private static let words: Set<String> = [
    "on", "of", "for", "in", "with", "from", "as", "within", "data", "network", "training", "fit", "loss",
    "decision", "activations", "weights", "summary", "backward", "forward", "true", "false",
  ]

  /// Keywords and labels contain hyphens; elsewhere a hyphen is a minus.
  private func hyphenated(_ upper: Int) -> Int {
    var upper = upper
    while upper + 1 < end, bytes[upper] == UInt8(ascii: "-"), bytes[upper + 1].isWordStart {
      var next = upper + 1
      while next < end, bytes[next].isWordPart { next += 1 }
      guard isAtStart || next < end && (bytes[next] == UInt8(ascii: ":") || bytes[next] == UInt8(ascii: "-"))
      else { return upper }
      upper = next
    }
    return upper
  }

  private func run(_ belongs: (UInt8) -> Bool) -> Int {
    var upper = place
    while upper < end, belongs(bytes[upper]) { upper += 1 }
    return upper
  }

  private func textEnd() -> Int {
    var upper = place + 1
    while upper < end, bytes[upper] != UInt8(ascii: "\"") {
      upper += bytes[upper] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(end, upper + 1)
  }

  private mutating func add(_ kind: Highlighter.Kind, to upper: Int) {
    tokens.append(Highlighter.Token(span: Span(place, upper), kind: kind))
    place = upper
    isAtStart = false
  }
}

extension UInt8 {
  fileprivate var isWordStart: Bool {
    (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || self >= 0x80 || self == 0x5F
  }
  fileprivate var isWordPart: Bool { isWordStart || (self >= 0x30 && self <= 0x39) }
  fileprivate var isNumberPart: Bool { isWordPart && self < 0x80 || self == UInt8(ascii: ".") }
}
