import CommonMark
import Source

/// Markup of other systems that here would be shown as plain words.
enum AuthorSlips {
  /// A warning for each `\ref` in the text and each quote that is nearly a callout.
  static func diagnostics(of markdown: MarkdownDocument) -> [Diagnostic] {
    markdown.nodes.flatMap { node -> [Diagnostic] in
      switch node.kind {
      case .text(let text): references(in: text, node, markdown.source)
      case .blockQuote: callout(node, markdown).map { [$0] } ?? []
      default: []
      }
    }
  }

  private static func references(in text: String, _ node: Node, _ source: SourceText) -> [Diagnostic] {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return [] }
    return text.matches(of: #/\\(?:eqref|autoref|cref|ref)\{([^}]*)\}/#).map { match in
      Diagnostic(
        .warning, code: "W0616", "'\(match.0)' is LaTeX's reference, and is shown as it is",
        at: source.firstSpan(of: String(match.0), in: node.span) ?? node.span,
        hint: "write '@\(reference(String(match.1)))'")
    }
  }

  /// The label as references name it: `eq-` is the prefix of formulas, as `eq:` is in many LaTeX texts.
  private static func reference(_ label: String) -> String {
    let name = label.replacing(":", with: "-")
    return Target.Kind(label: name) == nil ? "eq-\(name)" : name
  }

  /// GitHub knows five kinds, and no words behind the mark.
  private static func callout(_ quote: Node, _ markdown: MarkdownDocument) -> Diagnostic? {
    guard markdown.nodes.indices.contains(quote.id + 1) else { return nil }
    let first = markdown.nodes[quote.id + 1]
    guard first.parent == quote.id, first.kind == .paragraph else { return nil }
    let line = markdown.source.line(markdown.source.position(of: first.span.lower).line)
    let words = markdown.source.string(Span(first.span.lower, max(first.span.lower, line.upper)))
    guard words.hasPrefix("[!"), let match = words.prefixMatch(of: #/\[!([A-Za-z]+)\](.*)/#) else {
      return nil
    }
    let kinds = Callout.allCases.map { $0.rawValue.uppercased() }
    let isKnown = kinds.contains(match.1.uppercased())
    let span = Span(first.span.lower, first.span.lower + match.1.utf8.count + 3)
    return Diagnostic(
      .warning, code: "W0617", "this quote is nearly a callout, but is none", at: span,
      hint: isKnown
        ? "nothing may stand behind '[!\(match.1.uppercased())]' on its line"
        : Suggestion.hint(for: String(match.1).uppercased(), among: kinds))
  }
}
