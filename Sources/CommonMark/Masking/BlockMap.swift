import CCmark
import Source

/// What a first parse tells about the lines of a text: where inlines are and which lines are code.
struct BlockMap {
  /// The paragraphs and headings, in order.
  private(set) var leaves: [Leaf] = []
  /// The feed of that parse.
  let feed: Feed
  private let bodyStart: Int
  private var isOpaque: [Bool]

  /// A paragraph or heading.
  struct Leaf {
    /// Its bytes in the source, without link reference definitions in front.
    let span: Span
    /// For a paragraph, the text of each of its lines, behind the marks of its containers.
    let lines: [Span]
    /// What it is in, where that marks its lines and it may hold a formula.
    let path: ContainerPath?
  }

  init(_ root: CmarkNode, feed: Feed, bodyStart: Int) {
    self.feed = feed
    self.bodyStart = bodyStart
    isOpaque = [Bool](repeating: false, count: feed.lineStarts.count)
    var walk = BlockWalk(root, feed: feed)
    while let (node, isEntering) = walk.next() {
      guard isEntering else { continue }
      switch node.type {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: add(node, walk.path)
      case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: markOpaque(node)
      default: break
      }
    }
  }

  private mutating func add(_ node: CmarkNode, _ path: ContainerPath) {
    let end = feed.line(node.endLine).upper
    var start = feed.line(node.startLine).lower + max(0, node.startColumn)
    var lines: [Span] = []
    if node.type == CMARK_NODE_PARAGRAPH {
      start = LinkScanner(feed: feed, path: path, end: end).skipDefinitions(from: start)
      lines = textLines(from: start, to: end, path)
    }
    let mayHoldFormula =
      !path.isEmpty && feed.bytes[start..<max(start, end)].contains { "$\\".utf8.contains($0) }
    leaves.append(
      Leaf(span: feed.raw(Span(start, end)), lines: lines, path: mayHoldFormula ? path : nil))
  }

  /// Only a paragraph with a `|` can hold a table, so only its lines are wanted.
  private func textLines(from start: Int, to end: Int, _ path: ContainerPath) -> [Span] {
    guard start < end, feed.bytes[start..<end].contains(UInt8(ascii: "|")) else { return [] }
    let first = feed.lineIndex(of: start)
    let last = feed.lineIndex(of: end)
    return (first...max(first, last)).map { line in
      let lower = line == first ? start : path.content(of: line, in: feed).offset
      return feed.raw(Span(lower, feed.line(line).upper))
    }
  }

  private mutating func markOpaque(_ node: CmarkNode) {
    let last = min(node.endLine, isOpaque.count - 1)
    guard node.startLine <= last else { return }
    for line in node.startLine...last { isOpaque[line] = true }
  }

  /// The end of the run of lines around an offset of the source that are neither blank nor code.
  func runEnd(from offset: Int) -> Int {
    var line = feed.lineIndex(of: offset - bodyStart)
    while line + 1 < feed.lineStarts.count, !isOpaque[line + 1], !isBlank(line + 1) { line += 1 }
    return feed.raw(feed.line(line).upper)
  }

  /// The lines of a span of the source without the marks of what it is in; the first starts as the span does.
  func lines(of span: Span, in path: ContainerPath?) -> [Span] {
    guard let path else { return [span] }
    let first = feed.lineIndex(of: span.lower - bodyStart)
    let last = max(first, feed.lineIndex(of: span.upper - bodyStart))
    return (first...last).map { line in
      let lower = line == first ? span.lower : feed.raw(path.content(of: line, in: feed).offset)
      let upper = line == last ? span.upper : feed.raw(feed.line(line).upper)
      return Span(min(lower, upper), upper)
    }
  }

  private func isBlank(_ index: Int) -> Bool {
    let line = feed.line(index)
    return feed.bytes[line.lower..<line.upper].allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
  }
}
