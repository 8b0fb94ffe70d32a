import Source

/// The bytes that libcmark is given, and the way back from them to the source.
///
/// They are the source with what Markdown must not touch masked by inert bytes of the same length, and
/// one heading a table cell in front, whose inlines libcmark thereby parses with the document's links.
struct Feed {
  /// What libcmark reads.
  let bytes: [UInt8]
  /// The offset at which each line starts.
  let lineStarts: [Int]
  /// Where runs of bytes come from, by rising offset; the last is the body of the document.
  let pieces: [Piece]
  /// What was masked, by rising offset in the source.
  let masks: [Mask]
  /// The tables that were masked, by rising offset in the source.
  let tables: [TableMask]
  /// How many headings stand in front for cells of tables.
  let cellCount: Int
  private let maskIndex: [Int: Int]
  private let tableIndex: [Int: Int]

  /// A run of bytes of the feed that was copied from one place of the source.
  struct Piece {
    let fed: Int
    let raw: Int
  }

  init(bytes: [UInt8], pieces: [Piece], masks: [Mask], tables: [TableMask], cellCount: Int) {
    self.bytes = bytes
    self.pieces = pieces
    self.masks = masks
    self.tables = tables
    self.cellCount = cellCount
    lineStarts = SourceText(name: "", bytes: bytes).lineStarts
    maskIndex = Dictionary(
      masks.enumerated().map { ($1.span.lower, $0) }, uniquingKeysWith: { first, _ in first })
    tableIndex = Dictionary(
      tables.enumerated().map { ($1.span.lower, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The offset in the source of an offset in the feed.
  func raw(_ fed: Int) -> Int {
    guard let last = pieces.last, fed < last.fed else {
      return fed + (pieces.last.map { $0.raw - $0.fed } ?? 0)
    }
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].fed <= fed { low = middle } else { high = middle }
    }
    return max(0, fed - pieces[low].fed) + pieces[low].raw
  }

  /// The span in the source of a span in the feed.
  func raw(_ fed: Span) -> Span { Span(raw(fed.lower), raw(fed.upper)) }

  /// A line counted from 0, without its line ending.
  func line(_ index: Int) -> Span {
    guard lineStarts.indices.contains(index) else { return Span(bytes.count, bytes.count) }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1].isLineEnd { end -= 1 }
    return Span(start, end)
  }

  /// The line, counted from 0, that holds an offset.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The mask that begins at an offset of the feed.
  func mask(at fed: Int) -> Mask? { maskIndex[raw(fed)].map { masks[$0] } }

  /// The table that begins at an offset of the feed.
  func table(at fed: Int) -> TableMask? { tableIndex[raw(fed)].map { tables[$0] } }

  /// The masks that begin inside a span of the source.
  func masks(in span: Span) -> ArraySlice<Mask> {
    var low = 0
    var high = masks.count
    while low < high {
      let middle = (low + high) / 2
      if masks[middle].span.lower < span.lower { low = middle + 1 } else { high = middle }
    }
    let first = low
    while low < masks.count, masks[low].span.lower < span.upper { low += 1 }
    return masks[first..<low]
  }
}
