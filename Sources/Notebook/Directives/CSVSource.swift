import Engine
import Foundation
import Source
import SwiftCSV

/// `from: csv("file.csv", features: […], target: "…")`: columns of a file.
enum CSVSource {
  static func read(
    _ term: Term, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Dataset {
    let (path, pathSpan) = try text("file", of: term, evaluator)
    let features = try texts("features", of: term, evaluator)
    let (target, targetSpan) = try text("target", of: term, evaluator)
    let rows = try load(path, at: pathSpan, evaluator.session.context)
    let x = try features.map { name, span throws(DiagnosticError) in try rows.column(name, at: span) }
    let y = try rows.labels(target, at: targetSpan)
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
  ) throws(DiagnosticError) -> CSVRows {
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
    do {
      let csv = try CSV<Named>(string: text)
      return CSVRows(path: path, header: csv.header, rows: csv.rows)
    } catch {
      throw DiagnosticError(
        Diagnostic(code: "E0506", "'\(path)' is not a table with a header and commas", at: span))
    }
  }
}

/// The rows of a file, by column.
private struct CSVRows {
  let path: String
  let header: [String]
  let rows: [[String: String]]

  private func texts(_ name: String, at span: Span) throws(DiagnosticError) -> [String] {
    guard header.contains(name) else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0507", "'\(path)' has no column '\(name)'", at: span,
          hint: Suggestion.hint(for: name, among: header)))
    }
    return rows.map { ($0[name] ?? "").trimmingCharacters(in: .whitespaces) }
  }

  /// A column of numbers.
  func column(_ name: String, at span: Span) throws(DiagnosticError) -> [Double] {
    let texts = try texts(name, at: span)
    return try texts.enumerated().map { row, text throws(DiagnosticError) in
      guard let number = Double(text) else {
        throw DiagnosticError(
          Diagnostic(
            code: "E0508", "'\(text)' in column '\(name)', row \(row + 1) of '\(path)', is not a number",
            at: span))
      }
      return number
    }
  }

  /// A column of numbers, or of words as labels in alphabetical order.
  func labels(_ name: String, at span: Span) throws(DiagnosticError) -> (values: [Double], classes: Int?) {
    let texts = try texts(name, at: span)
    guard texts.contains(where: { Double($0) == nil }) else { return (texts.compactMap(Double.init), nil) }
    let classes = Set(texts).sorted()
    let index = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, Double($0)) })
    return (texts.map { index[$0] ?? 0 }, max(2, classes.count))
  }
}
