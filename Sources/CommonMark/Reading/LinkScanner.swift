import Source

/// Measures the parts of links, whose places libcmark does not tell.
struct LinkScanner {
  let feed: Feed
  let path: ContainerPath
  /// No part of a link reaches beyond this offset.
  let end: Int

  private var bytes: [UInt8] { feed.bytes }

  /// The offset behind `(destination "title")` that starts at an offset.
  func inlineTail(at start: Int) -> Int? {
    guard start < end, bytes.at(start) == UInt8(ascii: "(") else { return nil }
    var place = skipWhitespace(start + 1)
    if let behind = destination(at: place) {
      place = behind
      let title = skipWhitespace(behind)
      if title > behind, let behind = self.title(at: title) { place = behind }
    }
    place = skipWhitespace(place)
    return place < end && bytes.at(place) == UInt8(ascii: ")") ? place + 1 : nil
  }

  /// The offset behind `[label]` that starts at an offset.
  func label(at start: Int) -> Int? {
    guard start < end, bytes.at(start) == UInt8(ascii: "[") else { return nil }
    var place = start + 1
    while place < min(end, start + 1001) {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += bytes.at(place + 1).isPunctuation ? 2 : 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return place + 1
      default: place += 1
      }
    }
    return nil
  }

  /// The offset of what follows the link reference definitions that start at an offset.
  func skipDefinitions(from start: Int) -> Int {
    var place = start
    while let next = definition(at: place) { place = next }
    return place
  }

  private func definition(at start: Int) -> Int? {
    guard let colon = label(at: start), bytes.at(colon) == UInt8(ascii: ":"),
      hasVisible(start + 1, colon - 1)
    else { return nil }
    guard let behind = destination(at: skipWhitespace(colon + 1)), behind > colon + 1 else { return nil }
    let titleStart = skipWhitespace(behind)
    if titleStart > behind, let title = title(at: titleStart), let next = lineEnd(from: title) {
      return next
    }
    return lineEnd(from: behind)
  }

  private func hasVisible(_ lower: Int, _ upper: Int) -> Bool {
    bytes[lower..<max(lower, upper)].contains { !$0.isWhitespace }
  }

  /// The content of the next line when only blanks are left on this one.
  private func lineEnd(from start: Int) -> Int? {
    var place = start
    while place < end, bytes[place].isBlank { place += 1 }
    guard place >= end || bytes[place].isLineEnd else { return nil }
    return skipWhitespace(place)
  }

  private func destination(at start: Int) -> Int? { Self.destination(in: bytes, at: start, end: end) }

  /// The offset behind a destination; the same offset for an empty one.
  static func destination(in bytes: [UInt8], at start: Int, end: Int) -> Int? {
    if start < end, bytes[start] == UInt8(ascii: "<") {
      return bracketedDestination(in: bytes, at: start, end: end)
    }
    var place = start
    var depth = 0
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\"), bytes.at(place + 1).isPunctuation {
        place += 2
        continue
      }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      if byte <= 0x20 || byte == 0x7F || depth > 32 { break }
      place += 1
    }
    return depth == 0 ? place : nil
  }

  private static func bracketedDestination(in bytes: [UInt8], at start: Int, end: Int) -> Int? {
    var place = start + 1
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += bytes.at(place + 1).isPunctuation ? 2 : 1
      case UInt8(ascii: ">"): return place + 1
      case UInt8(ascii: "<"), 0x0A, 0x0D: return nil
      default: place += 1
      }
    }
    return nil
  }

  private func title(at start: Int) -> Int? {
    guard start < end else { return nil }
    let close: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var place = start + 1
    while place < end {
      if bytes[place] == close { return place + 1 }
      place += bytes[place] == UInt8(ascii: "\\") && bytes.at(place + 1).isPunctuation ? 2 : 1
    }
    return nil
  }

  /// Passes white space, and on a new line the marks of block quotes and items.
  func skipWhitespace(_ start: Int) -> Int {
    var place = start
    while place < end, bytes[place].isWhitespace {
      place = bytes[place].isLineEnd ? nextLine(after: place) : place + 1
    }
    return min(place, max(start, end))
  }

  /// The content of the line behind the line ending at or after an offset.
  func nextLine(after offset: Int) -> Int {
    path.content(of: feed.lineIndex(of: offset) + 1, in: feed).offset
  }
}
