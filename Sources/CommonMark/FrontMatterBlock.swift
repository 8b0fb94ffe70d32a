import Source

/// The YAML block at the very start of a notebook: `---`, lines, and `---` or `...`.
struct FrontMatterBlock {
  /// The lines between the fences.
  let content: Span
  /// The block with its fences and the line ending of the last.
  let whole: Span

  /// Finds the block, or `nil` when the text does not start with one or it is never closed.
  init?(in source: SourceText) {
    let start = SourceText.byteOrderMarkLength(source)
    guard source.string(Span(start, source.line(1).upper)).trimmedEnd == "---" else { return nil }
    guard source.lineCount > 1 else { return nil }
    for number in 2...source.lineCount {
      let line = source.line(number)
      guard line.count <= 64, ["---", "..."].contains(source.string(line).trimmedEnd) else { continue }
      let first = source.line(2).lower
      content = Span(first, line.lower)
      let next = number < source.lineCount ? source.lineStarts[number] : source.bytes.count
      whole = Span(start, next)
      return
    }
    return nil
  }

  /// What to say of a text that begins like front matter but never closes it; a rule above words is none.
  static func unclosed(in source: SourceText) -> Diagnostic? {
    let start = SourceText.byteOrderMarkLength(source)
    let first = Span(start, source.line(1).upper)
    guard source.string(first).trimmedEnd == "---", source.lineCount > 1 else { return nil }
    let line = source.line(2)
    let key = source.bytes[line.lower..<line.upper].prefix { $0.isWordCharacter || $0 == UInt8(ascii: "-") }
    guard !key.isEmpty, source.bytes.at(line.lower + key.count) == UInt8(ascii: ":") else { return nil }
    return Diagnostic(
      code: "E0104", "the front matter is never closed", at: first, hint: "close it with a line '---'")
  }
}

extension String {
  /// The text without spaces and tabs at its end.
  var trimmedEnd: Substring {
    var text = self[...]
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
