import Source

/// Puts the author's bytes back where a mask stands in something that Markdown does not look into.
enum Unmasking {
  /// `text`, made from a span of the source, with each mask replaced by what it hides.
  static func unmasked(_ text: String, in span: Span, feed: Feed, source: SourceText) -> String {
    let masks = feed.masks(in: span)
    guard !masks.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    var next = masks.startIndex
    while place < bytes.count {
      if next < masks.endIndex, bytes[place...].starts(with: Filler.maskStart) {
        let hidden = masks[next].span
        result += source.bytes[hidden.lower..<hidden.upper]
        place += hidden.count
        next += 1
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
