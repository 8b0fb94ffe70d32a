import CommonMark
import Source

/// Definitions of links, `[name]: destination`, which are no part of the tree.
enum LinkDefinitions {
  /// Where dangerous destinations stand, as far as any reader of Markdown could take them for such.
  static func dangerous(in markdown: MarkdownDocument) -> [Span] {
    let source = markdown.source
    let code = markdown.nodes.filter { if case .codeBlock = $0.kind { true } else { false } }.map(\.span)
    var blocks = code[...]
    var found: [Span] = []
    for place in marks(in: source, from: markdown.nodes.first?.span.lower ?? 0) {
      while let block = blocks.first, block.upper <= place { blocks.removeFirst() }
      if let block = blocks.first, block.lower <= place { continue }
      if let span = destination(after: place, in: source), isDangerous(source.string(span)) {
        found.append(span)
      }
    }
    return found
  }

  /// The offsets behind every `]:`.
  private static func marks(in source: SourceText, from start: Int) -> [Int] {
    let bytes = source.bytes
    return bytes.indices.dropFirst(max(start, 0) + 1).filter {
      bytes[$0] == UInt8(ascii: ":") && bytes[$0 - 1] == UInt8(ascii: "]")
    }.map { $0 + 1 }
  }

  /// It may stand on the next line, behind the marks of quotes.
  private static func destination(after place: Int, in source: SourceText) -> Span? {
    let bytes = source.bytes
    var start = place
    while start < bytes.count, bytes[start] <= 0x20 || (bytes[start] == UInt8(ascii: ">") && start > place) {
      start += 1
    }
    guard start < bytes.count else { return nil }
    let isBracketed = bytes[start] == UInt8(ascii: "<")
    let end = bytes[start...].firstIndex {
      $0 == 0x0A || (isBracketed ? $0 == UInt8(ascii: ">") : $0 <= 0x20)
    }
    let upper = end ?? bytes.count
    return Span(start, isBracketed && upper < bytes.count && bytes[upper] != 0x0A ? upper + 1 : upper)
  }

  /// Markdown itself resolves what escapes and entities hide.
  private static func isDangerous(_ destination: String) -> Bool {
    guard destination.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "&") }) else {
      return false
    }
    let link = MarkdownDocument(SourceText(name: "", "[x](\(destination))"))
    return link.nodes.contains { node in
      if case .link(let url, _) = node.kind { HTMLText.isDangerous(url) } else { false }
    }
  }
}
