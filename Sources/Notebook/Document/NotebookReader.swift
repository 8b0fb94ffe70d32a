import CommonMark
public import Source

extension NotebookDocument {
  /// Reads a notebook: Markdown, front matter, cells and inline expressions, with all that is wrong in them.
  public init(_ source: SourceText) {
    let markdown = MarkdownDocument(source)
    let (frontMatter, found) = FrontMatter.read(markdown.frontMatter, in: source)
    var reader = CellReader(source: source, defaults: frontMatter.execute)
    for node in markdown.nodes { reader.read(node) }
    self.source = source
    self.markdown = markdown
    self.frontMatter = frontMatter
    cells = reader.cells
    inlineExpressions = reader.inlineExpressions
    unreadableNames = reader.unreadableNames
    diagnostics = (markdown.diagnostics + found + reader.diagnostics)
      .sorted { $0.span.lower < $1.span.lower }
  }
}

/// Collects the cells and inline expressions of a notebook.
private struct CellReader {
  let source: SourceText
  let defaults: CellOptions
  var cells: [Cell] = []
  var inlineExpressions: [InlineExpression] = []
  var diagnostics: [Diagnostic] = []
  var unreadableNames: [Int: Set<String>] = [:]
  private var labels: [String: Span] = [:]

  init(source: SourceText, defaults: CellOptions) {
    self.source = source
    self.defaults = defaults
  }

  mutating func read(_ node: CommonMark.Node) {
    switch node.kind {
    case .codeBlock(let block) where block.isCell: readCell(node, block)
    case .code(_, let inner): readInline(node, inner)
    default: break
    }
  }

  private mutating func readCell(_ node: CommonMark.Node, _ block: CodeBlock) {
    let head = block.lines.prefix { isComment($0) }
    let optionLines = head.filter { isOption($0) }
    let (options, found) = CellOptions.read(optionLines.map(afterMarker), in: source, defaults: defaults)
    diagnostics += found
    let codeLines = head.filter { !isOption($0) } + block.lines.dropFirst(head.count)
    diagnostics += codeLines.filter { isOption($0) }.map(Self.misplaced)
    var parser = StatementParser(source)
    let statements = options.isEvaluated ? parser.parse(lines: codeLines) : []
    unreadableNames[cells.count] = parser.unreadableNames
    cells.append(
      Cell(
        index: cells.count, node: node.id, span: node.span, options: options, codeLines: codeLines,
        statements: statements, syntaxDiagnostics: parser.diagnostics))
    if !options.isMeantToFail { diagnostics += parser.diagnostics }
  }

  private static func misplaced(_ line: Span) -> Diagnostic {
    Diagnostic(
      .warning, code: "W0125", "an option below code has no effect", at: line,
      hint: "move it to the top of the cell")
  }

  /// Whether a line holds nothing, or nothing but a comment; options may stand between such lines.
  private func isComment(_ line: Span) -> Bool {
    let text = source.bytes[line.lower..<line.upper].drop { $0 == 0x20 || $0 == 0x09 }
    return text.first.map { $0 == UInt8(ascii: "#") } ?? true
  }

  private func isOption(_ line: Span) -> Bool {
    let text = source.bytes[line.lower..<line.upper].drop { $0 == 0x20 || $0 == 0x09 }
    return text.starts(with: [UInt8(ascii: "#"), UInt8(ascii: "|")])
  }

  private func afterMarker(_ line: Span) -> Span {
    let bytes = source.bytes[line.lower..<line.upper]
    guard let bar = bytes.firstIndex(of: UInt8(ascii: "|")) else { return line }
    let start = bar + 1 < line.upper && source.bytes[bar + 1] == 0x20 ? bar + 2 : bar + 1
    return Span(start, line.upper)
  }

  private mutating func readInline(_ node: CommonMark.Node, _ inner: Span) {
    do throws(DiagnosticError) {
      guard let inline = try InlineExpression.read(inner, node: node.id, whole: node.span, in: source) else {
        return
      }
      inlineExpressions.append(inline)
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }
}

extension CodeBlock {
  /// Whether it is a cell: its info string is `swift-nn` or `{swift-nn}`.
  var isCell: Bool {
    guard isFenced else { return false }
    let info = info.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return info == "swift-nn" || info == "{swift-nn}"
  }
}

extension InlineExpression {
  private static let marker = Array("{nn}".utf8)

  /// Reads the inside of a code span; `nil` where it does not start with `{nn}`.
  static func read(
    _ inner: Span, node: Int, whole: Span, in source: SourceText
  ) throws(DiagnosticError) -> InlineExpression? {
    guard source.bytes[inner.lower..<inner.upper].starts(with: marker) else { return nil }
    var code = Span(inner.lower + marker.count, inner.upper)
    var format: NumberFormat?
    if let (found, span) = try trailingFormat(code, in: source) {
      format = found
      code = Span(code.lower, span.lower)
    }
    let lexer = Lexer(source, line: code)
    if let diagnostic = lexer.diagnostics.first { throw DiagnosticError(diagnostic) }
    let end = Token(.end, Span(code.upper, code.upper))
    var cursor = TokenCursor(lexer.tokens + [end], in: source)
    let expression = try ExpressionParser.parse(&cursor)
    guard cursor.next.kind == .end else {
      throw cursor.unexpected("expected the end of the inline value", hint: "a format is written like %.3f")
    }
    return InlineExpression(node: node, span: whole, expression: expression, format: format)
  }

  /// What stands behind the last percent sign, which means nothing else in an expression.
  private static func trailingFormat(
    _ code: Span, in source: SourceText
  ) throws(DiagnosticError) -> (NumberFormat, Span)? {
    let bytes = source.bytes[code.lower..<code.upper]
    guard let percent = bytes.lastIndex(of: UInt8(ascii: "%")) else { return nil }
    let span = Span(percent, code.upper)
    let text = String(source.string(span).reversed().drop(while: \.isWhitespace).reversed())
    if let format = NumberFormat(text) { return (format, span) }
    // A percent sign inside a text is none of ours.
    if source.string(span).contains("\"") { return nil }
    throw DiagnosticError(
      Diagnostic(
        code: "E0115", "'\(text)' is not a format", at: Span(span.lower, span.lower + text.utf8.count),
        hint: "a format is %d, %e, %f or %g, such as %.3f"))
  }
}
