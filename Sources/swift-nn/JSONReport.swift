import Foundation
import Notebook
import Plotting
import Source

/// What each cell of a run notebook shows, one JSON object a line.
struct JSONReport {
  let text: String

  init(_ executed: ExecutedNotebook) {
    text = executed.cells.map { JSONLine.text(Line($0, in: executed.document.source)) + "\n" }.joined()
  }

  private struct Line: Encodable {
    let cell: Int
    let label: String?
    let line: Int
    let endLine: Int
    let texts: [String]
    let values: [ShownValue]
    let tables: [TableReport]
    let figures: [String]
    /// Whether a figure shows measurements, which differ from run to run.
    let measured: Bool
    let warnings: [String]
    let seconds: Double
    let cached: Bool

    init(_ executed: ExecutedCell, in source: SourceText) {
      cell = executed.cell.index
      label = executed.cell.options.label
      line = source.position(of: executed.cell.span.lower).line
      endLine = source.position(of: executed.cell.span.upper).line
      texts = executed.outputs.compactMap { if case .text(let text) = $0 { text } else { nil } }
      values = executed.values
      tables = executed.outputs.compactMap {
        if case .table(let table) = $0 { TableReport(table) } else { nil }
      }
      figures = Self.figureNames(executed)
      measured = executed.outputs.contains {
        if case .picture(let picture) = $0 { picture.isMeasured } else { false }
      }
      warnings = executed.diagnostics.map { "\($0.code): \($0.message)" }
      seconds = (executed.seconds * 1000).rounded() / 1000
      cached = false
    }

    /// The names of the cell's figures, as their files are called.
    private static func figureNames(_ executed: ExecutedCell) -> [String] {
      let name = executed.cell.options.label ?? "cell-\(executed.cell.index + 1)"
      let count = executed.outputs.count { if case .picture = $0 { true } else { false } }
      return (0..<count).map { $0 == 0 ? name : "\(name)-\($0 + 1)" }
    }
  }

  private struct TableReport: Encodable {
    let columns: [String]
    let rows: [[Entry]]

    init(_ table: Table) {
      columns = table.columns.map(\.title)
      rows = table.rows.map { $0.map(Entry.init) }
    }
  }

  /// A number at full precision, or a text.
  private struct Entry: Encodable {
    let entry: Table.Entry

    init(_ entry: Table.Entry) { self.entry = entry }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let number = entry.number { try container.encode(number) } else { try container.encode(entry.text) }
    }
  }
}
