import CommonMark
import Source

/// Writes the nodes of a Markdown document as HTML, in one pass without recursion.
///
/// CommonMark gives the HTML that libcmark itself makes, byte for byte; what a page adds to it, such as
/// numbers, formulas and cells, comes from ``ProseExtras``.
struct ProseWriter {
  let document: MarkdownDocument
  let extras: any ProseExtras
  /// Whether the author's HTML and any link are passed through.
  let allowsHTML: Bool
  private(set) var bytes: [UInt8] = []
  private var open: [(node: Node, close: ProseHTML?)] = []

  init(_ document: MarkdownDocument, extras: any ProseExtras = NoExtras(), allowsHTML: Bool = false) {
    self.document = document
    self.extras = extras
    self.allowsHTML = allowsHTML
  }

  /// The HTML of all that is below a node.
  static func html(
    of id: Int, in document: MarkdownDocument, extras: any ProseExtras = NoExtras(), allowsHTML: Bool = false
  ) -> String {
    var writer = ProseWriter(document, extras: extras, allowsHTML: allowsHTML)
    writer.writeChildren(of: id)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The HTML of some nodes, each with all that is below it.
  static func html(
    of range: Range<Int>, in document: MarkdownDocument, extras: any ProseExtras, allowsHTML: Bool
  ) -> String {
    var writer = ProseWriter(document, extras: extras, allowsHTML: allowsHTML)
    writer.write(range)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Writes all that is below a node.
  mutating func writeChildren(of id: Int) {
    guard document.nodes.indices.contains(id) else { return }
    write((id + 1)..<document.nodes[id].end)
  }

  private mutating func write(_ range: Range<Int>) {
    var next = range.lowerBound
    while next < range.upperBound {
      close(upTo: next)
      next = write(document.nodes[next])
    }
    close(upTo: range.upperBound)
  }

  private mutating func close(upTo id: Int) {
    while let (node, close) = open.last, node.end <= id {
      open.removeLast()
      switch close {
      case .inlineAround(_, let close)?: put(close)
      case .around(_, let close)?: endBlock(close)
      default: end(node)
      }
      putAfter(node)
    }
  }

  private mutating func putAfter(_ node: Node) {
    guard node.parent == 0, node.id > 0 else { return }
    put(extras.html(after: node, in: document))
  }

  /// Writes what stands before a node's children, and gives the node to go on with.
  private mutating func write(_ node: Node) -> Int {
    if let html = extras.html(of: node, in: document) { return write(node, as: html) }
    if isBlock(node.kind) { begin(node) } else { inline(node) }
    if case .image = node.kind { return node.end }
    if node.end > node.id + 1 || isContainer(node.kind) { open.append((node, nil)) }
    return node.id + 1
  }

  private mutating func write(_ node: Node, as html: ProseHTML) -> Int {
    switch html {
    case .inline(let text):
      put(text)
      return node.end
    case .block(let text):
      endLine()
      put(text)
      endLine()
      putAfter(node)
      return node.end
    case .inlineAround(let start, _): put(start)
    case .around(let start, _):
      endLine()
      put(start)
    }
    open.append((node, html))
    return node.id + 1
  }

  mutating func put(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  mutating func putEscaped(_ text: some StringProtocol) { HTMLText.append(text, to: &bytes) }

  /// Starts a new line unless at the start of one.
  mutating func endLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Whether a paragraph stands in a list that is set without space, where it has no tags.
  private func isTight(_ node: Node) -> Bool {
    let item = document.nodes[node.parent]
    guard item.kind == .item, case .list(let style) = document.nodes[item.parent].kind else { return false }
    return style.isTight
  }

  private func isBlock(_ kind: Node.Kind) -> Bool {
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .emphasis, .strong, .link, .image, .htmlInline, .math,
      .footnoteReference, .reference, .citation:
      false
    default: true
    }
  }

  private func isContainer(_ kind: Node.Kind) -> Bool {
    switch kind {
    case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline, .math,
      .footnoteReference, .reference, .citation:
      false
    default: true
    }
  }
}

extension ProseWriter {
  private mutating func begin(_ node: Node) {
    if !(node.kind == .paragraph && isTight(node)) { endLine() }
    switch node.kind {
    case .paragraph: if !isTight(node) { put("<p>") }
    case .heading(let level, _): put("<h\(level)>")
    case .blockQuote: put("<blockquote>\n")
    case .callout(let callout): put("<blockquote class=\"callout \(callout.rawValue)\">\n")
    case .list(let style): beginList(style)
    case .item: put("<li>")
    case .codeBlock(let block): code(block)
    case .htmlBlock(let html): allowsHTML ? put(html) : put("<!-- raw HTML omitted -->")
    case .thematicBreak: put("<hr />\n")
    case .table: put("<table>\n")
    case .tableRow: put("<tr>")
    case .tableCell(let alignment): beginCell(node, alignment)
    case .tableCaption: put("<p class=\"caption\">")
    case .footnoteDefinition(let name): put("<div class=\"footnote\" id=\"fn-\(name)\">\n")
    default: break
    }
    if case .htmlBlock = node.kind { endLine() }
  }

  private mutating func end(_ node: Node) {
    switch node.kind {
    case .paragraph: if !isTight(node) { put("</p>\n") }
    case .heading(let level, _): put("</h\(level)>\n")
    case .blockQuote, .callout: endBlock("</blockquote>")
    case .list(let style): endBlock(style.start == nil ? "</ul>" : "</ol>")
    case .item: put("</li>\n")
    case .table: endBlock("</table>")
    case .tableRow: put("</tr>\n")
    case .tableCell: put(isHeader(node) ? "</th>" : "</td>")
    case .tableCaption: put("</p>\n")
    case .footnoteDefinition: endBlock("</div>")
    case .emphasis: put("</em>")
    case .strong: put("</strong>")
    case .link: put("</a>")
    default: break
    }
  }

  private mutating func endBlock(_ tag: String) {
    endLine()
    put(tag)
    put("\n")
  }

  private mutating func beginList(_ style: ListStyle) {
    switch style.start {
    case nil: put("<ul>\n")
    case 1?: put("<ol>\n")
    case let start?: put("<ol start=\"\(start)\">\n")
    }
  }

  private mutating func code(_ block: CodeBlock) {
    let language = block.info.prefix { !$0.isWhitespace }
    put("<pre><code")
    if !language.isEmpty {
      put(" class=\"language-")
      putEscaped(language)
      put("\"")
    }
    put(">")
    putEscaped(block.text)
    put("</code></pre>\n")
  }

  /// Whether a cell is the heading of a column; an empty one is not.
  private func isHeader(_ cell: Node) -> Bool {
    cell.end > cell.id + 1 && document.nodes[cell.parent].kind == .tableRow(isHeader: true)
  }

  private mutating func beginCell(_ node: Node, _ alignment: Alignment) {
    put(isHeader(node) ? "<th" : "<td")
    put(alignment == .none ? ">" : " class=\"\(alignment.rawValue)\">")
  }
}

extension ProseWriter {
  private mutating func inline(_ node: Node) {
    switch node.kind {
    case .text(let text): putEscaped(text)
    case .softBreak: put("\n")
    case .lineBreak: put("<br />\n")
    case .code(let text, _):
      put("<code>")
      putEscaped(text)
      put("</code>")
    case .emphasis: put("<em>")
    case .strong: put("<strong>")
    case .link(let url, let title): link(url, title)
    case .image(let url, let title, _): image(node, url, title)
    case .htmlInline(let html): put(allowsHTML ? html : "<!-- raw HTML omitted -->")
    default: putEscaped(document.source.string(node.span))
    }
  }

  private mutating func link(_ url: String, _ title: String) {
    put("<a href=\"")
    if allowsHTML || !HTMLText.isDangerous(url) { put(HTMLText.url(url)) }
    putTitle(title)
    put("\">")
  }

  private mutating func image(_ node: Node, _ url: String, _ title: String) {
    put("<img src=\"")
    if allowsHTML || !HTMLText.isDangerous(url) { put(HTMLText.url(url)) }
    put("\" alt=\"")
    for part in document.nodes[node.id..<node.end] { putAlternative(part) }
    putTitle(title)
    put("\" />")
  }

  /// What a picture's description contributes to its `alt`; tags are words there, as libcmark has it.
  private mutating func putAlternative(_ node: Node) {
    switch node.kind {
    case .text(let text), .code(let text, _), .htmlInline(let text): putEscaped(text)
    case .softBreak, .lineBreak: put(" ")
    default: break
    }
  }

  private mutating func putTitle(_ title: String) {
    guard !title.isEmpty else { return }
    put("\" title=\"")
    putEscaped(title)
  }
}
