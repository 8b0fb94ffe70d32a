import CommonMark
import Notebook
import Plotting
import Source

/// The text of a book by section, for a search that needs no server.
struct SearchIndex {
  private let book: Book
  private let contexts: [PageContext]

  init(_ book: Book, _ contexts: [PageContext]) {
    self.book = book
    self.contexts = contexts
  }

  /// A script that sets `bookText` to lists of page, anchor, title and words.
  func script() -> String {
    let entries = zip(book.chapters, contexts).flatMap { ChapterIndex(chapter: $0, context: $1).entries() }
    return "window.bookText=[\n" + entries.joined(separator: ",\n") + "\n];\n"
  }
}

/// The sections of one chapter as a search finds them: the words that a reader sees there.
private struct ChapterIndex {
  let chapter: Chapter
  let context: PageContext
  private var extras: PageExtras { PageExtras(chapter: chapter, context: context, isInLink: true) }

  func entries() -> [String] {
    var entries: [String] = []
    var words = ""
    var place = (anchor: "", title: chapter.title)
    for node in chapter.markdown.nodes {
      if let section = chapter.section(at: node.id) {
        entries.append(entry(place, words))
        place = (section.anchor, "\(chapter.title) › \(section.title)")
        words = ""
      }
      words += self.words(node)
    }
    return entries + [entry(place, words)] + works()
  }

  private func words(_ node: Node) -> String {
    switch node.kind {
    case .text(let text): text
    case .code(let text, _): chapter.inlineValue(at: node.id)?.words ?? text
    case .citation(let works): PlainHTML.words(CitationWriter(extras: extras).html(works))
    case .reference(let label): extras.link(to: label).map(PlainHTML.words) ?? "@" + label
    case .codeBlock(let block): " " + (chapter.cell(at: node.id).map(words) ?? block.text) + " "
    case .math: formula(node)
    case .softBreak, .lineBreak, .paragraph, .heading, .item, .tableCell, .tableCaption: " "
    default: ""
    }
  }

  private func formula(_ node: Node) -> String {
    PlainHTML.formula(context.formulas.html(at: extras.place(of: node)))
  }

  /// The code without its options, what the cell shows, and its captions.
  private func words(_ cell: ExecutedCell) -> String {
    let options = cell.cell.options
    guard options.isIncluded else { return "" }
    let code = options.echo == .hidden ? [] : cell.cell.codeLines.map { chapter.source.string($0) }
    let captions = [Passage.Kind.figureCaption(cell.cell.node), .tableCaption(cell.cell.node)]
      .compactMap { chapter.passage($0)?.words }
    return (code + cell.outputs.map(words) + captions).joined(separator: " ")
  }

  private func words(_ output: CellOutput) -> String {
    switch output {
    case .text(let text): text
    case .table(let table):
      (table.columns.map(\.title) + table.rows.flatMap { $0.map(\.text) } + [table.note ?? ""])
        .joined(separator: " ")
    case .picture(let picture): picture.summary
    }
  }

  /// The list of works, which stands behind the last section.
  private func works() -> [String] {
    let works = context.bibliography.listed.map(\.listing)
    guard !works.isEmpty else { return [] }
    let anchor = chapter.endsWithReferences ? chapter.sections.last?.anchor ?? "" : "works"
    let words = works.map { $0.text(title: title, words: { $0 }) + " " + ($0.address ?? "") }
    return [entry((anchor, "\(chapter.title) › References"), words.joined(separator: " "))]
  }

  private func title(_ words: String) -> String {
    FormulasInWords.parts(of: words).map { part in
      part.isFormula ? PlainHTML.formula(context.formulas.html(ofWords: "$\(part.text)$")) : part.text
    }.joined()
  }

  private func entry(_ place: (anchor: String, title: String), _ words: String) -> String {
    let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let link = HTMLText.path(chapter.name) + ".html" + (place.anchor.isEmpty ? "" : "#" + place.anchor)
    return "[" + [link, place.title, text].map(JSONText.quoted).joined(separator: ",") + "]"
  }
}

/// Text in JSON, safe inside a script element.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "<": result += "\\u003c"
      case "\u{2028}", "\u{2029}": result += "\\u" + String(scalar.value, radix: 16)
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
