import CCmark
import Source

/// Turns libcmark's tree into nodes.
struct TreeReader {
  let source: SourceText
  let body: Span
  let feed: Feed
  private(set) var sink: InlineSink
  private(set) var diagnostics: [Diagnostic] = []
  private var cells: [CmarkNode] = []
  /// For each list that is open, whether a node for it is open too.
  private var openLists: [Bool] = []
  /// The block quotes that are open.
  private var quotes: [Int] = []

  /// Where the text of the last footnote begins, behind what stands for its marker.
  private var noteStart = 0

  var builder: NodeBuilder { sink.builder }

  /// What prose has about, so that large texts do not move their nodes again and again.
  private static let bytesPerNode = 20

  init(source: SourceText, body: Span, feed: Feed) {
    self.source = source
    self.body = body
    self.feed = feed
    sink = InlineSink(source: source)
  }

  /// Reads the whole tree.
  mutating func read(_ tree: inout CmarkTree) {
    sink.builder.reserve(body.count / Self.bytesPerNode)
    sink.builder.begin(.document, at: body)
    if let root = tree.root {
      cells = firstChildren(of: root)
      var walk = BlockWalk(root, feed: feed)
      while let (node, isEntering) = walk.next() {
        guard node.pointer != root.pointer, !isCell(node) else { continue }
        if isEntering { enter(node, path: walk.path) } else { leave(node) }
      }
    }
    sink.builder.end()
  }

  private func firstChildren(of root: CmarkNode) -> [CmarkNode] {
    var children: [CmarkNode] = []
    var child = root.firstChild
    while let node = child, children.count < feed.cellCount {
      children.append(node)
      child = node.next
    }
    return children
  }

  private func isCell(_ node: CmarkNode) -> Bool {
    node.type == CMARK_NODE_HEADING && node.startLine < feed.cellCount
  }

  private mutating func enter(_ node: CmarkNode, path: ContainerPath) {
    switch node.type {
    case CMARK_NODE_PARAGRAPH: paragraph(node, path: path)
    case CMARK_NODE_HEADING: heading(node, path: path)
    case CMARK_NODE_BLOCK_QUOTE: beginQuote(node)
    case CMARK_NODE_LIST: openLists.append(false)
    case CMARK_NODE_ITEM: beginItem(node)
    case CMARK_NODE_CODE_BLOCK: codeBlock(node, path: path)
    case CMARK_NODE_HTML_BLOCK: htmlBlock(node)
    case CMARK_NODE_THEMATIC_BREAK: sink.builder.leaf(.thematicBreak, at: lines(of: node))
    default: break
    }
  }

