import CommonMark
public import Notebook
import Source

/// One notebook of a book, with everything in it numbered.
public struct Chapter: Sendable {
  /// The name of its files, without extension.
  public let name: String
  /// What was run.
  public let notebook: ExecutedNotebook
  /// Its number in the book, by which its sections and figures are numbered; `nil` for none.
  public let number: Int?
  /// The title, which is the first heading where the front matter has none.
  public let title: String
  /// Its sections in order.
  public let sections: [Section]
  /// Everything that has a number or a label, in order.
  public let targets: [Target]
  /// Its footnotes by name.
  let notes: Notes
  /// Its titles and the captions of its cells.
  let passages: [Passage]
  /// What it names that stands elsewhere, in reading order.
  let mentions: [Mention]
  /// The heading that serves as title and is not shown again.
  let titleNode: Int?
  /// What is wrong with labels and footnotes.
  let ownDiagnostics: [Diagnostic]
  /// The text of the notebook, named by its file alone.
  let source: SourceText
  private let passageOf: [Passage.Kind: Passage]
  private let cellAt: [Int: ExecutedCell]
  private let inlineAt: [Int: InlineResult]
  private let targetAt: [Int: Target]
  private let sectionAt: [Int: Section]
  private let targetOf: [String: Target]

  /// A heading of the text.
  public struct Section: Sendable, Hashable {
    /// Its node in the Markdown.
    public let node: Int
    /// 1 for the sections of the page, 2 for theirs.
    public let depth: Int
    /// Its number, such as `2.1`; empty when it has none.
    public let number: String
    /// Its words.
    public let title: String
    /// Its `id` on the page.
    public let anchor: String
  }

  /// Numbers what is in a notebook.
  public init(name: String, notebook: ExecutedNotebook) {
    self.name = name
    self.notebook = notebook
    source = notebook.document.source.namedByFile
    let outline = Outline(notebook.document, file: name)
    number = outline.number
    titleNode = outline.titleNode
    let inline = Dictionary(
      zip(notebook.document.inlineExpressions.map(\.node), notebook.inlineValues),
      uniquingKeysWith: { first, _ in first })
    inlineAt = inline
    passages = Passage.all(of: notebook)
    let passageOf = Dictionary(passages.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    self.passageOf = passageOf
    title =
      passageOf[.title].map { $0.words } ?? outline.titleNode.map {
        PlainText.text(of: $0, in: notebook.document.markdown, inline: inline)
      } ?? name
    cellAt = Dictionary(
      notebook.cells.map { ($0.cell.node, $0) }, uniquingKeysWith: { first, _ in first })
    var numbering = Numbering(
      chapter: name, notebook: notebook, outline: outline, inline: inline, passages: passageOf)
    numbering.run()
    sections = numbering.sections
    targets = numbering.targets
    targetAt = Dictionary(targets.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    targetOf = Dictionary(targets.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
    sectionAt = Dictionary(sections.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    mentions = Mention.all(in: notebook.document.markdown, passages)
    notes = Notes(notebook.document.markdown, mentions)
    ownDiagnostics =
      outline.diagnostics + numbering.diagnostics + notes.diagnostics
      + AuthorSlips.diagnostics(of: notebook.document.markdown)
  }

  /// Whether it refers to a label that it does not have itself.
  public var refersToOthers: Bool {
    mentions.contains { mention in
      if case .label(let label) = mention.kind { target(labelled: label) == nil } else { false }
    }
  }

  var markdown: MarkdownDocument { notebook.document.markdown }
  var frontMatter: FrontMatter { notebook.document.frontMatter }

  /// The run cell that a node is.
  func cell(at node: Int) -> ExecutedCell? { cellAt[node] }

  /// A title or caption.
  func passage(_ kind: Passage.Kind) -> Passage? { passageOf[kind] }

  /// The words below a node, with values in place.
  func plainText(of node: Int) -> String { PlainText.text(of: node, in: markdown, inline: inlineAt) }

  /// The value that takes the place of a node.
  func inlineValue(at node: Int) -> InlineResult? { inlineAt[node] }

  /// What is numbered at a node.
  func target(at node: Int) -> Target? { targetAt[node] }

  /// What has a label.
  func target(labelled label: String) -> Target? { label.isEmpty ? nil : targetOf[label] }

  /// The section that a heading begins.
  func section(at node: Int) -> Section? { sectionAt[node] }

  /// Whether its last section is meant for the list of works, which then needs no heading of its own.
  var endsWithReferences: Bool {
    guard let title = sections.last?.title else { return false }
    return ["references", "bibliography", "literature", "works cited"].contains(title.lowercased())
  }
}
