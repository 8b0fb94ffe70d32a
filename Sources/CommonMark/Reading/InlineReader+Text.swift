import Source

extension InlineReader {
  /// Moves over words, resolving escapes and character references, and reads the masks among them.
  mutating func text(_ literal: UnsafeBufferPointer<UInt8>, into sink: inout InlineSink) {
    var index = 0
    var plain = 0
    var plainStart = cursor
    while index < literal.count, cursor < scanner.end {
      let byte = feed.bytes[cursor]
      if byte == literal[index], byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "&"), byte != Filler.lead {
        index += 1
        cursor += 1
        continue
      }
      emit(literal[plain..<index], from: plainStart, into: &sink)
      let step = special(literal, at: index, into: &sink)
      emit(literal[index..<index + step.literal], from: cursor, to: cursor + step.bytes, into: &sink)
      index += step.literal
      cursor += step.bytes
      plain = index
      plainStart = cursor
    }
    emit(literal[plain..<index], from: plainStart, into: &sink)
    if index < literal.count { emit(literal[index...], from: cursor, into: &sink) }
  }

  private mutating func emit(
    _ words: Slice<UnsafeBufferPointer<UInt8>>, from lower: Int, to upper: Int? = nil,
    into sink: inout InlineSink
  ) {
    guard !words.isEmpty, (upper ?? cursor) > skipUntil || lower >= skipUntil else { return }
    let hidden = max(0, min(words.count, skipUntil - lower))
    sink.builder.append(
      text: words.dropFirst(hidden), at: feed.raw(Span(max(lower, skipUntil), upper ?? cursor)))
  }

  /// What to pass where the source does not simply spell the words.
  private mutating func special(
    _ literal: UnsafeBufferPointer<UInt8>, at index: Int, into sink: inout InlineSink
  ) -> (literal: Int, bytes: Int) {
    let byte = feed.bytes[cursor]
    if byte == Filler.lead, cursor >= skipUntil, readMask(into: &sink) { return (0, 0) }
    if byte == UInt8(ascii: "\\"), feed.bytes.at(cursor + 1).isPunctuation { return (1, 2) }
    if byte == UInt8(ascii: "&"), let found = sink.entities.decode(feed.bytes, at: cursor) {
      return (min(found.text.count, literal.count - index), found.length)
    }
    if byte == 0 { return (min(3, literal.count - index), 1) }
    return (1, 1)
  }

  /// Reads the mask or table that begins at the cursor; what it covers is then passed silently.
  private mutating func readMask(into sink: inout InlineSink) -> Bool {
    if let mask = feed.mask(at: cursor), feed.bytes.at(cursor + 1) == Filler.maskStart[1] {
      skipUntil = cursor + mask.span.count
      sink.read(mask)
      return true
    }
    if let table = feed.table(at: cursor), feed.bytes.at(cursor + 1) == Filler.tableStart[1] {
      skipUntil = cursor + table.span.count
      sink.table = table
      return true
    }
    return false
  }
}
