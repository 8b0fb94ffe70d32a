import Foundation

/// Where progress and diagnostics go.
enum StandardError {
  /// Whether a person is watching.
  static let isTerminal = isatty(STDERR_FILENO) != 0

  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
