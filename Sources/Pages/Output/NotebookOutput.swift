import CommonMark
import Notebook
import Plotting
import Source

/// Writes a chapter in Jupyter's format, version 4.5.
struct NotebookOutput {
  let chapter: Chapter
  let context: PageContext

  /// The file; the same notebook gives the same bytes.
  func file() -> OutputFile {
    let cells = self.cells().enumerated().map { "  " + $0.element(("cell-\($0.offset + 1)")) }
    let text =
      "{\n \"cells\": [\n" + cells.joined(separator: ",\n")
      + "\n ],\n \"metadata\": {\"language_info\": {\"name\": \"swift-nn\"}},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n"
    return OutputFile(path: chapter.name + ".ipynb", text: text)
  }

  /// Prose and cells in turn, each waiting for its id.
  private func cells() -> [(String) -> String] {
    let markdown = MarkdownOutput(chapter: chapter, context: context, pageExtension: "ipynb")
    let standalone = StandaloneProse(chapter: chapter, context: context)
    let edits = (markdown.edits() + standalone.edits).sorted { $0.span.lower < $1.span.lower }
    var cells: [(String) -> String] = proseIfAny(markdown.front())
    var place = chapter.markdown.nodes.first?.span.lower ?? 0
    for cell in chapter.notebook.cells {
      let before = Span(place, cell.cell.span.lower)
      let text = MarkdownOutput.splice(edits, into: before, of: chapter.source)
      cells += proseIfAny(text, standalone.attachments(in: before))
      if cell.cell.options.isIncluded { cells.append(code(cell, MarkdownCell(output: markdown, cell: cell))) }
      place = cell.cell.span.upper
    }
    let rest = Span(place, chapter.source.bytes.count)
    let text = MarkdownOutput.splice(edits, into: rest, of: chapter.source) + markdown.works()
    return cells + proseIfAny(text, standalone.attachments(in: rest))
  }

  private func proseIfAny(_ text: String, _ attachments: String = "") -> [(String) -> String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.drop { $0.allSatisfy(\.isWhitespace) }.reversed().drop { $0.allSatisfy(\.isWhitespace) }
    return kept.isEmpty ? [] : [prose(kept.reversed().joined(separator: "\n"), attachments)]
  }

  private func prose(_ text: String, _ attachments: String) -> (String) -> String {
    {
      "{\(attachments)\"cell_type\": \"markdown\", \"id\": \"\($0)\", \"metadata\": {}, "
        + "\"source\": \(JSONText.quoted(text))}"
    }
  }

  private func code(_ cell: ExecutedCell, _ markdown: MarkdownCell) -> (String) -> String {
    let lines = cell.cell.codeLines.map { chapter.source.string($0) }.joined(separator: "\n")
    let outputs = (anchor(cell, markdown) + cell.outputs.map(output) + caption(markdown) + errors(cell))
      .joined(separator: ", ")
    let number = cell.cell.index + 1
    let isHidden = cell.cell.options.echo != .shown
    let metadata = isHidden ? "{\"jupyter\": {\"source_hidden\": true}}" : "{}"
    return {
      "{\"cell_type\": \"code\", \"execution_count\": \(number), \"id\": \"\($0)\", \"metadata\": \(metadata), "
        + "\"outputs\": [\(outputs)], \"source\": \(JSONText.quoted(lines))}"
    }
  }

  /// Where references to the cell lead.
  private func anchor(_ cell: ExecutedCell, _ markdown: MarkdownCell) -> [String] {
    guard let target = chapter.target(at: cell.cell.node), !target.label.isEmpty else { return [] }
    return [display([("text/html", markdown.output.anchor(target.label)), ("text/plain", "")])]
  }

  private func caption(_ markdown: MarkdownCell) -> [String] {
    let words = markdown.caption()
    return words.isEmpty ? [] : [display([("text/markdown", words), ("text/plain", words)])]
  }

  private func output(_ output: CellOutput) -> String {
    switch output {
    case .text(let text):
      "{\"name\": \"stdout\", \"output_type\": \"stream\", \"text\": \(JSONText.quoted(text))}"
    case .picture(let picture):
      display([("image/svg+xml", picture.svg(.file)), ("text/plain", picture.summary)])
    case .table(let table):
      display([
        ("text/html", TableWriter.html(table, target: nil, caption: nil)),
        ("text/plain", table.rows.map { $0.map(\.text).joined(separator: "\t") }.joined(separator: "\n")),
      ])
    }
  }

  private func display(_ data: [(String, String)]) -> String {
    let fields = data.map { "\"\($0)\": \(JSONText.quoted($1))" }.joined(separator: ", ")
    return "{\"data\": {\(fields)}, \"metadata\": {}, \"output_type\": \"display_data\"}"
  }

  private func errors(_ cell: ExecutedCell) -> [String] {
    cell.diagnostics.filter { $0.severity == .error }.map { diagnostic in
      let text = DiagnosticPrinter().text(diagnostic, in: chapter.source)
      return
        "{\"ename\": \(JSONText.quoted(diagnostic.code)), \"evalue\": \(JSONText.quoted(diagnostic.message)), "
        + "\"output_type\": \"error\", \"traceback\": [\(JSONText.quoted(text))]}"
    }
  }
}
