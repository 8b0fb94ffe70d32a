import Source

/// Finds formulas, references, citations and labels in the inlines of a text, past code and escapes.
///
/// Linear: a search that finds no end remembers so for the rest of its block.
struct AtomScanner {
  let source: SourceText
  let blocks: BlockMap
  private(set) var masks: [Mask] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var place = 0
  private var end = 0
  /// What the paragraph or heading is in, where that marks its lines.
  private var path: ContainerPath?
  /// What was searched in vain in this block.
  private var missing: Set<Closer> = []
  /// The last run of backticks of each length in this block.
  private var lastBackticks: [Int: Int]?
  /// No display formula that starts before this offset is ever closed.
  private var unclosedBefore = 0
  /// The run of lines that was last asked for, and its end.
  private var run = Span(0, 0)

  private enum Closer { case dollar, parenthesis }
  private var bytes: [UInt8] { source.bytes }

  init(source: SourceText, blocks: BlockMap) {
    self.source = source
    self.blocks = blocks
  }

  /// Scans every paragraph and heading.
  mutating func scan() {
    for leaf in blocks.leaves {
      place = max(place, leaf.span.lower)
      end = leaf.span.upper
      path = leaf.path
      missing = []
      lastBackticks = nil
      scanCallout(at: leaf.span.lower)
      while place < end { step() }
    }
  }

  private mutating func step() {
    switch bytes[place] {
    case UInt8(ascii: "\\"): backslash()
    case UInt8(ascii: "`"): backticks()
    case UInt8(ascii: "$"): dollar()
    case UInt8(ascii: "["): bracket()
    case UInt8(ascii: "]"): linkDestination()
    case UInt8(ascii: "@"): reference()
    case UInt8(ascii: "{"): label()
    default: place += 1
    }
  }

  private mutating func add(_ kind: Mask.Kind, to upper: Int) {
    masks.append(Mask(span: Span(place, upper), kind: kind))
    place = upper
  }

  private mutating func backslash() {
    if bytes.at(place + 1) == UInt8(ascii: "("), inlineMath(until: UInt8(ascii: ")")) { return }
    if bytes.at(place + 1) == UInt8(ascii: "["), displayMath(close: "\\]") { return }
    place += 2
  }

  private mutating func backticks() {
    let width = bytes.run(of: UInt8(ascii: "`"), from: place, to: end)
    if lastBackticks == nil { lastBackticks = indexBackticks() }
    place += width
    guard let last = lastBackticks?[width], last >= place else { return }
    while place < end {
      let run = bytes.run(of: UInt8(ascii: "`"), from: place, to: end)
      place += max(1, run)
      if run == width { return }
    }
  }

  private func indexBackticks() -> [Int: Int] {
    var last: [Int: Int] = [:]
    var offset = place
    while offset < end {
      let run = bytes.run(of: UInt8(ascii: "`"), from: offset, to: end)
      if run > 0 { last[run] = offset }
      offset += max(1, run)
    }
    return last
  }
}

extension AtomScanner {
  private mutating func dollar() {
    if bytes.at(place + 1) == UInt8(ascii: "$") {
      if !displayMath(close: "$$") { place += 2 }
    } else if !dollarMath() {
      place += 1
    }
  }

  /// Pandoc's rule: no blank inside either dollar, and no digit behind the second.
  private mutating func dollarMath() -> Bool {
    guard !missing.contains(.dollar), place + 1 < end, !bytes[place + 1].isWhitespace else { return false }
    var offset = place + 1
    while offset < end, bytes[offset] != UInt8(ascii: "$") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < end else {
      missing.insert(.dollar)
      return false
    }
    guard !bytes[offset - 1].isWhitespace, !bytes.at(offset + 1).isDigit else { return false }
    add(.math(tex: tex(place + 1, offset), isDisplay: false), to: offset + 1)
    return true
  }

