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
  private var firstReference: [String: Int] = [:]
  /// The notes to show behind each block of the page.
  private var namesAfter: [Int: [String]] = [:]

  init(_ document: MarkdownDocument) {
    define(document)
    refer(document)
    warnAboutUnused(document)
  }

  /// The notes that are first referred to inside a block.
  func names(after block: Int) -> [String] { namesAfter[block] ?? [] }

  /// Whether a node is the first reference to its note.
  func isFirst(_ node: Int, of name: String) -> Bool { firstReference[name] == node }

  private mutating func define(_ document: MarkdownDocument) {
    for node in document.nodes {
      guard case .footnoteDefinition(let name) = node.kind else { continue }
      if definitions[name] != nil {
        diagnostics.append(
          Diagnostic(code: "E0604", "the footnote '\(name)' is defined twice", at: mark(node, name)))
      } else {
        definitions[name] = node.id
      }
    }
  }

  private mutating func refer(_ document: MarkdownDocument) {
    var block = 0
    for node in document.nodes where node.id > 0 {
      if node.parent == 0 { block = node.id }
      guard case .footnoteReference(let name) = node.kind else { continue }
      guard definitions[name] != nil else {
        reportUnknown(name, at: node.span)
        continue
      }
      guard numbers[name] == nil else { continue }
      numbers[name] = numbers.count + 1
      firstReference[name] = node.id
      namesAfter[block, default: []].append(name)
    }
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
      guard case .footnoteDefinition(let name) = node.kind, numbers[name] == nil else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, code: "W0606", "no text refers to the footnote '\(name)'", at: mark(node, name)))
    }
  }

  private func mark(_ node: Node, _ name: String) -> Span {
    Span(node.span.lower, node.span.lower + name.utf8.count + 4)
  }
}
