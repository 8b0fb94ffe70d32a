import Source

/// A stretch of the source that Markdown must not look into, and what it means.
struct Mask {
  /// Its bytes in the source.
  let span: Span
  let kind: Kind

  enum Kind {
    case math(tex: TeX, isDisplay: Bool)
    case footnoteReference(name: String)
    case footnoteMarker(name: String)
    case reference(label: String)
    case citation([Citation])
    case label(Label)
    case callout(Callout)
    /// What stands there is words and nothing else.
    case words
  }
}

/// A pipe table, masked as one paragraph; its cells are headings in front of the feed.
struct TableMask {
  /// From the first byte of its header to the end of its last line.
  let span: Span
  let columns: [Alignment]
  /// The header first; without the row of dashes.
  var rows: [Row]
  /// The heading that holds the caption, and the caption's place.
  var caption: Cell?

  struct Row {
    let span: Span
    var cells: [Cell]
  }

  struct Cell {
    /// The place of its heading in front of the feed.
    let heading: Int
    let span: Span
  }
}

/// Bytes that stand for masked ones; libcmark sees a word of letters.
enum Filler {
  /// U+0080, the first bytes of a mask; two, as the shortest first line of a mask is `$$`.
  static let maskStart: [UInt8] = [lead, 0x80]
  /// U+0081, the first bytes of a table.
  static let tableStart: [UInt8] = [lead, 0x81]
  /// The byte that every mask starts with.
  static let lead: UInt8 = 0xC2
  /// Every further byte except line endings.
  static let rest = UInt8(ascii: "m")

  /// Overwrites a span with `start` and filler; line endings stay, so that lines keep their numbers.
  static func fill(_ span: Span, with start: [UInt8], in bytes: inout [UInt8]) {
    for offset in span.lower..<span.upper where !bytes[offset].isLineEnd {
      let place = offset - span.lower
      bytes[offset] = place < start.count ? start[place] : rest
    }
  }
}
