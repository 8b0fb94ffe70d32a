package import CommonMark

/// What a page writes in place of nodes that plain CommonMark would write otherwise.
protocol ProseExtras: Sendable {
  /// The HTML of a node, or `nil` to write it as CommonMark does.
  func html(of node: Node, in document: MarkdownDocument) -> ProseHTML?

  /// What stands behind a block of the page.
  func html(after node: Node, in document: MarkdownDocument) -> String
}

/// HTML that a page writes for a node.
enum ProseHTML {
  /// In a line, in place of the node and all below it.
  case inline(String)
  /// As a block, in place of the node and all below it.
  case block(String)
  /// Before and behind what is below the node, in a line.
  case inlineAround(String, String)
  /// Before and behind what is below the node, as a block.
  case around(String, String)
}

/// Nothing but CommonMark.
struct NoExtras: ProseExtras {
  func html(of node: Node, in document: MarkdownDocument) -> ProseHTML? { nil }
  func html(after node: Node, in document: MarkdownDocument) -> String { "" }
}

/// The HTML of a Markdown text as libcmark makes it, raw HTML included.
package func commonMarkHTML(_ document: MarkdownDocument) -> String {
  ProseWriter.html(of: 0, in: document, allowsHTML: true)
}
