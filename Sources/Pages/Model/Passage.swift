import CommonMark
import Notebook
import Source

/// A line of Markdown that stands outside the text: a title, or the caption that a cell's options give.
struct Passage: Sendable {
  /// What it is; each is there once in a chapter.
  enum Kind: Sendable, Hashable {
    case title, subtitle, description
    /// The captions of the cell at a node.
    case figureCaption(Int), tableCaption(Int)
  }

  let kind: Kind
  /// Its words; they are the only heading of a text, where nothing can be taken for a list or a quote.
  let document: MarkdownDocument
  /// The node whose children they are.
  static let root = 1
  /// The words as they were given, on one line.
  let text: String
  private let places: [Span]
  /// Each search in vain reads the whole, so that there are only so many.
  private static let mostMisses = 100

  /// A passage whose words stand somewhere inside `whole`.
  init(_ kind: Kind, _ text: String, in whole: Span, of source: SourceText) {
    self.kind = kind
    self.text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    document = MarkdownDocument(SourceText(name: source.name, "# " + self.text))
    places = Self.places(of: document, in: whole, of: source)
  }

  /// Where a node stands in the notebook; all of the passage where that is not known.
  func span(of node: Node) -> Span { places.indices.contains(node.id) ? places[node.id] : Span(0, 0) }

  /// Values may have been filled in and quotes resolved, so that the places are found by the words.
  private static func places(of document: MarkdownDocument, in whole: Span, of source: SourceText) -> [Span] {
    var start = whole.lower
    var misses = 0
    return document.nodes.map { node in
      guard node.id > root, misses < mostMisses else { return whole }
      let words = document.source.string(node.span)
      guard let found = source.firstSpan(of: words, in: Span(start, whole.upper)) else {
        misses += 1
        return whole
      }
      start = found.lower
      return found
    }
  }
}

extension Passage {
  /// Its words without markup.
  var words: String { PlainText.text(of: Self.root, in: document, inline: [:]) }

  /// The passages of a notebook in reading order.
  static func all(of notebook: ExecutedNotebook) -> [Passage] {
    let document = notebook.document
    let matter = document.frontMatter
    let named: [(Kind, String?)] = [
      (.title, matter.title), (.subtitle, matter.subtitle), (.description, matter.description),
    ]
    let front = named.compactMap { kind, text in
      text.map { Passage(kind, $0, in: document.markdown.frontMatter ?? Span(0, 0), of: document.source) }
    }
    return front + notebook.cells.flatMap { captions(of: $0, in: document.source) }
  }

  private static func captions(of cell: ExecutedCell, in source: SourceText) -> [Passage] {
    let options = cell.cell.options
    guard options.isIncluded else { return [] }
    let named: [(Kind, String?)] = [
      (.figureCaption(cell.cell.node), options.figureCaption),
      (.tableCaption(cell.cell.node), options.tableCaption),
    ]
    return named.compactMap { kind, text in
      text.map { Passage(kind, $0, in: cell.cell.span, of: source) }
    }
  }
}

/// A node of a chapter's text or of one of its passages.
struct Place: Sendable, Hashable {
  /// The passage that it is in; `nil` for the text.
  let passage: Passage.Kind?
  let node: Int
}
