import ArgumentParser
import Foundation
import Source

/// How diagnostics are written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Writes the diagnostics of notebooks and remembers whether one was an error.
struct DiagnosticReporter {
  let format: ReportFormat
  /// Whether warnings count as errors.
  let isStrict: Bool
  /// Whether JSON goes to standard output; text always goes to standard error.
  let ownsOutput: Bool
  private(set) var errors = 0
  private(set) var warnings = 0

  init(_ options: RunOptions, ownsOutput: Bool) {
    format = options.format
    isStrict = options.strict
    self.ownsOutput = ownsOutput
  }

  mutating func report(_ diagnostics: [Diagnostic], in source: SourceText) {
    for (index, diagnostic) in diagnostics.enumerated() {
      if diagnostic.isFailure { errors += 1 }
      if diagnostic.severity == .warning { warnings += 1 }
      if index < Self.mostShown { write(diagnostic, in: source) }
    }
    guard diagnostics.count > Self.mostShown else { return }
    StandardError.write("… and \(diagnostics.count - Self.mostShown) more in \(source.name)\n")
  }

  /// Tells of notebooks below a folder that are not part of its book.
  mutating func report(leftOut notebooks: [URL]) {
    guard let first = notebooks.first else { return }
    let others = notebooks.count > 1 ? ", nor are \(notebooks.count - 1) more" : ""
    let note = Diagnostic(
      .note, code: "N0003", "'\(first.relativePath)' is no chapter\(others)", at: Span(0, 0),
      hint: "a book has the notebooks of its own folder")
    report([note], in: SourceText(name: first.relativePath, ""))
  }

  /// Nobody reads more of one notebook, and a text can be made to have a mistake every few bytes.
  private static let mostShown = 200

  /// Whether the exit status must say that something is wrong.
  var hasFailed: Bool { errors > 0 || (isStrict && warnings > 0) }

  private func write(_ diagnostic: Diagnostic, in source: SourceText) {
    switch format {
    case .text:
      let printer = DiagnosticPrinter(usesColor: StandardError.isTerminal)
      StandardError.write(printer.text(diagnostic, in: source) + "\n")
    case .json:
      let line = JSONDiagnostic(diagnostic, in: source).text + "\n"
      if ownsOutput { FileHandle.standardOutput.write(Data(line.utf8)) } else { StandardError.write(line) }
    }
  }
}

/// A diagnostic as one line of JSON.
private struct JSONDiagnostic: Encodable {
  let severity: String
  let code: String
  let message: String
  let file: String
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int
  let hint: String?
  let notes: [String]

  init(_ diagnostic: Diagnostic, in source: SourceText) {
    let start = source.position(of: diagnostic.span.lower)
    let end = source.position(of: diagnostic.span.upper)
    severity = diagnostic.severity.rawValue
    code = diagnostic.code
    message = diagnostic.message
    file = source.name
    line = start.line
    column = start.column
    endLine = end.line
    endColumn = end.column
    hint = diagnostic.hint
    notes = diagnostic.notes
  }

  var text: String { JSONLine.text(self) }
}
