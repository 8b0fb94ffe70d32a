/// A formula in TeX, and how it is set.
public struct Formula: Sendable, Hashable {
  /// The TeX between the delimiters.
  public let tex: String
  /// Whether it stands on a line of its own.
  public let isDisplay: Bool

  /// A formula from its TeX.
  public init(_ tex: String, isDisplay: Bool = false) {
    self.tex = tex
    self.isDisplay = isDisplay
  }
}

/// Why a formula could not be set.
public struct FormulaError: Error, Sendable, Hashable {
  /// What is wrong, in one line.
  public let message: String
  /// Where in the TeX, in UTF-8 bytes from its start; `nil` where that is not known.
  public let offset: Int?
  /// What to do, where there is something to say.
  public let hint: String?
}
