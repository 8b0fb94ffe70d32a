import Source

/// Finds pipe tables and copies each cell into a heading of its own.
struct TableScanner {
  let source: SourceText
  /// The source with its atoms masked.
  let masked: [UInt8]
  let masks: [Mask]
  private(set) var tables: [TableMask] = []
  /// The headings, one a line.
  private(set) var headings: [UInt8] = []
  private(set) var pieces: [Feed.Piece] = []
  private(set) var cellCount = 0

  init(source: SourceText, masked: [UInt8], masks: [Mask]) {
    self.source = source
    self.masked = masked
    self.masks = masks
  }

  /// Scans every paragraph.
  mutating func scan(_ blocks: BlockMap) {
    for leaf in blocks.leaves where leaf.lines.count > 1 { scan(leaf.lines) }
  }

  private mutating func scan(_ lines: [Span]) {
    for index in 1..<lines.count {
      guard let columns = TableRow.alignments(source.string(lines[index])) else { continue }
      let header = TableRow.cells(of: lines[index - 1], in: masked)
      guard header.count == columns.count, lines[index - 1].count > 1 else { continue }
      return add(columns, header: lines[index - 1], body: lines[(index + 1)...])
    }
  }

  private mutating func add(_ columns: [Alignment], header: Span, body: ArraySlice<Span>) {
    var body = body
    var caption: Span?
    if let last = body.last, masked.at(last.lower) == UInt8(ascii: ":"), masked.at(last.lower + 1).isBlank {
      caption = Span(last.lower + 2, last.upper)
      body.removeLast()
    }
    var table = TableMask(
      span: Span(header.lower, caption?.upper ?? body.last?.upper ?? header.upper), columns: columns,
      rows: [row(header, columns)], caption: nil)
    // Without a body the row of dashes is the last line.
    if caption == nil, body.isEmpty { table = table.reaching(lineAfter(header)) }
    for line in body { table.rows.append(row(line, columns)) }
    table.caption = caption.map { heading($0) }
    tables.append(table)
  }

  private func lineAfter(_ line: Span) -> Int {
    var place = line.upper
    while place < masked.count, masked[place].isLineEnd { place += 1 }
    while place < masked.count, !masked[place].isLineEnd { place += 1 }
    return place
  }

  /// A row with as many cells as there are columns; what is too much is dropped, what lacks is empty.
  private mutating func row(_ line: Span, _ columns: [Alignment]) -> TableMask.Row {
    var cells = TableRow.cells(of: line, in: masked).prefix(columns.count)
    while cells.count < columns.count { cells.append(Span(line.upper, line.upper)) }
    return TableMask.Row(span: line, cells: cells.map { heading($0) })
  }

  private mutating func heading(_ span: Span) -> TableMask.Cell {
    headings += Array("# ".utf8)
    copy(span)
    headings += Array(" #\n".utf8)
    cellCount += 1
    return TableMask.Cell(heading: cellCount - 1, span: span)
  }

  /// Copies a cell; an escaped pipe in code loses its backslash here, elsewhere libcmark drops it.
  private mutating func copy(_ span: Span) {
    pieces.append(Feed.Piece(fed: headings.count, raw: span.lower))
    var isInCode = false
    for offset in span.lower..<span.upper {
      if masked[offset] == UInt8(ascii: "`") { isInCode.toggle() }
      if isInCode, masked[offset] == UInt8(ascii: "\\"), masked.at(offset + 1) == UInt8(ascii: "|") {
        pieces.append(Feed.Piece(fed: headings.count, raw: offset + 1))
      } else {
        headings.append(masked[offset])
      }
    }
  }
}

extension TableMask {
  /// The same table with a later end.
  func reaching(_ upper: Int) -> TableMask {
    TableMask(span: Span(span.lower, upper), columns: columns, rows: rows, caption: caption)
  }
}

/// One line of a pipe table.
enum TableRow {
  /// The columns that a row of dashes declares, or `nil` when the line is none.
  static func alignments(_ line: String) -> [Alignment]? {
    guard line.utf8.contains(UInt8(ascii: "|")),
      line.utf8.allSatisfy({ $0.isBlank || "|:-".utf8.contains($0) })
    else { return nil }
    let bytes = Array(line.utf8)
    let columns = cells(of: Span(0, bytes.count), in: bytes).map { alignment(bytes[$0.lower..<$0.upper]) }
    let known = columns.compactMap { $0 }
    return known.count == columns.count && !known.isEmpty ? known : nil
  }

  private static func alignment(_ cell: ArraySlice<UInt8>) -> Alignment? {
    let colon = UInt8(ascii: ":")
    let left = cell.first == colon
    let right = cell.count > 1 && cell.last == colon
    let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
    guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    return left ? (right ? .center : .left) : (right ? .right : Alignment.none)
  }

  /// The cells of a line, without the blanks around them.
  static func cells(of line: Span, in bytes: [UInt8]) -> [Span] {
    let line = trimmed(line, in: bytes)
    var cells: [Span] = []
    var lower = bytes.at(line.lower) == UInt8(ascii: "|") && line.count > 0 ? line.lower + 1 : line.lower
    var place = lower
    while place < line.upper {
      if bytes[place] == UInt8(ascii: "|") {
        cells.append(trimmed(Span(lower, place), in: bytes))
        lower = place + 1
      }
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    if lower < line.upper { cells.append(trimmed(Span(lower, line.upper), in: bytes)) }
    return cells
  }

  private static func trimmed(_ span: Span, in bytes: [UInt8]) -> Span {
    var lower = span.lower
    var upper = min(span.upper, bytes.count)
    while lower < upper, bytes[lower].isBlank { lower += 1 }
    while upper > lower, bytes[upper - 1].isBlank { upper -= 1 }
    return Span(lower, upper)
  }
}
