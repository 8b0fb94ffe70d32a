public import Source

/// One block or inline of a Markdown document.
public struct Node: Sendable {
  /// Its place in ``MarkdownDocument/nodes``.
  public let id: Int
  /// What it is.
  public internal(set) var kind: Kind
  /// Its bytes in the source.
  public internal(set) var span: Span
  /// The node it is in; the document is its own parent.
  public let parent: Int
  /// One past the last node below it; `id + 1` for a leaf.
  public internal(set) var end: Int

  /// What a node is, with what belongs to that kind.
  public enum Kind: Sendable, Hashable {
    /// The whole text.
    case document
    /// A heading of level 1…6, perhaps with a label.
    case heading(level: Int, label: Label?)
    /// A paragraph.
    case paragraph
    /// A block quote.
    case blockQuote
    /// A block quote that starts with `[!NOTE]` or one of its kin.
    case callout(Callout)
    /// A list.
    case list(ListStyle)
    /// An item of a list.
    case item
    /// A fenced or indented block of code.
    case codeBlock(CodeBlock)
    /// Raw HTML as a block.
    case htmlBlock(String)
    /// A rule.
    case thematicBreak
    /// A pipe table; its children are rows.
    case table(columns: [Alignment])
    /// A row of a table.
    case tableRow(isHeader: Bool)
    /// A cell of a table.
    case tableCell(Alignment)
    /// The line `: text` below a table.
    case tableCaption(label: Label?)
    /// `[^name]: …`
    case footnoteDefinition(name: String)
    /// Words, with escapes and entities resolved.
    case text(String)
    /// A line ending inside a paragraph.
    case softBreak
    /// A line break that the author asked for.
    case lineBreak
    /// Code in a line; `inner` is the span between the backticks and their padding.
    case code(String, inner: Span)
    /// Emphasis.
    case emphasis
    /// Strong emphasis.
    case strong
    /// A link around its children.
    case link(url: String, title: String)
    /// An image whose children are its description.
    case image(url: String, title: String, label: Label?)
    /// A raw HTML tag in a line.
    case htmlInline(String)
    /// A formula.
    case math(tex: TeX, isDisplay: Bool, label: Label?)
    /// `[^name]`
    case footnoteReference(name: String)
    /// `@fig-x` and its kin.
    case reference(label: String)
    /// `[@key, page; @key]`, or `@key` in a sentence
    case citation([Citation])
  }
}

/// `{#name .class}` behind a heading, formula, image or caption.
public struct Label: Sendable, Hashable {
  /// The name, without `#`; empty when only classes were given.
  public let name: String
  /// The classes, without their dots.
  public let classes: [String]
  /// Its bytes in the source.
  public let span: Span
}

/// The five kinds of callout.
public enum Callout: String, Sendable, Hashable, CaseIterable {
  case note, tip, warning, important, caution
}

/// How a list is numbered and set.
public struct ListStyle: Sendable, Hashable {
  /// The first number, or `nil` for bullets.
  public let start: Int?
  /// Whether its items are set without space between them.
  public let isTight: Bool
}

/// A block of code.
public struct CodeBlock: Sendable, Hashable {
  /// The text behind the opening fence, with escapes resolved; empty for indented code.
  public let info: String
  /// Where the info string stands.
  public let infoSpan: Span
  /// The bytes of each line of content, without its line ending and the indentation of what it is in.
  public let lines: [Span]
  /// The code, each line ending in `\n`.
  public let text: String
  /// Whether it is fenced rather than indented.
  public let isFenced: Bool
  /// Whether the closing fence is there; `true` for indented code.
  public let isClosed: Bool
}

/// How a column of a table is set.
public enum Alignment: String, Sendable, Hashable {
  case none, left, center, right
}

/// One work in a citation.
public struct Citation: Sendable, Hashable {
  /// The key in the bibliography.
  public let key: String
  /// Words before it, such as "see".
  public let prefix: String
  /// Words behind it, such as "p. 3".
  public let suffix: String
  /// Whether a `-` before the key leaves out the authors, whom the text names itself.
  public let omitsAuthors: Bool
  /// Whether it is part of the sentence, `@key` without brackets: "Knuth (1984) shows".
  public let isNarrative: Bool
  /// Where the key stands, with its `@`.
  public let span: Span
}

extension Node {
  /// The words that this node itself adds to a plain text.
  var plainText: String {
    switch kind {
    case .text(let text), .code(let text, _): text
    case .softBreak, .lineBreak: " "
    case .citation(let works): works.first { $0.isNarrative }.map { "@" + $0.key } ?? ""
    default: ""
    }
  }
}
