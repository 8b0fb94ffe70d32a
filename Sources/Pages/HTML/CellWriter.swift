import CommonMark
import Notebook
import Plotting
import Source

/// Writes a cell: its code, what it shows, and what went wrong.
struct CellWriter {
  let extras: PageExtras
  let cell: ExecutedCell
  /// The drawings of the outputs that are pictures, made once.
  private let drawings: [String?]
  private var chapter: Chapter { extras.chapter }
  private var options: CellOptions { cell.cell.options }

  init(extras: PageExtras, cell: ExecutedCell) {
    self.extras = extras
    self.cell = cell
    drawings = cell.outputs.map { output in
      if case .picture(let picture) = output { picture.svg(.inline) } else { nil }
    }
  }

  /// The whole cell.
  func html() -> String {
    guard options.isIncluded else { return "" }
    let target = chapter.target(at: cell.cell.node)
    let parts = [code(target), outputs(target), diagnostics()].filter { !$0.isEmpty }
    return parts.isEmpty ? "" : "<div class=\"cell\">\n\(parts.joined(separator: "\n"))\n</div>"
  }

  private func code(_ target: Target?) -> String {
    guard options.echo != .hidden, !cell.cell.codeLines.isEmpty else { return "" }
    let code = CodeWriter.cell(cell.cell.codeLines, in: chapter.source)
    let block = "<div class=\"source\">\(code)</div>"
    if options.echo == .folded {
      let summary = HTMLText.escaped(options.codeSummary ?? "Code")
      return "<details class=\"fold\"><summary>\(summary)</summary>\n\(block)</details>"
    }
    guard target?.kind == .listing else { return block }
    return figure(target, block)
  }

  private func outputs(_ target: Target?) -> String {
    let firstTable = cell.outputs.firstIndex { if case .table = $0 { true } else { false } }
    let written = cell.outputs.enumerated().map { index, output in
      self.output(output, at: index, target, isCaptioned: index == firstTable)
    }
    guard !written.isEmpty else { return "" }
    let columns = options.layoutColumns ?? 1
    let body = group(columns > 1 ? grid(written, columns) : written.joined(separator: "\n"))
    switch target?.kind {
    case .figure?: return figure(target, body)
    case .table?: return body
    default: return options.figureCaption == nil ? body : figure(nil, body)
    }
  }

  /// Several pictures have the author's words in common.
  private func group(_ body: String) -> String {
    guard let words = cell.groupAlternative else { return body }
    return "<div role=\"group\" aria-label=\"\(HTMLText.escaped(words))\">\n\(body)\n</div>"
  }

  private func grid(_ written: [String], _ columns: Int) -> String {
    let items = written.map { "<div class=\"part\">\($0)</div>" }.joined(separator: "\n")
    return "<div class=\"grid columns-\(min(columns, 6))\">\n\(items)\n</div>"
  }

  private func figure(_ target: Target?, _ body: String) -> String {
    let id = target.map { " id=\"\(HTMLText.escaped($0.anchor))\"" } ?? ""
    let line = TargetText.caption(target, caption(.figureCaption(cell.cell.node)) ?? "")
    let wide = isWide ? " class=\"wide\"" : ""
    return "<figure\(id)\(wide)>\n\(body)\n<figcaption>\(line)</figcaption>\n</figure>"
  }

  /// Figures with several parts, or wider than the column, may reach out of it.
  private var isWide: Bool {
    if (options.layoutColumns ?? 1) > 1 { return true }
    return drawings.contains { $0.map { DrawnSize(of: $0).isWide } ?? false }
  }

  /// One output; only the first table of a cell carries the cell's number and caption.
  private func output(
    _ output: CellOutput, at index: Int, _ target: Target?, isCaptioned: Bool
  ) -> String {
    switch output {
    case .picture(let picture):
      PictureWriter.html(
        picture, drawing: drawings[index] ?? "", alternative: cell.pictureAlternative)
    case .table(let table):
      TableWriter.html(
        table, target: isCaptioned ? target : nil,
        caption: isCaptioned ? caption(.tableCaption(cell.cell.node)) : nil)
    case .text(let text): "<pre class=\"output\">\(HTMLText.escaped(text))</pre>"
    }
  }

  private func caption(_ kind: Passage.Kind) -> String? {
    chapter.passage(kind).map { extras.html(of: $0) }
  }

