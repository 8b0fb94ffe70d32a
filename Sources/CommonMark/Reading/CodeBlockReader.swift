import CCmark
import Source

/// Reads a block of code with the place of each of its lines in the source.
struct CodeBlockReader {
  let source: SourceText
  let feed: Feed
  let path: ContainerPath

  /// The block, all its bytes, and what is wrong with it.
  func read(_ node: CmarkNode) -> (code: CodeBlock, span: Span, diagnostic: Diagnostic?) {
    let start = feed.line(node.startLine).lower + max(0, node.startColumn)
    let isFenced = path.indentation(of: node.startLine, in: feed) < 4
    let fence = isFenced ? Fence(at: start, in: feed) : nil
    let first = node.startLine + (fence == nil ? 0 : 1)
    let count = node.withLiteral { $0.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 } }
    let lines = self.lines(node, first: first, count: count)
    let isClosed = fence.map { ends($0, by: first + count, next: node.next) } ?? true
    let last = first + count - (fence != nil && isClosed ? 0 : 1)
    let span = feed.raw(Span(start, max(start, feed.line(last).upper)))
    let code = CodeBlock(
      info: unmasked(node.fenceInfo, span),
      infoSpan: fence.map { feed.raw($0.info) } ?? Span(span.lower, span.lower),
      lines: lines, text: text(lines, node, span), isFenced: fence != nil, isClosed: isClosed)
    return (
      code, span, isClosed ? nil : unclosed(code, at: feed.raw(Span(start, feed.line(node.startLine).upper)))
    )
  }

  private func unmasked(_ text: String, _ span: Span) -> String {
    Unmasking.unmasked(text, in: span, feed: feed, source: source)
  }

  /// The literal, or the source's own lines where something in the block was masked.
  private func text(_ lines: [Span], _ node: CmarkNode, _ span: Span) -> String {
    let isMasked =
      !feed.masks(in: span).isEmpty
      || feed.tables.contains { $0.span.lower < span.upper && $0.span.upper > span.lower }
    guard isMasked else { return node.literal }
    return lines.map { source.string($0) + "\n" }.joined()
  }

  /// A line of the literal is the end of its line in the source, as only marks and blanks in front go.
  private func lines(_ node: CmarkNode, first: Int, count: Int) -> [Span] {
    node.withLiteral { literal in
      var lines: [Span] = []
      var length = 0
      for byte in literal {
        if byte == 0x0A {
          let line = feed.line(first + lines.count)
          lines.append(feed.raw(Span(max(line.lower, line.upper - length), line.upper)))
          length = 0
        } else {
          length += 1
        }
      }
      return lines
    }
  }

  private func ends(_ fence: Fence, by line: Int, next: CmarkNode?) -> Bool {
    guard line < feed.lineStarts.count, next?.startLine != line else { return false }
    let (offset, isMarked) = path.content(of: line, in: feed)
    let end = feed.line(line).upper
    let length = feed.bytes.run(of: fence.character, from: offset, to: end)
    return isMarked && length >= fence.length && feed.bytes[offset + length..<end].allSatisfy(\.isBlank)
  }

  private func unclosed(_ code: CodeBlock, at span: Span) -> Diagnostic {
    let name = code.info.split(separator: " ").first.map(String.init) ?? ""
    if ["swift-nn", "{swift-nn}"].contains(name) {
      return Diagnostic(
        code: "E0101", "this cell is never closed", at: span, hint: "close it with the same fence")
    }
    return Diagnostic(
      .warning, code: "W0102", "this block of code is never closed", at: span,
      hint: "close it with the same fence")
  }
}

/// The opening fence of a block of code.
struct Fence {
  let character: UInt8
  let length: Int
  /// What stands behind it.
  let info: Span

  init?(at start: Int, in feed: Feed) {
    let end = feed.line(feed.lineIndex(of: start)).upper
    character = feed.bytes.at(start)
    guard character == UInt8(ascii: "`") || character == UInt8(ascii: "~") else { return nil }
    length = feed.bytes.run(of: character, from: start, to: end)
    guard length >= 3 else { return nil }
    var lower = start + length
    var upper = end
    while lower < upper, feed.bytes[lower].isBlank { lower += 1 }
    while upper > lower, feed.bytes[upper - 1].isBlank { upper -= 1 }
    info = Span(lower, upper)
  }
}
