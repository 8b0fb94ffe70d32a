import CommonMark
import Notebook
import Source

/// The raw HTML of a chapter where it is allowed, as its page has it.
struct AuthorHTML: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  /// What was changed, by its place.
  private var changed: [Place: String] = [:]

  init(_ chapter: Chapter, options: BookOptions) {
    guard options.allowsHTML, options.formats.contains(.html) else { return }
    for node in chapter.markdown.nodes {
      read(node, Place(passage: nil, node: node.id), at: node.span, options)
    }
    for passage in chapter.passages {
      for node in passage.document.nodes {
        read(node, Place(passage: passage.kind, node: node.id), at: passage.span(of: node), options)
      }
    }
  }

  /// The HTML at a place, where it is not the author's own.
  func html(at place: Place) -> String? { changed[place] }

  private mutating func read(_ node: CommonMark.Node, _ place: Place, at span: Span, _ options: BookOptions) {
    switch node.kind {
    case .htmlBlock(let html), .htmlInline(let html):
      let offline = OfflineHTML(html, allowsOwnFiles: !options.isSelfContained)
      guard !offline.dropped.isEmpty else { return }
      changed[place] = offline.html
      let others = offline.dropped.count > 1 ? " and \(offline.dropped.count - 1) more" : ""
      diagnostics.append(
        Diagnostic(
          .warning, code: "W0615", "\(offline.dropped[0])\(others) is dropped", at: span,
          hint: options.isSelfContained
            ? "a page that stands alone loads no file" : "a page loads nothing from elsewhere"))
    default: return
    }
  }
}