  private mutating func leave(_ node: CmarkNode) {
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE:
      _ = quotes.popLast()
      sink.builder.end()
    case CMARK_NODE_ITEM: sink.builder.end()
    case CMARK_NODE_LIST: if openLists.popLast() == true { sink.builder.end() }
    default: break
    }
  }

  private mutating func beginQuote(_ node: CmarkNode) {
    sink.builder.begin(.blockQuote, at: lines(of: node))
    quotes.append(sink.builder.current)
  }

  private mutating func beginItem(_ node: CmarkNode) {
    let span = lines(of: node)
    if let mask = feed.mask(at: start(of: node)), case .footnoteMarker(let name) = mask.kind {
      noteStart = start(of: node) + mask.span.count
      while feed.bytes.at(noteStart).isBlank { noteStart += 1 }
      if openLists.last == true {
        openLists[openLists.count - 1] = false
        sink.builder.end()
      }
      return sink.builder.begin(.footnoteDefinition(name: name), at: span)
    }
    if openLists.last == false, let list = node.parent {
      openLists[openLists.count - 1] = true
      sink.builder.begin(.list(list.listStyle), at: lines(of: list))
    }
    sink.builder.begin(.item, at: span)
  }

  private mutating func paragraph(_ node: CmarkNode, path: ContainerPath) {
    let span = lines(of: node)
    let follows = tableBefore
    sink.builder.begin(.paragraph, at: span)
    let id = sink.builder.current
    sink.acceptsLabel = follows && isCaption(at: span.lower)
    let isCaption = sink.acceptsLabel
    var reader = InlineReader(scanner: scanner(node, path), start: start(of: node))
    reader.skipUntil = noteStart
    reader.read(node, into: &sink)
    finishCallout()
    if sink.table != nil { sink.builder.trimEnd() }
    if sink.builder.isCurrentEmpty { sink.builder.cancel() } else { sink.builder.end() }
    if isCaption { sink.builder.makeCaption(id, label: sink.label) }
    sink.acceptsLabel = false
    sink.label = nil
    if let table = sink.table { read(table) }
    sink.table = nil
  }

  private var tableBefore: Bool {
    guard let id = sink.builder.lastClosed, case .table = sink.builder.nodes[id].kind else { return false }
    return true
  }

  private func isCaption(at offset: Int) -> Bool {
    source.bytes.at(offset) == UInt8(ascii: ":") && source.bytes.at(offset + 1).isBlank
  }

  private mutating func finishCallout() {
    guard let callout = sink.takeCallout() else { return }
    if let quote = quotes.last { sink.builder.change(quote, to: .callout(callout)) }
  }

  private mutating func heading(_ node: CmarkNode, path: ContainerPath) {
    let begin = start(of: node)
    sink.builder.begin(.heading(level: node.headingLevel, label: nil), at: feed.raw(Span(begin, begin)))
    let id = sink.builder.current
    let marks = feed.bytes.run(of: UInt8(ascii: "#"), from: begin, to: feed.bytes.count)
    let isATX =
      marks > 0 && marks < 7
      && (feed.bytes.at(begin + marks).isWhitespace || begin + marks == feed.bytes.count)
    var text = isATX ? begin + marks : begin
    while feed.bytes.at(text).isBlank { text += 1 }
    sink.acceptsLabel = true
    let end = scanner(node, path)
    var reader =
      isATX ? InlineReader(scanner: end, heading: text) : InlineReader(scanner: end, start: text)
    reader.read(node, into: &sink)
    sink.builder.change(id, to: .heading(level: node.headingLevel, label: sink.label))
    let lastLine = feed.lineIndex(of: reader.cursor) + (isATX ? 0 : 1)
    sink.builder.end(at: feed.raw(feed.line(lastLine).upper))
    sink.acceptsLabel = false
    sink.label = nil
  }

  private func scanner(_ node: CmarkNode, _ path: ContainerPath) -> LinkScanner {
    LinkScanner(feed: feed, path: path, end: feed.line(node.endLine).upper)
  }

  /// The offset in the feed at which a block starts.
  func start(of node: CmarkNode) -> Int { feed.line(node.startLine).lower + max(0, node.startColumn) }

  /// The source of a block, from its first byte to the end of its last line.
  func lines(of node: CmarkNode) -> Span {
    let lower = start(of: node)
    var last = node.endLine
    while last > node.startLine, feed.line(last).count == 0 { last -= 1 }
    return feed.raw(Span(lower, max(lower, feed.line(last).upper)))
  }
}

extension TreeReader {
  private mutating func read(_ table: TableMask) {
    sink.builder.begin(.table(columns: table.columns), at: table.span)
    for (index, row) in table.rows.enumerated() {
      sink.builder.begin(.tableRow(isHeader: index == 0), at: row.span)
      for (column, cell) in zip(table.columns, row.cells) { read(cell, as: .tableCell(column)) }
      sink.builder.end()
    }
    sink.builder.end()
    guard let caption = table.caption else { return }
    sink.acceptsLabel = true
    read(caption, as: .tableCaption(label: nil))
    sink.acceptsLabel = false
  }

  private mutating func read(_ cell: TableMask.Cell, as kind: Node.Kind) {
    sink.builder.begin(kind, at: cell.span)
    let id = sink.builder.current
    if cells.indices.contains(cell.heading) {
      let line = feed.line(cell.heading)
      var reader = InlineReader(
        scanner: LinkScanner(feed: feed, path: ContainerPath(), end: line.upper),
        heading: line.lower + 2)
      reader.read(cells[cell.heading], into: &sink)
    }
    if case .tableCaption = kind { sink.builder.change(id, to: .tableCaption(label: sink.label)) }
    sink.label = nil
    sink.builder.end()
  }

  private mutating func htmlBlock(_ node: CmarkNode) {
    let span = lines(of: node)
    let text = Unmasking.unmasked(node.literal, in: span, feed: feed, source: source)
    sink.builder.leaf(.htmlBlock(text), at: span)
  }

  private mutating func codeBlock(_ node: CmarkNode, path: ContainerPath) {
    let block = CodeBlockReader(source: source, feed: feed, path: path).read(node)
    sink.builder.leaf(.codeBlock(block.code), at: block.span)
    if let diagnostic = block.diagnostic { diagnostics.append(diagnostic) }
  }
}
