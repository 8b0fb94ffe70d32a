import Source

/// A statement's meaning: how it is written and what it does. Each directive is one file.
protocol Directive: Sendable {
  /// How it is written.
  static var declaration: DirectiveDeclaration { get }

  /// The names that a statement defines, which are unavailable below it when it fails.
  static func definedNames(_ statement: Statement) -> [String]

  /// Does it. In a session that checks, everything but training and drawing is done.
  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError)
}

extension Directive {
  static func definedNames(_ statement: Statement) -> [String] {
    statement.name("NAME").map { [$0.name] } ?? []
  }
}
