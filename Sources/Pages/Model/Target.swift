public import Source

/// Something that the text can refer to by its label.
public struct Target: Sendable, Hashable {
  /// What is numbered together.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case section, figure, table, equation, listing

    /// How a label of this kind starts.
    var prefix: String {
      switch self {
      case .section: "sec-"
      case .figure: "fig-"
      case .table: "tbl-"
      case .equation: "eq-"
      case .listing: "lst-"
      }
    }

    /// What the text calls it.
    var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The kind that a label declares by how it starts.
    init?(label: String) {
      guard let kind = Self.allCases.first(where: { label.hasPrefix($0.prefix) }) else { return nil }
      self = kind
    }
  }

  /// What it is.
  public let kind: Kind
  /// Its name in the text; empty when it has none.
  public let label: String
  /// Its number, such as `2.1`; empty when it has none.
  public let number: String
  /// Its title or caption as plain text.
  public let title: String
  /// The chapter it is in.
  public let chapter: String
  /// Its `id` on the page.
  public let anchor: String
  /// Its node in the chapter's Markdown.
  public let node: Int
  /// Where its label stands in the notebook; empty when it has none.
  public let place: Span

  /// What a reference says: "Figure 2.1", or the title of a section without a number.
  public var text: String {
    if number.isEmpty { return title.isEmpty ? kind.name : title }
    return "\(kind.name) \(number)"
  }
}
