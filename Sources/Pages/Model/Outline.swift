import CommonMark
import Notebook
import Source

/// The title's heading, the number and the heading levels of a chapter.
struct Outline {
  let number: Int?
  let titleNode: Int?
  /// How deep each heading below the title is, from 1; a level that is left out is closed up.
  private(set) var depths: [Int: Int] = [:]
  /// Headings that leave out a level.
  private(set) var diagnostics: [Diagnostic] = []

  /// A heading by its node, its level and its place.
  private struct Heading {
    let id: Int
    let level: Int
    let span: Span
  }

  init(_ document: NotebookDocument, file: String) {
    let first = Self.openingHeading(of: document.markdown)
    let text = first.map { document.markdown.plainText(of: $0) }
    let repeatsTitle = document.frontMatter.title == nil || document.frontMatter.title == text
    titleNode = repeatsTitle ? first : nil
    number = document.frontMatter.numbersSections ? Self.number(document.frontMatter, file: file) : nil
    nest(document)
  }

  /// The `#` heading that the text begins with; comments may stand before it.
  private static func openingHeading(of markdown: MarkdownDocument) -> Int? {
    let blocks = markdown.nodes.lazy.filter { $0.parent == 0 && $0.id > 0 }
    let first = blocks.first { if case .htmlBlock = $0.kind { false } else { true } }
    guard let first, case .heading(1, _) = first.kind else { return nil }
    return first.id
  }

  private mutating func nest(_ document: NotebookDocument) {
    let shown = document.markdown.nodes.compactMap { node -> Heading? in
      guard case .heading(let level, _) = node.kind, node.id != titleNode else { return nil }
      return Heading(id: node.id, level: level, span: node.span)
    }
    let top = min(shown.map(\.level).min() ?? 2, 2)
    var open: [Int] = []
    for heading in shown {
      while let last = open.last, last >= heading.level { open.removeLast() }
      let expected = open.last.map { $0 + 1 } ?? top
      if heading.level > expected { report(heading, expected) }
      open.append(heading.level)
      depths[heading.id] = open.count
    }
  }

  private mutating func report(_ heading: Heading, _ expected: Int) {
    let marks = String(repeating: "#", count: expected)
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0607", "the heading leaves out a level", at: heading.span,
        hint: "it is shown as '\(marks)' would be"))
  }

  /// The place that the front matter gives, else the number that the file's name starts with.
  private static func number(_ matter: FrontMatter, file: String) -> Int? {
    if let order = matter.order { return Int(exactly: order) }
    let digits = file.prefix { $0.isASCII && $0.isNumber }
    return digits.count < 5 ? Int(digits) : nil
  }
}
