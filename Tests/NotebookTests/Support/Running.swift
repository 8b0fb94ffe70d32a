import Foundation
import Notebook
import Source
import Testing

/// Runs notebooks that tests write as text.
enum Running {
  /// A notebook of one cell.
  static func cell(_ code: String) -> String { "```swift-nn\n\(code)\n```\n" }

  /// Runs a notebook.
  static func notebook(_ text: String, jobs: Int = 1, folder: URL = URL(fileURLWithPath: "/"))
    -> ExecutedNotebook
  {
    let document = NotebookDocument(SourceText(name: "test.md", text))
    return NotebookRunner.run(document, RunContext(folder: folder, jobs: jobs))
  }

  /// The lines that a cell shows; anything that goes wrong is recorded.
  static func show(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
    let executed = notebook(cell(code))
    for diagnostic in executed.diagnostics {
      Issue.record("\(diagnostic.code): \(diagnostic.message)", sourceLocation: sourceLocation)
    }
    return executed.texts
  }

  /// What a cell's last line shows behind its equals sign.
  static func value(
    _ expression: String, after code: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    let lines = show(code + "\nshow " + expression, sourceLocation: sourceLocation)
    guard let last = lines.last else { return "" }
    return last.hasPrefix(expression + " = ") ? String(last.dropFirst(expression.count + 3)) : last
  }

  /// The codes and marked texts of a notebook's diagnostics: `E0301 'undefined'`.
  static func problems(_ text: String) -> [String] {
    let executed = notebook(text)
    return executed.diagnostics.map { "\($0.code) '\(executed.document.source.string($0.span))'" }
  }
}

extension ExecutedNotebook {
  /// The texts that the cells show.
  var texts: [String] {
    cells.flatMap(\.outputs).flatMap { output -> [String] in
      guard case .text(let text) = output else { return [] }
      return text.split(separator: "\n").map(String.init)
    }
  }

  /// The tables that the cells show.
  var tables: [Table] {
    cells.flatMap(\.outputs).compactMap { output in
      if case .table(let table) = output { table } else { nil }
    }
  }
}
