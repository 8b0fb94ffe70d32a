import Source

/// A function of the notation that needs the session: its tape, networks or random draws.
///
/// All others are the engine's.
protocol SessionFunction: Sendable {
  /// What it is called.
  static var name: String { get }
  /// How it is written.
  static var usage: String { get }
  /// One line about it.
  static var summary: String { get }
  /// Calls it.
  static func call(_ arguments: CallArguments, _ evaluator: Evaluator) throws(DiagnosticError) -> Value
}
