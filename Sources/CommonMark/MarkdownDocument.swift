public import Source

/// A Markdown text as a flat tree: CommonMark as libcmark reads it, and the notebook's extensions.
///
/// Every node knows its bytes in the source, so that output can be spliced by position and a diagnostic
/// points into the author's file. Parsing never fails: what is wrong goes into ``diagnostics``.
public struct MarkdownDocument: Sendable {
  /// The text that was parsed.
  public let source: SourceText
  /// The YAML between the `---` lines at the very start, without these lines.
  public let frontMatter: Span?
  /// All nodes in document order, parents before children; element 0 is the document.
  public let nodes: [Node]
  /// What is wrong with the Markdown itself.
  public let diagnostics: [Diagnostic]

  /// Parses a text; linear in its length and without recursion.
  public init(_ source: SourceText) {
    let frontMatter = FrontMatterBlock(in: source)
    let body = Span(frontMatter?.whole.upper ?? SourceText.byteOrderMarkLength(source), source.bytes.count)
    let unclosed = frontMatter == nil ? FrontMatterBlock.unclosed(in: source) : nil
    self.init(source, body: body, frontMatter: frontMatter?.content, [unclosed].compactMap { $0 })
  }

  /// Parses one part of a text, such as a caption, as a document of its own; spans still refer to `source`.
  public init(_ source: SourceText, part: Span) {
    self.init(source, body: part, frontMatter: nil)
  }

  private init(_ source: SourceText, body: Span, frontMatter: Span?, _ found: [Diagnostic] = []) {
    self.source = source
    self.frontMatter = frontMatter
    var parse = Extensions.parse(source, body: body)
    var reader = TreeReader(source: source, body: body, feed: parse.feed)
    reader.read(&parse.tree)
    nodes = reader.builder.nodes
    diagnostics = (found + parse.diagnostics + reader.diagnostics).sorted { $0.span.lower < $1.span.lower }
  }

  /// The children of a node, in order.
  public func children(of id: Int) -> Children { Children(nodes: nodes, parent: id) }

  /// The plain text of a node and all below it: words, code and TeX, without markup.
  public func plainText(of id: Int) -> String {
    guard nodes.indices.contains(id) else { return "" }
    var text = ""
    for node in nodes[id..<nodes[id].end] { text += node.plainText }
    return text
  }
}

/// The children of one node of a document.
public struct Children: Sequence, IteratorProtocol, Sendable {
  private let nodes: [Node]
  private var next_: Int
  private let end: Int

  init(nodes: [Node], parent: Int) {
    self.nodes = nodes
    next_ = parent + 1
    end = nodes.indices.contains(parent) ? nodes[parent].end : 0
  }

  /// The next child, or `nil` behind the last.
  public mutating func next() -> Node? {
    guard next_ < end else { return nil }
    defer { next_ = nodes[next_].end }
    return nodes[next_]
  }
}

extension SourceText {
  /// 3 when the text starts with a byte order mark, else 0.
  static func byteOrderMarkLength(_ source: SourceText) -> Int {
    source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
