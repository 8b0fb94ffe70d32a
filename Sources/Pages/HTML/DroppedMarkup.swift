import CommonMark
import Source

/// What a page leaves out of an author's text so that nothing in it runs, told once a kind.
struct DroppedMarkup: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  private var html: [Span] = []

  init(_ chapter: Chapter, options: BookOptions) {
    guard !options.allowsHTML, !options.formats.isDisjoint(with: [.html, .ipynb]) else { return }
    for node in chapter.markdown.nodes { visit(node, at: node.span) }
    for passage in chapter.passages {
      for node in passage.document.nodes { visit(node, at: passage.span(of: node)) }
    }
    reportHTML()
  }

  private mutating func visit(_ node: Node, at span: Span) {
    switch node.kind {
    case .htmlBlock(let text), .htmlInline(let text): if !Self.isComment(text) { html.append(span) }
    case .link(let url, _) where HTMLText.isDangerous(url): reportLink(url, at: span)
    default: break
    }
  }

  /// Nobody misses a comment.
  private static func isComment(_ html: String) -> Bool {
    html.replacing(#/<!--.*?-->/#.dotMatchesNewlines(), with: "").allSatisfy(\.isWhitespace)
  }

  private mutating func reportLink(_ url: String, at span: Span) {
    let scheme = url.prefix { $0 != ":" }.trimmingPrefix { $0.isWhitespace }
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0619", "a link to '\(scheme):' is shown as its words alone", at: span,
        hint: "'--allow-html' lets every link through"))
  }

  private mutating func reportHTML() {
    guard let first = html.first else { return }
    let others = html.count > 1 ? ", as it is in \(html.count - 1) more places" : ""
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0618", "raw HTML is left out here\(others)", at: first,
        hint: "'--allow-html' lets it through"))
  }
}