  private func diagnostics() -> String {
    guard !cell.diagnostics.isEmpty else { return "" }
    let printer = DiagnosticPrinter()
    let text = cell.diagnostics.map { printer.text($0, in: chapter.source) }.joined(separator: "\n")
    let severity = cell.diagnostics.contains { $0.severity == .error } ? "error" : "warning"
    return "<pre class=\"diagnostic \(severity)\">\(HTMLText.escaped(text))</pre>"
  }
}

/// Writes a picture into a page.
enum PictureWriter {
  /// The picture inline, with its controls and the numbers behind it.
  static func html(_ picture: any Picture, drawing: String, alternative: String?) -> String {
    let size = DrawnSize(of: drawing)
    let names = ["picture", picture.isAnimated ? "moving" : nil, size.isWide ? "wide" : nil]
    let classes = (names + [size.scrolls ? "scrolls" : nil]).compactMap { $0 }.joined(separator: " ")
    let text = alternative ?? picture.summary
    let table = picture.dataTable.map { data($0, text) } ?? ""
    return "<div class=\"\(classes)\" style=\"--least:\(size.leastWidth)px\">"
      + "\(labelled(drawing, alternative))\n</div>\(table)"
  }

  /// Replaces the text alternative that the picture made of itself by the author's.
  private static func labelled(_ svg: String, _ alternative: String?) -> String {
    guard let alternative, let start = svg.firstRange(of: "aria-label=\""),
      let end = svg[start.upperBound...].firstIndex(of: "\"")
    else { return svg }
    return svg[..<start.upperBound] + HTMLText.escaped(alternative) + svg[end...]
  }

  private static func data(_ table: DataTable, _ summary: String) -> String {
    guard !table.columns.isEmpty else { return "" }
    let head = table.columns.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined()
    let rows = table.rows.map { row in
      "<tr>" + row.map { "<td>\(HTMLText.escaped($0))</td>" }.joined() + "</tr>"
    }
    let note =
      table.totalRows > table.rows.count
      ? "<p>\(table.rows.count) of \(table.totalRows) rows.</p>" : ""
    return "<details class=\"data\"><summary>Data</summary><p>\(HTMLText.escaped(summary))</p>"
      + "<div class=\"table\" role=\"group\" aria-label=\"Data of the figure\">"
      + "<table><thead><tr>\(head)</tr></thead>\n<tbody>\(rows.joined(separator: "\n"))</tbody></table></div>\(note)</details>"
  }
}

/// Writes a table that a cell shows.
enum TableWriter {
  /// The table with its caption.
  static func html(_ table: Table, target: Target?, caption: String?) -> String {
    let id = target?.kind == .table ? target.map { " id=\"\(HTMLText.escaped($0.anchor))\"" } ?? "" : ""
    let isTarget = target?.kind == .table
    let line = caption.map { "<caption>\(TargetText.caption(isTarget ? target : nil, $0))</caption>\n" } ?? ""
    let head = table.columns.map(Self.heading)
    let rows = table.rows.map { row(zip(table.columns, $0)) }
    let note = table.note.map { "<p class=\"table-note\">\(HTMLText.escaped($0))</p>" } ?? ""
    return "<div class=\"table\"\(id) role=\"group\" aria-label=\"Table\"><table>\n\(line)"
      + "<thead><tr>\(head.joined())</tr></thead>\n<tbody>\(rows.joined(separator: "\n"))</tbody></table></div>\(note)"
  }

  /// A column without a title has an empty cell, as an empty heading tells those who listen nothing.
  private static func heading(_ column: Table.Column) -> String {
    let name = "class=\"\(column.alignment.rawValue)\""
    let title = HTMLText.escaped(column.title)
    return title.isEmpty ? "<td \(name)></td>" : "<th scope=\"col\" \(name)>\(title)</th>"
  }

  private static func row(_ entries: Zip2Sequence<[Table.Column], [Table.Entry]>) -> String {
    let cells = entries.map { column, entry in
      let full = entry.number.map { "\($0)" }
      let isShown = full?.replacing("-", with: "−") == entry.text
      let title = full.flatMap { isShown ? nil : " title=\"\($0)\"" } ?? ""
      return "<td class=\"\(column.alignment.rawValue)\"\(title)>\(HTMLText.escaped(entry.text))</td>"
    }
    return "<tr>\(cells.joined())</tr>"
  }
}
