import Source

/// A word, number, text or sign of the notation, with its place.
struct Token: Sendable, Hashable {
  /// What a token is.
  enum Kind: Sendable, Hashable {
    /// A name, keyword or label without hyphens.
    case word(String)
    /// A number.
    case number(Double)
    /// Text between double quotes, unescaped.
    case text(String)
    /// An operator or bracket.
    case sign(String)
    /// The end of a line inside a statement, where no bracket is open.
    case lineEnd
    /// The end of the statement.
    case end
  }

  /// What it is.
  let kind: Kind
  /// Where it stands.
  let span: Span

  /// A token from its parts.
  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  /// Whether it is the given sign.
  func isSign(_ sign: String) -> Bool { kind == .sign(sign) }

  /// Its word, if it is one.
  var word: String? {
    if case .word(let word) = kind { word } else { nil }
  }

  /// Its number, if it is one.
  var number: Double? {
    if case .number(let number) = kind { number } else { nil }
  }

  /// What a diagnostic calls it.
  var description: String {
    switch kind {
    case .word(let word): "'\(word)'"
    case .number: "a number"
    case .text: "a text"
    case .sign(let sign): "'\(sign)'"
    case .lineEnd: "the end of the line"
    case .end: "the end of the statement"
    }
  }
}
