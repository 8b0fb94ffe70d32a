import Engine
import Foundation
import Source

/// `from: csv("file.csv", features: […], target: "…")`: columns of a file.
enum CSVSource {
  static func read(
    _ term: Term, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Dataset {
    let (path, pathSpan) = try text("file", of: term, evaluator)
    let features = try texts("features", of: term, evaluator)
    let (target, targetSpan) = try text("target", of: term, evaluator)
    let table = try load(path, at: pathSpan, evaluator.session.context)
    let x = try features.map { name, span throws(DiagnosticError) in try table.numbers(name, at: span) }
    let classes = try statement.integer("classes", evaluator, atLeast: 2)
    let y = try table.labels(target, classes: classes, at: targetSpan)
    let count = y.values.count
    let values = (0..<count).flatMap { row in x.map { $0[row] } }
    return try evaluator.engine(at: term.span) { () throws(EngineError) in
      try Dataset(
        x: try Tensor(shape: [count, x.count], values: values),
        y: try Tensor(shape: [count], values: y.values), classes: y.classes)
    }
  }

  private static func text(
    _ label: String, of term: Term, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> (String, Span) {
    guard case .expression(let expression)? = term[label] else { return ("", term.span) }
    let value = try evaluator.value(expression)
    guard case .text(let text) = value else {
      throw evaluator.mismatch(value, expected: "a text", at: expression.span)
    }
    return (text, expression.span)
  }

  private static func texts(
    _ label: String, of term: Term, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [(String, Span)] {
    guard case .expression(let expression)? = term[label] else { return [] }
    let value = try evaluator.value(expression)
    if case .text(let text) = value { return [(text, expression.span)] }
    guard case .list(let elements, _) = value else {
      throw evaluator.mismatch(value, expected: "a list of texts", at: expression.span)
    }
    return try elements.map { element throws(DiagnosticError) in
      guard case .text(let text) = element else {
        throw evaluator.mismatch(element, expected: "a text", at: expression.span)
      }
      return (text, expression.span)
    }
  }

  /// Reads a file below the book's folder.
  private static func load(
    _ path: String, at span: Span, _ context: RunContext
  ) throws(DiagnosticError) -> CSVTable {
    let file = URL(fileURLWithPath: path, relativeTo: context.folder).standardizedFileURL
      .resolvingSymlinksInPath()
    let root = context.root.standardizedFileURL.resolvingSymlinksInPath()
    guard file.path.hasPrefix(root.path.hasSuffix("/") ? root.path : root.path + "/") else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0504", "'\(path)' is outside the book's folder", at: span,
          hint: "put the file beside the notebook"))
    }
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0505", "the file '\(path)' cannot be read", at: span,
          hint: "paths start at the notebook's folder"))
    }
    return try CSVTable(text, path: path, at: span)
  }
}
