import Source

/// Cuts one line of code into tokens.
///
/// Words hold letters, digits and underscores; a hyphenated keyword comes as words and minus signs, since
/// only the parser knows whether `a-b` is a keyword or a difference.
struct Lexer {
  private let source: SourceText
  private let end: Int
  private var offset: Int
  private(set) var tokens: [Token] = []
  private(set) var comments: [Span] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The signs of the notation, longest first.
  private static let signs = [
    "..<", "...", "==", "!=", "<=", ">=", "<", ">", "+", "-", "−", "*", "·", "/", "@", "^", "=", "(", ")",
    "[", "]", "{", "}", ",", ":", ".", "'", "%",
  ].map { (text: $0, bytes: Array($0.utf8)) }

  init(_ source: SourceText, line: Span) {
    self.source = source
    offset = line.lower
    end = line.upper
    while offset < end { scan() }
  }

  private var byte: UInt8 { source.bytes[offset] }

  private mutating func scan() {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
    case UInt8(ascii: "#"): scanComment()
    case UInt8(ascii: "\""): scanText()
    case let byte where byte.isDigit || startsFraction: scanNumber()
    case let byte where byte.startsWord && !startsForeignSign: scanWord()
    default: scanSign()
    }
  }

  /// A letter outside ASCII belongs to a word; the two mathematical signs do not.
  private var startsForeignSign: Bool { hasPrefix(Array("−".utf8)) || hasPrefix(Array("·".utf8)) }

  private var startsFraction: Bool {
    byte == UInt8(ascii: ".") && offset + 1 < end && source.bytes[offset + 1].isDigit
      && !(tokens.last.map { $0.span.upper == offset && $0.word != nil } ?? false)
  }

  private func hasPrefix(_ bytes: [UInt8]) -> Bool {
    offset + bytes.count <= end && source.bytes[offset..<offset + bytes.count].elementsEqual(bytes)
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind, Span(start, offset)))
  }

  private mutating func scanComment() {
    comments.append(Span(offset, end))
    offset = end
  }

  private mutating func scanWord() {
    let start = offset
    while offset < end, byte.continuesWord, !startsForeignSign { offset += 1 }
    add(.word(source.string(Span(start, offset))), from: start)
  }

  private mutating func scanSign() {
    let start = offset
    guard let sign = Self.signs.first(where: { hasPrefix($0.bytes) }) else { return scanUnknown() }
    offset += sign.bytes.count
    let plain = ["−": "-", "·": "*"][sign.text] ?? sign.text
    add(.sign(plain), from: start)
  }

  private mutating func scanUnknown() {
    let start = offset
    offset += 1
    while offset < end, byte & 0xC0 == 0x80 { offset += 1 }
    let span = Span(start, offset)
    diagnostics.append(
      Diagnostic(
        code: "E0101", "'\(source.string(span))' has no meaning here", at: span,
        hint: "remove it"))
  }
}

// MARK: - Numbers and texts

extension Lexer {
  private mutating func scanNumber() {
    let start = offset
    skipDigits()
    if offset < end, byte == UInt8(ascii: "."), !startsRange {
      offset += 1
      skipDigits()
    }
    skipExponent()
    while offset < end, byte.continuesWord, !startsForeignSign { offset += 1 }
    let span = Span(start, offset)
    let digits = source.string(span).replacing("_", with: "")
    if let value = Double(digits), value.isFinite, digits.utf8.first != UInt8(ascii: "_") {
      return add(.number(value), from: start)
    }
    add(.number(.nan), from: start)
    diagnostics.append(
      Diagnostic(
        code: "E0102", "'\(source.string(span))' is not a number", at: span,
        hint: Double(digits) == nil ? "write it like 12, 0.5, 1e-3 or 50_000" : "it is too large"))
  }

  /// `1..<3` and `1...3` are ranges, not fractions.
  private var startsRange: Bool {
    offset + 1 < end && source.bytes[offset + 1] == UInt8(ascii: ".")
  }

  private mutating func skipDigits() {
    while offset < end, byte.isDigit || byte == UInt8(ascii: "_") { offset += 1 }
  }

  private mutating func skipExponent() {
    guard offset < end, byte | 0x20 == UInt8(ascii: "e") else { return }
    var next = offset + 1
    if next < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(source.bytes[next]) { next += 1 }
    guard next < end, source.bytes[next].isDigit else { return }
    offset = next
    skipDigits()
  }

  private mutating func scanText() {
    let start = offset
    var content: [UInt8] = []
    offset += 1
    while offset < end, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\"), offset + 1 < end {
        offset += 1
        content.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
      } else {
        content.append(byte)
      }
      offset += 1
    }
    let isClosed = offset < end
    offset = min(offset + 1, end)
    add(.text(String(decoding: content, as: UTF8.self)), from: start)
    guard !isClosed else { return }
    diagnostics.append(
      Diagnostic(code: "E0103", "this text has no end", at: Span(start, end), hint: "close it with '\"'"))
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool {
    (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z")
  }
  /// Names may hold letters of any script; bytes from 0x80 are parts of those.
  var startsWord: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
  var continuesWord: Bool { startsWord || isDigit }
}
