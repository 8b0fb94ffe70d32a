import Notebook
import Plotting
import Source

/// Writes one cell and what it shows as Markdown.
struct MarkdownCell {
  let output: MarkdownOutput
  let cell: ExecutedCell
  private var options: CellOptions { cell.cell.options }
  private var target: Target? { output.chapter.target(at: cell.cell.node) }

  init(output: MarkdownOutput, cell: ExecutedCell) {
    self.output = output
    self.cell = cell
  }

  /// The text in place of the cell.
  func text() -> String {
    guard options.isIncluded else { return "" }
    let shown = cell.outputs.enumerated().map { text($0.element, at: $0.offset) }
    return ([code()] + anchor() + grouped(shown) + [caption(), diagnostics()]).filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  /// Several pictures have the author's words in common.
  private func grouped(_ shown: [String]) -> [String] {
    guard let words = cell.groupAlternative else { return shown }
    return ["<div role=\"group\" aria-label=\"\(HTMLText.escaped(words))\">"] + shown + ["</div>"]
  }

  private func anchor() -> [String] { target.map { [output.anchor($0.label)] } ?? [] }

  private func code() -> String {
    guard options.echo != .hidden, !cell.cell.codeLines.isEmpty else { return "" }
    let lines = cell.cell.codeLines.map { output.chapter.source.string($0) }.joined(separator: "\n")
    let block = Self.fenced(lines, "swift-nn")
    guard options.echo == .folded else { return block }
    let summary = HTMLText.escaped(options.codeSummary ?? "Code")
    return "<details><summary>\(summary)</summary>\n\n\(block)\n\n</details>"
  }

  /// A fence longer than any run of backticks inside.
  static func fenced(_ text: String, _ info: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\(info)\n\(text.hasSuffix("\n") ? String(text.dropLast()) : text)\n\(fence)"
  }

  private func text(_ shown: CellOutput, at index: Int) -> String {
    switch shown {
    case .text(let text): Self.fenced(text, "text")
    case .table(let table): self.table(table)
    case .picture(let picture):
      self.picture(
        HTMLText.path(output.figurePath(cell, index)),
        HTMLText.escaped(cell.pictureAlternative ?? picture.summary))
    }
  }

  private func picture(_ path: String, _ alternative: String) -> String {
    """
    <picture>
      <source media="(prefers-color-scheme: dark)" srcset="\(path).dark.svg">
      <img alt="\(alternative)" src="\(path).svg">
    </picture>
    """
  }

  private func table(_ table: Table) -> String {
    let head = row(table.columns.map(\.title))
    let rule = "|" + table.columns.map { $0.alignment == .right ? "--:|" : ":--|" }.joined()
    let rows = table.rows.map { row($0.map(\.text)) }
    let note = table.note.map { ["", MarkdownOutput.escaped($0)] } ?? []
    return ([head, rule] + rows + note).joined(separator: "\n")
  }

  private func row(_ texts: [String]) -> String {
    "|" + texts.map { " \(MarkdownOutput.escaped($0.replacing("\n", with: " "))) |" }.joined()
  }

  /// The number and the words of the caption.
  func caption() -> String {
    let node = cell.cell.node
    let passage = output.chapter.passage(target?.kind == .table ? .tableCaption(node) : .figureCaption(node))
    let words = passage.map(output.text) ?? ""
    guard let target, target.kind != .section else { return words }
    return "**\(target.text)**" + (words.isEmpty ? "" : " " + words)
  }

  private func diagnostics() -> String {
    guard !cell.diagnostics.isEmpty else { return "" }
    let printer = DiagnosticPrinter()
    return Self.fenced(cell.diagnostics.map { printer.text($0, in: output.chapter.source) }.joined(), "text")
  }
}
