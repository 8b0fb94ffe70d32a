import CommonMark
import Notebook
import Source

/// The words of a part of a chapter, for titles, search and alternatives of pictures.
enum PlainText {
  /// What a reader would read aloud: values in place of expressions, TeX for formulas.
  static func text(of id: Int, in document: MarkdownDocument, inline: [Int: InlineResult]) -> String {
    guard document.nodes.indices.contains(id) else { return "" }
    var words = ""
    for node in document.nodes[id..<document.nodes[id].end] {
      words += text(of: node, in: document, inline: inline)
    }
    return words
  }

  private static func text(
    of node: Node, in document: MarkdownDocument, inline: [Int: InlineResult]
  ) -> String {
    switch node.kind {
    case .text(let text): text
    case .code(let text, _): inline[node.id].map { $0.words } ?? text
    case .math(let tex, _, _): tex.text(in: document.source)
    case .reference(let label): Target.Kind(label: label)?.rawValue ?? label
    case .citation(let works): works.first { $0.isNarrative }.map { "@" + $0.key } ?? ""
    case .softBreak, .lineBreak: " "
    default: ""
    }
  }
}

extension InlineResult {
  /// The value, or a mark that it could not be computed.
  var words: String {
    switch self {
    case .text(let text): text
    case .failed: "⚠"
    }
  }
}
