/// A formula in TeX, with everything that decides how it is set.
public struct Formula: Sendable, Hashable {
  /// The TeX between the delimiters.
  public let tex: String
  /// Whether it is set on lines of its own.
  public let isDisplay: Bool
  /// Macros by name, backslash included.
  public let macros: [String: String]

  /// A formula from its TeX.
  public init(_ tex: String, isDisplay: Bool = false, macros: [String: String] = [:]) {
    self.tex = tex
    self.isDisplay = isDisplay
    self.macros = macros
  }
}

/// A formula as HTML, or what is wrong with it.
public enum TypesetFormula: Sendable, Hashable {
  /// HTML with MathML beside it for those who listen.
  case html(String)
  /// The formula cannot be set.
  case failed(FormulaError)
}

/// What is wrong with a formula.
public struct FormulaError: Error, Sendable, Hashable {
  /// What kind of trouble it is.
  public enum Kind: String, Sendable, Hashable {
    /// The TeX is wrong.
    case syntax
    /// Macros or sizes without bound.
    case exhausted
    /// KaTeX is not installed, or does not run.
    case unavailable
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// What is wrong, in one line.
  public let message: String
  /// Where in the TeX, in bytes of UTF-8; `nil` for all of it.
  public let range: Range<Int>?

  /// An error from its parts.
  public init(_ kind: Kind, _ message: String, at range: Range<Int>? = nil) {
    self.kind = kind
    self.message = message
    self.range = range
  }
}
