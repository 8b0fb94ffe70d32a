import CommonMark
import Source

/// A place where a chapter names something that stands elsewhere.
struct Mention: Sendable {
  enum Kind: Sendable, Hashable {
    /// A footnote by its name.
    case note(String)
    /// A section, figure, table, equation or listing by its label.
    case label(String)
    /// A work of the bibliography by its key; without brackets it may also be a name like `@someone`.
    case work(String, isNarrative: Bool)
  }

  let kind: Kind
  let place: Place
  /// Where it stands in the notebook.
  let span: Span
  /// The block of the page that it is in.
  let block: Int
}

extension Mention {
  /// All mentions of a chapter in reading order, those of a cell's captions where the cell stands.
  static func all(in document: MarkdownDocument, _ passages: [Passage]) -> [Mention] {
    let front = passages.filter { $0.cell == nil }.flatMap { all(in: $0, block: 0) }
    let captions = Dictionary(grouping: passages.filter { $0.cell != nil }) { $0.cell ?? 0 }
    var block = 0
    var mentions = front
    for node in document.nodes where node.id > 0 {
      if node.parent == 0 { block = node.id }
      mentions += kinds(node).map {
        Mention(kind: $0.kind, place: Place(passage: nil, node: node.id), span: $0.span, block: block)
      }
      for caption in captions[node.id] ?? [] { mentions += all(in: caption, block: block) }
    }
    return mentions
  }

  private static func all(in passage: Passage, block: Int) -> [Mention] {
    passage.document.nodes.flatMap { node in
      kinds(node).map {
        Mention(
          kind: $0.kind, place: Place(passage: passage.kind, node: node.id), span: passage.span(of: node),
          block: block)
      }
    }
  }

  private static func kinds(_ node: Node) -> [(kind: Kind, span: Span)] {
    switch node.kind {
    case .footnoteReference(let name): [(.note(name), node.span)]
    case .reference(let label): [(.label(label), node.span)]
    case .citation(let works):
      works.map { (work($0), $0.span) }
    default: []
    }
  }

  private static func work(_ citation: Citation) -> Kind {
    Target.Kind(label: citation.key) == nil
      ? .work(citation.key, isNarrative: citation.isNarrative) : .label(citation.key)
  }
}

extension Passage {
  /// The node of the cell whose caption it is.
  var cell: Int? {
    switch kind {
    case .figureCaption(let cell), .tableCaption(let cell): cell
    default: nil
    }
  }
}