  private mutating func inlineMath(until close: UInt8) -> Bool {
    guard !missing.contains(.parenthesis) else { return false }
    var offset = place + 2
    while offset + 1 < end {
      if bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == close {
        guard hasWords(place + 2, offset) else { return false }
        add(.math(tex: tex(place + 2, offset), isDisplay: false), to: offset + 2)
        return true
      }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    missing.insert(.parenthesis)
    return false
  }

  /// A display formula may look like several blocks to Markdown, but holds no blank line and no code.
  private mutating func displayMath(close: StaticString) -> Bool {
    guard place >= unclosedBefore else { return false }
    let limit = runEnd()
    var offset = place + 2
    while offset + 1 < limit {
      if bytes.spells(close, at: offset) {
        guard bytes[place] == UInt8(ascii: "$") || hasWords(place + 2, offset) else { return false }
        add(.math(tex: tex(place + 2, offset), isDisplay: true), to: offset + 2)
        return true
      }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    reportUnclosed(upTo: limit, close: close)
    return false
  }

  private func tex(_ lower: Int, _ upper: Int) -> TeX {
    TeX(Span(lower, upper), lines: blocks.lines(of: Span(lower, upper), in: path))
  }

  /// The end of the lines around that may belong to one formula; asked for once a run.
  private mutating func runEnd() -> Int {
    if place < run.lower || place >= run.upper { run = Span(place, blocks.runEnd(from: place)) }
    return run.upper
  }

  /// Whether there is a letter or digit; escaped brackets around nothing but signs are just that.
  private func hasWords(_ lower: Int, _ upper: Int) -> Bool {
    bytes[lower..<upper].contains { $0.isWordCharacter || $0 >= 0x80 }
  }

  private mutating func reportUnclosed(upTo limit: Int, close: StaticString) {
    unclosedBefore = limit
    guard bytes[place] == UInt8(ascii: "$") else { return }
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0103", "this display formula is never closed", at: Span(place, place + 2),
        hint: "close it with '\(close)' before the next blank line"))
  }
}

extension AtomScanner {
  private mutating func bracket() {
    if let (name, behind) = FootnoteMarkers.footnoteName(in: source, at: place, limit: end),
      bytes.at(behind) != UInt8(ascii: "(")
    {
      return add(.footnoteReference(name: name), to: behind)
    }
    if let (works, behind) = CitationScanner(source: source, end: end).citation(at: place) {
      return add(.citation(works), to: behind)
    }
    place += 1
  }

  /// Passes the destination behind `](`, in which nothing is a formula.
  private mutating func linkDestination() {
    place += 1
    guard bytes.at(place) == UInt8(ascii: "("),
      let behind = LinkScanner.destination(in: bytes, at: place + 1, end: end),
      behind >= end || bytes[behind].isWhitespace || bytes[behind] == UInt8(ascii: ")")
    else { return }
    place = behind
  }

  private mutating func reference() {
    guard place == 0 || !bytes[place - 1].isWordCharacter else { return place += 1 }
    guard ["fig-", "tbl-", "eq-", "sec-", "lst-"].contains(where: { bytes.spells($0, at: place + 1) }) else {
      return narrativeCitation()
    }
    let upper = LabelScanner.nameEnd(in: bytes, from: place + 1, to: end)
    add(.reference(label: source.string(Span(place + 1, upper))), to: upper)
  }

  private mutating func narrativeCitation() {
    guard let (work, behind) = CitationScanner(source: source, end: end).narrative(at: place) else {
      return place += 1
    }
    add(.citation([work]), to: behind)
  }

  private mutating func label() {
    guard let (label, upper) = LabelScanner.label(in: source, at: place, limit: end) else {
      return place += 1
    }
    add(.label(label), to: upper)
  }

  /// `[!NOTE]` alone on the first line of a paragraph; whether that is in a quote is seen later.
  private mutating func scanCallout(at start: Int) {
    guard place == start, bytes.spells("[!", at: start) else { return }
    for callout in Callout.allCases {
      let mark = callout.rawValue.uppercased() + "]"
      let upper = start + 2 + mark.utf8.count
      guard upper <= end, source.string(Span(start + 2, upper)).uppercased() == mark else { continue }
      guard source.bytes[upper..<end].first(where: { !$0.isBlank })?.isLineEnd ?? true else { continue }
      return add(.callout(callout), to: upper)
    }
  }
}
