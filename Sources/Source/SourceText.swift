/// A text with a name, addressed by UTF-8 byte offsets and, for people, by line and column.
///
/// Every span and diagnostic of a notebook refers to one of these. Lines end at `\n`, `\r\n` or `\r`.
public struct SourceText: Sendable, Hashable {
  /// What diagnostics call the text: usually a path as the user gave it.
  public let name: String
  /// The whole text as UTF-8.
  public let bytes: [UInt8]
  /// The byte offset at which each line starts; line 1 is element 0.
  public let lineStarts: [Int]

  /// A text from bytes that are known to be valid UTF-8.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    lineStarts = Self.findLineStarts(bytes)
  }

  /// A text from a string.
  public init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  private init(_ text: SourceText, name: String) {
    self.name = name
    bytes = text.bytes
    lineStarts = text.lineStarts
  }

  /// The same text with the last part of its path as its name, so that what is shown does not depend on
  /// the folder that it was read from.
  public var namedByFile: SourceText {
    SourceText(self, name: name.split(separator: "/").last.map(String.init) ?? name)
  }

  /// The span of the whole text.
  public var span: Span { Span(0, bytes.count) }

  /// The number of lines; an empty text has one.
  public var lineCount: Int { lineStarts.count }

  /// The text of a span; a span that reaches outside is cut to the text.
  public func string(_ span: Span) -> String {
    let lower = min(max(span.lower, 0), bytes.count)
    let upper = min(max(span.upper, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The line and column of a byte offset, both counted from 1; columns count Unicode scalars.
  public func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    let column = bytes[lineStarts[line]..<offset].count { $0 & 0xC0 != 0x80 }
    return Position(line: line + 1, column: column + 1)
  }

  /// The span of a line counted from 1, without its line ending; empty for a line that is not there.
  public func line(_ number: Int) -> Span {
    guard lineStarts.indices.contains(number - 1) else { return Span(bytes.count, bytes.count) }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return Span(start, end)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func findLineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let endsLine =
        byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r")
          && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")))
      if endsLine { starts.append(index + 1) }
    }
    return starts
  }
}

/// A half-open range of byte offsets in one text.
public struct Span: Sendable, Hashable {
  /// The offset of the first byte.
  public let lower: Int
  /// The offset behind the last byte.
  public let upper: Int

  /// The span from `lower` up to, not including, `upper`.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The number of bytes.
  public var count: Int { upper - lower }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }

  /// The same span moved by a number of bytes.
  public func shifted(by offset: Int) -> Span { Span(lower + offset, upper + offset) }
}

/// A place for people: line and column, both counted from 1.
public struct Position: Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// A place from its line and column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
