import CCmark
import Source

/// Reads the inlines of one paragraph, heading or cell into nodes with exact places.
///
/// libcmark's inline positions cannot be trusted, but its inlines come in the order of the source. So a
/// cursor moves over the bytes beside the tree: what the tree says must stand at the cursor.
struct InlineReader {
  let scanner: LinkScanner
  var cursor: Int
  /// What stands between the cursor and this offset belongs to a mask that was already read.
  var skipUntil = 0
  var feed: Feed { scanner.feed }

  /// A reader that starts at an offset of the feed.
  init(scanner: LinkScanner, start: Int) {
    self.scanner = scanner
    cursor = scanner.skipDefinitions(from: start)
  }

  /// A reader of a heading, which holds no definitions.
  init(scanner: LinkScanner, heading start: Int) {
    self.scanner = scanner
    cursor = start
  }

  /// Reads all inlines below a block.
  mutating func read(_ block: CmarkNode, into sink: inout InlineSink) {
    var walk = CmarkWalk(block)
    while let (node, isEntering) = walk.next() {
      guard node.pointer != block.pointer else { continue }
      read(node, isEntering: isEntering, into: &sink)
    }
  }

  private mutating func read(_ node: CmarkNode, isEntering: Bool, into sink: inout InlineSink) {
    switch node.type {
    case CMARK_NODE_TEXT: node.withLiteral { text($0, into: &sink) }
    case CMARK_NODE_SOFTBREAK: lineEnding(.softBreak, into: &sink)
    case CMARK_NODE_LINEBREAK: lineEnding(.lineBreak, into: &sink)
    case CMARK_NODE_CODE: code(node, into: &sink)
    case CMARK_NODE_HTML_INLINE: html(node, into: &sink)
    case CMARK_NODE_EMPH: emphasis(.emphasis, width: 1, isEntering, into: &sink)
    case CMARK_NODE_STRONG: emphasis(.strong, width: 2, isEntering, into: &sink)
    case CMARK_NODE_LINK:
      isEntering ? beginLink(.link(url: "", title: ""), width: 1, into: &sink) : endLink(node, into: &sink)
    case CMARK_NODE_IMAGE:
      isEntering
        ? beginLink(.image(url: "", title: "", label: nil), width: 2, into: &sink)
        : endLink(node, into: &sink)
    default: break
    }
  }

  private mutating func emphasis(
    _ kind: Node.Kind, width: Int, _ isEntering: Bool, into sink: inout InlineSink
  ) {
    let start = cursor
    cursor += width
    if isEntering {
      sink.builder.begin(kind, at: feed.raw(Span(start, cursor)))
    } else {
      sink.builder.end(at: feed.raw(cursor))
    }
  }

  private mutating func lineEnding(_ kind: Node.Kind, into sink: inout InlineSink) {
    let start = cursor
    var place = cursor
    while place < scanner.end, !feed.bytes[place].isLineEnd { place += 1 }
    cursor = min(scanner.nextLine(after: place), scanner.end)
    guard start >= skipUntil else { return }
    sink.lineEnding(kind, at: feed.raw(Span(start, cursor)))
  }

  private mutating func code(_ node: CmarkNode, into sink: inout InlineSink) {
    let start = cursor
    let width = feed.bytes.run(of: UInt8(ascii: "`"), from: start, to: scanner.end)
    let close = closingBackticks(width, from: start + width)
    cursor = min(close + width, scanner.end)
    let inner = stripped(Span(min(start + width, close), close))
    let span = feed.raw(Span(start, cursor))
    sink.builder.leaf(.code(unmasked(node.literal, in: span, sink), inner: feed.raw(inner)), at: span)
  }

  private func closingBackticks(_ width: Int, from start: Int) -> Int {
    var place = start
    while place < scanner.end {
      let run = feed.bytes.run(of: UInt8(ascii: "`"), from: place, to: scanner.end)
      if run == width { return place }
      place += max(run, 1)
    }
    return scanner.end
  }

  /// The content of a code span without one blank at either end, as CommonMark strips it.
  private func stripped(_ inner: Span) -> Span {
    let bytes = feed.bytes[inner.lower..<inner.upper]
    guard let first = bytes.first, let last = bytes.last, inner.count > 2,
      first == 0x20 || first.isLineEnd, last == 0x20 || last.isLineEnd,
      bytes.contains(where: { $0 != 0x20 && !$0.isLineEnd })
    else { return inner }
    return Span(inner.lower + 1, inner.upper - 1)
  }

  private mutating func html(_ node: CmarkNode, into sink: inout InlineSink) {
    let start = cursor
    node.withLiteral { literal in
      for byte in literal { cursor = byte == 0x0A ? scanner.nextLine(after: cursor) : cursor + 1 }
    }
    cursor = min(cursor, scanner.end)
    let span = feed.raw(Span(start, cursor))
    sink.builder.leaf(.htmlInline(unmasked(node.literal, in: span, sink)), at: span)
  }

  private mutating func beginLink(_ kind: Node.Kind, width: Int, into sink: inout InlineSink) {
    sink.builder.begin(kind, at: feed.raw(Span(cursor, cursor + width)))
    cursor += width
  }

  private mutating func endLink(_ node: CmarkNode, into sink: inout InlineSink) {
    let start = cursor
    let isAutolink = feed.bytes.at(cursor) == UInt8(ascii: ">")
    cursor += 1
    if !isAutolink { cursor = scanner.inlineTail(at: cursor) ?? scanner.label(at: cursor) ?? cursor }
    let tail = feed.raw(Span(start, cursor))
    let url = unmasked(node.url, in: tail, sink)
    let title = unmasked(node.title, in: tail, sink)
    let isImage = node.type == CMARK_NODE_IMAGE
    sink.builder.change(
      sink.builder.current,
      to: isImage ? .image(url: url, title: title, label: nil) : .link(url: url, title: title))
    sink.builder.end(at: tail.upper)
  }

  private func unmasked(_ text: String, in span: Span, _ sink: InlineSink) -> String {
    Unmasking.unmasked(text, in: span, feed: feed, source: sink.source)
  }
}
