import CommonMark
import Plotting
import Source

/// What the prose of a notebook file has otherwise than a page for a code host: nothing in it runs, and the pictures of
/// the author travel with it.
struct StandaloneProse {
  /// A picture of the author in a notebook file.
  struct Attachment {
    /// Where the text shows it.
    let span: Span
    let name: String
    let type: String
    let bytes: [UInt8]
  }

  private(set) var edits: [MarkdownOutput.Edit] = []
  private(set) var attachments: [Attachment] = []
  private let chapter: Chapter
  private let context: PageContext
  private var nodes: [Node] { chapter.markdown.nodes }

  init(chapter: Chapter, context: PageContext) {
    self.chapter = chapter
    self.context = context
    for node in chapter.markdown.nodes { visit(node) }
    guard !context.options.allowsHTML else { return }
    edits += LinkDefinitions.dangerous(in: chapter.markdown).map { MarkdownOutput.Edit(span: $0, text: "#") }
  }

  /// The attachments of a cell whose text is a span of the notebook, as JSON; empty where it has none.
  func attachments(in span: Span) -> String {
    let shown = attachments.filter { span.lower <= $0.span.lower && $0.span.upper <= span.upper }
    let fields = shown.map { "\"\($0.name)\": {\"\($0.type)\": \"\(Base64.text($0.bytes))\"}" }
    return fields.isEmpty ? "" : "\"attachments\": {\(fields.joined(separator: ", "))}, "
  }

  private mutating func visit(_ node: Node) {
    switch node.kind {
    case .htmlBlock, .htmlInline:
      if !context.options.allowsHTML { edits.append(MarkdownOutput.Edit(span: node.span, text: "")) }
    case .link(let url, let title): link(node, url, title)
    case .image(let url, let title, let label): picture(node, url, title, label)
    default: break
    }
  }

  /// A link to a notebook of the book leads to its notebook file.
  private mutating func link(_ node: Node, _ url: String, _ title: String) {
    guard context.isAllowed(url) else { return unlink(node) }
    let page = context.page(for: url, as: "ipynb")
    guard page != url, first(of: node) == UInt8(ascii: "[") else { return }
    let tail = Span(endOfChildren(of: node), node.span.upper)
    edits.append(MarkdownOutput.Edit(span: tail, text: "](\(page)\(Self.hover(title)))"))
  }

  /// A link that would run something is its words.
  private mutating func unlink(_ node: Node) {
    guard first(of: node) == UInt8(ascii: "[") else {
      let words = MarkdownOutput.escaped(chapter.plainText(of: node.id))
      return edits.append(MarkdownOutput.Edit(span: node.span, text: words))
    }
    let start = Span(node.span.lower, node.span.lower + 1)
    let tail = Span(endOfChildren(of: node), node.span.upper)
    edits += [start, tail].map { MarkdownOutput.Edit(span: $0, text: "") }
  }

  private static func hover(_ title: String) -> String {
    let words = MarkdownOutput.escaped(title.split(whereSeparator: \.isNewline).joined(separator: " "))
    return title.isEmpty ? "" : " \"\(words.replacing("\"", with: "\\\""))\""
  }

  /// A picture is attached to its cell; one that cannot be shown is its description.
  private mutating func picture(_ node: Node, _ url: String, _ title: String, _ label: CommonMark.Label?) {
    guard let file = context.assets.file(of: url), let type = MediaType.picture(file.path) else {
      if context.assets.url(of: url) == nil {
        let words = MarkdownOutput.escaped(chapter.plainText(of: node.id))
        edits.append(MarkdownOutput.Edit(span: node.span, text: words))
      }
      return
    }
    let name = "picture-\(attachments.count + 1).\(file.path.split(separator: ".").last ?? "")"
    attachments.append(Attachment(span: node.span, name: name, type: type, bytes: file.bytes))
    let end = label?.span.lower ?? node.span.upper
    edits.append(
      MarkdownOutput.Edit(
        span: Span(endOfChildren(of: node), end), text: "](attachment:\(name)\(Self.hover(title)))"))
  }

  private func endOfChildren(of node: Node) -> Int {
    let last = nodes[(node.id + 1)..<node.end].last { $0.parent == node.id }
    return last?.span.upper ?? node.span.lower + (first(of: node) == UInt8(ascii: "!") ? 2 : 1)
  }

  private func first(of node: Node) -> UInt8? {
    chapter.source.bytes.indices.contains(node.span.lower) ? chapter.source.bytes[node.span.lower] : nil
  }
}
