import Foundation
import Source
import SwiftCSV

/// A file's header and rows, each as long as the header.
struct CSVTable {
  let path: String
  private let header: [String]
  /// Each row with its number in the file, where the header is row 1.
  private let rows: [(number: Int, fields: [String])]

  /// Reads a text; `span` is where the notebook names the file.
  init(_ text: String, path: String, at span: Span) throws(DiagnosticError) {
    self.path = path
    let content = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    guard !content.allSatisfy(\.isWhitespace) else {
      throw Self.refusal("'\(path)' is empty", "E0506", at: span, hint: "its first row names the columns")
    }
    var all: [[String]] = []
    do {
      let csv = try CSV<Enumerated>(string: content)
      header = csv.header.map { $0.trimmingCharacters(in: .whitespaces) }
      try csv.enumerateAsArray(startAt: 1, rowLimit: nil) { all.append($0) }
    } catch {
      throw Self.refusal("'\(path)' is not a table with a header and commas", "E0506", at: span)
    }
    rows = Self.numbered(all, columns: header.count)
    guard !rows.isEmpty else { throw Self.refusal("'\(path)' has a header but no rows", "E0506", at: span) }
    for row in rows where row.fields.count != header.count {
      throw Self.refusal(
        "row \(row.number) of '\(path)' has \(Self.fields(row.fields.count)), but the header has \(header.count)",
        "E0509", at: span, hint: "the header is row 1; a field with a comma in it needs quotes")
    }
  }

  /// Rows with their numbers, without blank ones; in a file of one column only those at the end are blank.
  private static func numbered(_ rows: [[String]], columns: Int) -> [(number: Int, fields: [String])] {
    let isBlank = { (row: [String]) in row.allSatisfy { $0.allSatisfy(\.isWhitespace) } && row.count <= 1 }
    let last = rows.lastIndex { !isBlank($0) } ?? -1
    return rows[...last].enumerated().filter { columns == 1 || !isBlank($1) }.map { ($0 + 2, $1) }
  }

  private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

  private static func refusal(
    _ message: String, _ code: String, at span: Span, hint: String? = nil
  ) -> DiagnosticError {
    DiagnosticError(Diagnostic(code: code, message, at: span, hint: hint))
  }
}

// MARK: - Columns

extension CSVTable {
  /// A column of numbers; `name` is what the notebook calls it at `span`.
  func numbers(_ name: String, at span: Span) throws(DiagnosticError) -> [Double] {
    try texts(name, at: span).map { row, text throws(DiagnosticError) in
      guard let number = Self.number(text) else { throw notANumber(text, name, row, at: span) }
      return number
    }
  }

  /// A column of numbers, or of words as labels in alphabetical order.
  ///
  /// - Parameter classes: How many classes the notebook says there are; whatever the column holds then is labels.
  func labels(
    _ name: String, classes: Int?, at span: Span
  ) throws(DiagnosticError) -> (values: [Double], classes: Int?) {
    let texts = try texts(name, at: span)
    let numbers = texts.compactMap { Self.number($0.text) }
    if numbers.count == texts.count { return (numbers, classes) }
    for (row, text) in texts where text.isEmpty || (classes == nil && !numbers.isEmpty) {
      if Self.number(text) == nil { throw notANumber(text, name, row, at: span) }
    }
    let words = Set(texts.map(\.text)).sorted()
    if let classes, words.count > classes {
      throw Self.refusal(
        "column '\(name)' of '\(path)' has \(words.count) classes, not \(classes)", "E0403", at: span)
    }
    let index = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, Double($0)) })
    return (texts.map { index[$0.text] ?? 0 }, classes ?? max(2, words.count))
  }

  private func texts(_ name: String, at span: Span) throws(DiagnosticError) -> [(row: Int, text: String)] {
    guard let column = header.firstIndex(of: name) else {
      throw Self.refusal(
        "'\(path)' has no column '\(name)'", "E0507", at: span,
        hint: Suggestion.hint(for: name, among: header))
    }
    return rows.map { ($0.number, $0.fields[column].trimmingCharacters(in: .whitespaces)) }
  }

  /// The finite number that a text is.
  private static func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

  private func notANumber(_ text: String, _ name: String, _ row: Int, at span: Span) -> DiagnosticError {
    let place = "in column '\(name)', row \(row) of '\(path)'"
    return Self.refusal(
      text.isEmpty ? "there is nothing \(place)" : "'\(text)' \(place), is not a number", "E0508", at: span,
      hint: "the header is row 1")
  }
}
