import CommonMark
import Source

/// The footnotes of a chapter: their numbers, and behind which block each is shown.
struct Notes: Sendable {
  /// The numbers by name, in the order in which the text first refers to them.
  private(set) var numbers: [String: Int] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// The definitions by name.
  private(set) var definitions: [String: Int] = [:]
  /// The first reference to each.
  private var firstReference: [String: Place] = [:]
  /// The notes to show behind each block of the page.
  private var namesAfter: [Int: [String]] = [:]

  init(_ document: MarkdownDocument, _ mentions: [Mention]) {
    define(document)
    for mention in mentions { refer(mention) }
    warnAboutUnused(document)
  }

  /// The notes that are first referred to inside a block.
  func names(after block: Int) -> [String] { namesAfter[block] ?? [] }

  /// Whether a node is the first reference to its note.
  func isFirst(_ place: Place, of name: String) -> Bool { firstReference[name] == place }

  private mutating func define(_ document: MarkdownDocument) {
    for node in document.nodes {
      guard case .footnoteDefinition(let name) = node.kind else { continue }
      if let first = definitions[name] {
        diagnostics.append(
          Diagnostic(
            code: "E0604", "the footnote '\(name)' is defined twice", at: mark(node, name),
            hint: "it was first defined on line \(line(of: first, in: document))"))
      } else {
        definitions[name] = node.id
      }
    }
  }

  private func line(of node: Int, in document: MarkdownDocument) -> Int {
    document.source.position(of: document.nodes[node].span.lower).line
  }

  private mutating func refer(_ mention: Mention) {
    guard case .note(let name) = mention.kind else { return }
    guard definitions[name] != nil else { return reportUnknown(name, at: mention.span) }
    guard numbers[name] == nil else { return }
    numbers[name] = numbers.count + 1
    firstReference[name] = mention.place
    namesAfter[mention.block, default: []].append(name)
  }

  private mutating func reportUnknown(_ name: String, at span: Span) {
    diagnostics.append(
      Diagnostic(
        code: "E0603", "there is no footnote '\(name)'", at: span,
        hint: definitions.isEmpty
          ? "define it by a line '[^\(name)]: …'"
          : Suggestion.hint(for: name, among: definitions.keys.sorted())))
  }

  private mutating func warnAboutUnused(_ document: MarkdownDocument) {
    for node in document.nodes {
      guard case .footnoteDefinition(let name) = node.kind, numbers[name] == nil, definitions[name] == node.id
      else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, code: "W0606", "no text refers to the footnote '\(name)'", at: mark(node, name)))
    }
  }

  private func mark(_ node: Node, _ name: String) -> Span {
    Span(node.span.lower, node.span.lower + name.utf8.count + 4)
  }
}
