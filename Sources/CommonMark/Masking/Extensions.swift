import CCmark
import Source

/// Finds what Markdown must not touch, masks it, and has libcmark parse the rest.
enum Extensions {
  /// A parsed text with the way back to the source.
  struct Parse: ~Copyable {
    var tree: CmarkTree
    let feed: Feed
    let diagnostics: [Diagnostic]
  }

  /// Parses a part of a source.
  ///
  /// A first parse tells the blocks, whose inlines are then searched for mathematics and other atoms;
  /// only when there are any is the masked text parsed again.
  static func parse(_ source: SourceText, body: Span) -> Parse {
    var bytes = source.bytes
    let notes = FootnoteMarkers.mask(in: &bytes, of: source, body: body)
    let pictures = OpenPictures(in: source, body: body)
    for mask in pictures.masks { Filler.fill(mask.span, with: Filler.maskStart, in: &bytes) }
    let plain = feed(bytes, body: body, masks: sorted(notes + pictures.masks))
    let tree = CmarkTree(plain.bytes)
    guard let root = tree.root else { return Parse(tree: tree, feed: plain, diagnostics: []) }
    let blocks = BlockMap(root, feed: plain, bodyStart: body.lower)
    var atoms = AtomScanner(source: source, blocks: blocks)
    atoms.scan()
    for mask in atoms.masks { Filler.fill(mask.span, with: Filler.maskStart, in: &bytes) }
    var tables = TableScanner(source: source, masked: bytes, masks: atoms.masks)
    tables.scan(blocks)
    let diagnostics = pictures.diagnostics + atoms.diagnostics
    guard !atoms.masks.isEmpty || !tables.tables.isEmpty else {
      return Parse(tree: tree, feed: plain, diagnostics: diagnostics)
    }
    for table in tables.tables { Filler.fill(table.span, with: Filler.tableStart, in: &bytes) }
    let masks = sorted(notes + pictures.masks + atoms.masks)
    let masked = feed(bytes, body: body, masks: masks, tables: tables)
    return Parse(tree: CmarkTree(masked.bytes), feed: masked, diagnostics: diagnostics)
  }

  /// Masks by their offsets, without those that lie inside another.
  private static func sorted(_ masks: [Mask]) -> [Mask] {
    var end = 0
    return masks.sorted { ($0.span.lower, $1.span.upper) < ($1.span.lower, $0.span.upper) }.filter { mask in
      defer { end = max(end, mask.span.upper) }
      return mask.span.lower >= end
    }
  }

  private static func feed(
    _ bytes: [UInt8], body: Span, masks: [Mask], tables: TableScanner? = nil
  ) -> Feed {
    let front = tables?.headings ?? []
    let pieces = (tables?.pieces ?? []) + [Feed.Piece(fed: front.count, raw: body.lower)]
    let whole = front.isEmpty && body == Span(0, bytes.count)
    return Feed(
      bytes: whole ? bytes : front + bytes[body.lower..<body.upper], pieces: pieces, masks: masks,
      tables: tables?.tables ?? [], cellCount: tables?.cellCount ?? 0)
  }
}

/// Turns `[^name]:` at the start of a line into a bullet of the same length, so that a footnote's
/// paragraphs are parsed as those of a list item.
enum FootnoteMarkers {
  static func mask(in bytes: inout [UInt8], of source: SourceText, body: Span) -> [Mask] {
    var masks: [Mask] = []
    for start in source.lineStarts where start >= body.lower && start < body.upper {
      var place = start
      while place < start + 3, source.bytes.at(place) == 0x20 { place += 1 }
      guard let (name, end) = footnoteName(in: source, at: place, limit: body.upper),
        source.bytes.at(end) == UInt8(ascii: ":")
      else { continue }
      let span = Span(place, end + 1)
      masks.append(Mask(span: span, kind: .footnoteMarker(name: name)))
      for offset in place..<span.upper { bytes[offset] = offset - place < 4 ? 0x20 : UInt8(ascii: ";") }
      bytes[place] = UInt8(ascii: "+")
    }
    return masks
  }

  /// The name in `[^name]` at an offset, and the offset behind it.
  static func footnoteName(in source: SourceText, at start: Int, limit: Int) -> (String, Int)? {
    guard source.bytes.spells("[^", at: start) else { return nil }
    var place = start + 2
    while place < min(limit, start + 80), isNamePart(source.bytes[place]) { place += 1 }
    guard place > start + 2, place < limit, source.bytes[place] == UInt8(ascii: "]") else { return nil }
    return (source.string(Span(start + 2, place)), place + 1)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isWordCharacter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}
