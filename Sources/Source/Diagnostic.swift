/// Something to tell the author about one place of a text.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is; an error makes the exit status 1.
  public enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  /// How bad it is.
  public var severity: Severity
  /// A stable code such as `E0203`, by which it can be looked up.
  public var code: String
  /// What is wrong, in one line.
  public var message: String
  /// Where, in bytes of the text it belongs to.
  public var span: Span
  /// What to do, shown behind the caret; `nil` when there is nothing to add.
  public var hint: String?
  /// Further facts, one a line below.
  public var notes: [String]
  /// Whether the exit status must say so; true of every error.
  public var isFailure: Bool

  /// A diagnostic from its parts.
  public init(
    _ severity: Severity = .error, code: String, _ message: String, at span: Span,
    hint: String? = nil, notes: [String] = [], isFailure: Bool? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.hint = hint
    self.notes = notes
    self.isFailure = isFailure ?? (severity == .error)
  }
}

/// A diagnostic that is thrown, for code that cannot go on past it.
public struct DiagnosticError: Error, Sendable {
  /// What to report.
  public let diagnostic: Diagnostic

  /// Wraps a diagnostic.
  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
