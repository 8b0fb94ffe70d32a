import Foundation
import Notebook
import Plotting
import Source

/// What each cell of a run notebook shows, as plain text.
struct PlainReport {
  let text: String

  init(_ executed: ExecutedNotebook) {
    text = executed.cells.compactMap { cell in Self.text(cell, in: executed) }.joined(separator: "\n")
  }

  private static func text(_ cell: ExecutedCell, in executed: ExecutedNotebook) -> String? {
    guard cell.cell.options.isIncluded else { return nil }
    var parts = cell.outputs.map(text)
    if cell.cell.options.isMeantToFail {
      let printer = DiagnosticPrinter()
      parts += cell.diagnostics.map { printer.text($0, in: executed.document.source) }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n") + "\n"
  }

  private static func text(_ output: CellOutput) -> String {
    switch output {
    case .text(let text): text
    case .picture(let picture): "[figure: \(picture.summary)]"
    case .table(let table): text(table)
    }
  }

  private static func text(_ table: Table) -> String {
    let rows = [table.columns.map(\.title)] + table.rows.map { $0.map(\.text) }
    let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.indices.map { pad(row[$0], widths[$0], table.columns[$0].alignment) }.joined(separator: "  ")
    }
    return (lines + (table.note.map { [$0] } ?? [])).joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int, _ alignment: Table.Alignment) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return alignment == .right ? space + text : text + space
  }
}
