import Source

/// Reads `{#name .class}`.
enum LabelScanner {
  /// The label at an offset and the offset behind it.
  static func label(in source: SourceText, at start: Int, limit: Int) -> (Label, Int)? {
    let bytes = source.bytes
    guard bytes.spells("{#", at: start) || bytes.spells("{.", at: start) || bytes.spells("{-}", at: start)
    else { return nil }
    var close = start + 1
    while close < min(limit, start + 200), bytes[close] != UInt8(ascii: "}"), !bytes[close].isLineEnd {
      close += 1
    }
    guard close < limit, bytes[close] == UInt8(ascii: "}") else { return nil }
    let span = Span(start, close + 1)
    return label(source.string(Span(start + 1, close)), at: span).map { ($0, close + 1) }
  }

  private static func label(_ text: String, at span: Span) -> Label? {
    var name = ""
    var classes: [String] = []
    for part in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      if part == "-" {
        classes.append("unnumbered")
        continue
      }
      guard isName(part.dropFirst()) else { return nil }
      switch part.first {
      case "#" where name.isEmpty: name = String(part.dropFirst())
      case ".": classes.append(String(part.dropFirst()))
      default: return nil
      }
    }
    return Label(name: name, classes: classes, span: span)
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first.isLetter || first >= 0x80 else { return false }
    return text.utf8.allSatisfy(isNamePart)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isWordCharacter || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }

  /// Where a name in running text ends; a full stop or colon behind it belongs to the sentence. Keys of works may
  /// also hold the signs of `DBLP:journals/nn/A+B`.
  static func nameEnd(in bytes: [UInt8], from start: Int, to end: Int, isKey: Bool = false) -> Int {
    var place = start
    while place < end, isNamePart(bytes[place]) || (isKey && (bytes[place] == 0x2F || bytes[place] == 0x2B)) {
      place += 1
    }
    while place > start, !(bytes[place - 1].isWordCharacter || bytes[place - 1] >= 0x80) { place -= 1 }
    return place
  }
}

/// Reads `[see @key, p. 3; @key]`.
struct CitationScanner {
  let source: SourceText
  let end: Int

  /// The works cited at an offset and the offset behind them.
  func citation(at start: Int) -> ([Citation], Int)? {
    let bytes = source.bytes
    var close = start + 1
    var hasKey = false
    while close < min(end, start + 500), bytes[close] != UInt8(ascii: "]") {
      if bytes[close] == UInt8(ascii: "[") { return nil }
      if bytes[close] == UInt8(ascii: "@") { hasKey = true }
      close += 1
    }
    guard hasKey, close < end, bytes[close] == UInt8(ascii: "]") else { return nil }
    guard !isLink(close + 1) else { return nil }
    let works = parts(Span(start + 1, close)).map(work)
    let found = works.compactMap { $0 }
    return found.count == works.count ? (found, close + 1) : nil
  }

  /// The work that `@key` names in a sentence, perhaps with a place, `@key [p. 3]`, and the offset behind it.
  func narrative(at start: Int) -> (Citation, Int)? {
    let upper = LabelScanner.nameEnd(in: source.bytes, from: start + 1, to: end, isKey: true)
    guard upper > start + 1 else { return nil }
    let place = bracketedPlace(at: upper)
    let work = Citation(
      key: source.string(Span(start + 1, upper)), prefix: "", suffix: place.map { words($0) } ?? "",
      omitsAuthors: false, isNarrative: true, span: Span(start, upper))
    return (work, place.map { $0.upper + 1 } ?? upper)
  }

  /// The words in ` [p. 3]`, which are neither a link nor a note.
  private func bracketedPlace(at start: Int) -> Span? {
    guard source.bytes.spells(" [", at: start) else { return nil }
    let limit = min(end, start + 100)
    var close = start + 2
    while close < limit, !"[]@^\n\r".utf8.contains(source.bytes[close]) { close += 1 }
    guard close < limit, close > start + 2, source.bytes[close] == UInt8(ascii: "]"), !isLink(close + 1)
    else {
      return nil
    }
    return Span(start + 2, close)
  }

  /// Whether what follows makes the brackets those of a link.
  private func isLink(_ place: Int) -> Bool {
    let next = source.bytes.at(place)
    if next == UInt8(ascii: "[") {
      return !source.bytes.spells("[^", at: place) && !source.bytes.spells("[@", at: place)
    }
    return next == UInt8(ascii: "(") || next == UInt8(ascii: ":")
  }

  private func parts(_ span: Span) -> [Span] {
    var parts: [Span] = []
    var lower = span.lower
    for offset in span.lower..<span.upper where source.bytes[offset] == UInt8(ascii: ";") {
      parts.append(Span(lower, offset))
      lower = offset + 1
    }
    return parts + [Span(lower, span.upper)]
  }

  private func work(_ span: Span) -> Citation? {
    let bytes = source.bytes
    guard let at = (span.lower..<span.upper).first(where: { bytes[$0] == UInt8(ascii: "@") }),
      at == span.lower || !bytes[at - 1].isWordCharacter
    else { return nil }
    let upper = LabelScanner.nameEnd(in: bytes, from: at + 1, to: span.upper, isKey: true)
    guard upper > at + 1 else { return nil }
    let omitsAuthors =
      at > span.lower && bytes[at - 1] == UInt8(ascii: "-") && !bytes.at(at - 2).isWordCharacter
    return Citation(
      key: source.string(Span(at + 1, upper)),
      prefix: words(Span(span.lower, omitsAuthors ? at - 1 : at)), suffix: words(Span(upper, span.upper)),
      omitsAuthors: omitsAuthors, isNarrative: false, span: Span(at, upper))
  }

  private func words(_ span: Span) -> String {
    let text = source.string(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(text.drop { $0 == "," || $0 == " " })
  }
}
