import CommonMark
import MathTypesetting
import Notebook
import Source

/// The captions that cells are given in their options, as HTML.
struct Captions: Sendable {
  /// Whether there are formulas in them.
  private(set) var hasFormulas = false
  private var texts: [String: String] = [:]

  init(_ chapter: Chapter, references: References, by typesetter: inout MathTypesetter) {
    for cell in chapter.notebook.cells {
      for text in [cell.cell.options.figureCaption, cell.cell.options.tableCaption] {
        guard let text, texts[text] == nil else { continue }
        texts[text] = html(text, chapter, references, &typesetter)
      }
    }
  }

  /// The HTML of a caption.
  func html(_ text: String) -> String { texts[text] ?? HTMLText.escaped(text) }

  private mutating func html(
    _ text: String, _ chapter: Chapter, _ references: References, _ typesetter: inout MathTypesetter
  ) -> String {
    let document = MarkdownDocument(SourceText(name: chapter.source.name, text))
    var formulas: [Int: String] = [:]
    for node in document.nodes {
      guard case .math(let span, let isDisplay, _) = node.kind else { continue }
      let tex = document.source.string(span)
      hasFormulas = true
      switch typesetter.typeset(Formula(tex, isDisplay: isDisplay, macros: chapter.frontMatter.macros)) {
      case .html(let html): formulas[node.id] = html
      case .failed(let error): formulas[node.id] = Formulas.fallback(tex, error)
      }
    }
    let extras = CaptionExtras(chapter: chapter, references: references, formulas: formulas)
    return ProseWriter.html(of: 0, in: document, extras: extras).trimmedLine
  }
}

extension String {
  /// The text without a line ending at its end.
  var trimmedLine: String { hasSuffix("\n") ? String(dropLast()) : self }
}

/// A caption is one line of prose with formulas and references.
private struct CaptionExtras: ProseExtras {
  let chapter: Chapter
  let references: References
  let formulas: [Int: String]

  func html(of node: Node, in document: MarkdownDocument) -> ProseHTML? {
    switch node.kind {
    case .paragraph: .inlineAround("", "")
    case .math: .inline(formulas[node.id] ?? "")
    case .reference(let label):
      references.target(label, from: chapter).map {
        let page = $0.chapter == chapter.name ? "" : HTMLText.url($0.chapter) + ".html"
        return .inline(
          "<a class=\"reference\" href=\"\(page)#\(HTMLText.escaped($0.anchor))\">\(HTMLText.escaped($0.text))</a>"
        )
      }
    default: nil
    }
  }

  func html(after node: Node, in document: MarkdownDocument) -> String { "" }
}
