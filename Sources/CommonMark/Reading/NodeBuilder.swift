import Source

/// Collects nodes in document order and joins neighbouring words.
struct NodeBuilder {
  private(set) var nodes: [Node] = []
  private var open: [Int] = []
  private var text: [UInt8] = []
  private var textSpan = Span(0, 0)
  /// The node that ended last, while nothing but blanks follows it.
  private(set) var lastClosed: Int?

  /// The innermost node that is open.
  var current: Int { open.last ?? 0 }

  /// Makes room for so many nodes.
  mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

  /// Adds a node and puts what follows into it.
  mutating func begin(_ kind: Node.Kind, at span: Span) {
    leaf(kind, at: span)
    open.append(nodes.count - 1)
    lastClosed = nil
  }

  /// Ends the innermost open node at an offset of the source.
  mutating func end(at upper: Int? = nil) {
    flush()
    guard let id = open.popLast() else { return }
    nodes[id].end = nodes.count
    lastClosed = id
    if let upper { nodes[id].span = Span(nodes[id].span.lower, upper) }
  }

  /// Adds a node without children.
  mutating func leaf(_ kind: Node.Kind, at span: Span) {
    flush()
    let id = nodes.count
    nodes.append(Node(id: id, kind: kind, span: span, parent: open.last ?? 0, end: id + 1))
    lastClosed = id
  }

  /// Adds words, which join the words before them.
  mutating func append(text bytes: some Sequence<UInt8>, at span: Span) {
    textSpan = text.isEmpty ? span : textSpan.union(span)
    text.append(contentsOf: bytes)
    if lastClosed != nil, text.contains(where: { !$0.isBlank }) { lastClosed = nil }
  }

  /// Takes back blanks that were added last.
  mutating func dropBlanks() {
    if text.allSatisfy(\.isBlank) { text.removeAll() }
  }

  /// Changes the kind of the innermost open node.
  mutating func change(_ id: Int, to kind: Node.Kind) {
    guard nodes.indices.contains(id) else { return }
    nodes[id].kind = kind
  }

  /// Makes a finished paragraph the caption of the table before it, without its `: `.
  mutating func makeCaption(_ id: Int, label: Label?) {
    guard nodes.indices.contains(id), nodes[id].kind == .paragraph else { return }
    nodes[id].kind = .tableCaption(label: label)
    guard nodes.indices.contains(id + 1), case .text(let words) = nodes[id + 1].kind else { return }
    nodes[id + 1].kind = .text(String(words.drop { $0 == ":" || $0 == " " }))
  }

  /// Lengthens a node to take in what belongs to it.
  mutating func extend(_ id: Int, to upper: Int) {
    guard nodes.indices.contains(id) else { return }
    nodes[id].span = Span(nodes[id].span.lower, upper)
  }

  /// Whether the innermost open node has neither nodes nor words yet.
  var isCurrentEmpty: Bool { nodes.count - 1 == current && text.isEmpty }

  /// Takes back the innermost open node, which must be empty.
  mutating func cancel() {
    guard isCurrentEmpty, open.popLast() != nil else { return }
    nodes.removeLast()
  }

  /// Takes back a line break or words of blanks at the end of the innermost open node.
  mutating func trimEnd() {
    while let last = text.last, last.isWhitespace { text.removeLast() }
    guard text.isEmpty, let last = nodes.last, last.id != current else { return }
    if last.kind == .softBreak || last.kind == .lineBreak { nodes.removeLast() }
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    let words = String(decoding: text, as: UTF8.self)
    let id = nodes.count
    nodes.append(Node(id: id, kind: .text(words), span: textSpan, parent: open.last ?? 0, end: id + 1))
    text.removeAll(keepingCapacity: true)
  }
}
