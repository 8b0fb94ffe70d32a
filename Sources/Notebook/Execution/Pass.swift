import CommonMark
import Source

/// One way through a notebook from top to bottom, checking or running.
struct Pass {
  /// A statement by the index of its cell and its own.
  struct StatementID: Hashable {
    let cell: Int
    let statement: Int
  }

  let document: NotebookDocument
  let session: Session
  /// Statements not to run because they failed before.
  let skipping: Set<StatementID>
  private(set) var failed: Set<StatementID> = []
  /// Whether the time is up or somebody interrupted; what is left undone then is no error of its own.
  private(set) var isStopped = false
  private(set) var outputs: [Int: [CellOutput]] = [:]
  private(set) var values: [Int: [ShownValue]] = [:]
  private(set) var diagnostics: [Int: [Diagnostic]] = [:]
  private(set) var seconds: [Int: Double] = [:]
  /// Cells whose captions hold inline values, with these filled in.
  private(set) var captioned: [Int: Cell] = [:]
  private(set) var inlineResult: [Int: InlineResult] = [:]
  private(set) var inlineFailure: [Int: Diagnostic] = [:]
  private(set) var parameterDiagnostics: [Diagnostic] = []

  init(
    _ mode: Session.Mode, _ document: NotebookDocument, _ context: RunContext,
    skipping: Set<StatementID>
  ) {
    self.document = document
    self.skipping = skipping
    session = Session(mode, document, context)
  }

  /// A cell or an inline expression.
  private enum Item {
    case cell(Int)
    case inline(Int)
  }

  /// Cells and inline expressions in the order of the text.
  private var items: [Item] {
    let cells = document.cells.map { (at: $0.span.lower, item: Item.cell($0.index)) }
    let inlines = document.inlineExpressions.enumerated().map {
      (at: $1.span.lower, item: Item.inline($0))
    }
    return (cells + inlines).sorted { $0.at < $1.at }.map(\.item)
  }

  mutating func run() {
    defineParameters()
    for item in items {
      switch item {
      case .cell(let index): run(document.cells[index])
      case .inline(let index): evaluateInline(index)
      }
    }
    for (cell, run, work) in session.trainings { conclude(cell, run, work) }
  }

  /// Waits for a training that nothing may have asked for, and says how it ended.
  private mutating func conclude(_ cell: Int, _ run: TrainingRun, _ work: TrainingWork) {
    do throws(DiagnosticError) {
      if let warning = work.warning(try run.result()) { diagnostics[cell, default: []].append(warning) }
    } catch {
      if isKnownStop(error.diagnostic) { return }
      diagnostics[cell, default: []].append(error.diagnostic)
    }
  }

  private mutating func run(_ cell: Cell) {
    guard cell.options.isEvaluated else { return }
    for name in (document.unreadableNames[cell.index] ?? []).sorted() { session.poison(name) }
    let start = ContinuousClock.now
    session.outputs = []
    session.values = []
    session.warnings = []
    session.cell = cell
    for (index, statement) in cell.statements.enumerated() {
      run(statement, StatementID(cell: cell.index, statement: index))
    }
    fillCaptions(of: cell)
    outputs[cell.index] = session.outputs
    values[cell.index] = session.values
    diagnostics[cell.index, default: []] += session.warnings
    let elapsed = ContinuousClock.now - start
    seconds[cell.index] = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }

  private mutating func run(_ statement: Statement, _ id: StatementID) {
    let names = statement.directive.definedNames(statement)
    let poison = { (name: String) in session.poison(name, by: statement) }
    if isStopped { failed.insert(id) }
    guard !skipping.contains(id), !isStopped else { return names.forEach(poison) }
    do throws(DiagnosticError) {
      try session.run(statement)
    } catch {
      failed.insert(id)
      names.forEach(poison)
      if isKnownStop(error.diagnostic) { return }
      diagnostics[id.cell, default: []].append(error.diagnostic)
    }
  }

  /// Whether this says once more that work was stopped.
  private mutating func isKnownStop(_ diagnostic: Diagnostic) -> Bool {
    defer { isStopped = isStopped || diagnostic.isStop }
    return isStopped && diagnostic.isStop
  }
}

// MARK: - Parameters, inline values and captions

extension Pass {
  /// Defines what the front matter, or the command line in its place, gives to the notebook.
  private mutating func defineParameters() {
    for parameter in document.frontMatter.parameters {
      let place = document.markdown.frontMatter ?? Span(0, 0)
      do throws(DiagnosticError) {
        session.define(parameter.name, try session.value(ofText: parameter.text))
      } catch {
        session.poison(parameter.name)
        var diagnostic = error.diagnostic
        diagnostic.span = place
        diagnostic.message = "the parameter '\(parameter.name)': \(diagnostic.message)"
        parameterDiagnostics.append(diagnostic)
      }
    }
  }

  private mutating func evaluateInline(_ index: Int) {
    let inline = document.inlineExpressions[index]
    do throws(DiagnosticError) {
      let text = try session.text(of: inline.expression, format: inline.format)
      inlineResult[index] = .text(text)
    } catch {
      if isKnownStop(error.diagnostic) { return }
      inlineResult[index] = .failed(error.diagnostic)
      inlineFailure[index] = error.diagnostic
    }
  }

  private mutating func fillCaptions(of cell: Cell) {
    var filled = cell
    do throws(DiagnosticError) {
      filled.options.figureCaption = try fill(cell.options.figureCaption, cell)
      filled.options.tableCaption = try fill(cell.options.tableCaption, cell)
      filled.options.figureAlternative = try fill(cell.options.figureAlternative, cell)
      captioned[cell.index] = filled
    } catch {
      if isKnownStop(error.diagnostic) { return }
      diagnostics[cell.index, default: []].append(error.diagnostic)
    }
  }

  /// A caption with its `` `{nn} EXPR` `` replaced by values.
  private func fill(_ caption: String?, _ cell: Cell) throws(DiagnosticError) -> String? {
    guard var rest = caption.map({ Substring($0) }), rest.contains("`{nn}") else { return caption }
    var filled = ""
    while let start = rest.firstRange(of: "`{nn}") {
      guard let end = rest[start.upperBound...].firstIndex(of: "`") else { break }
      filled += rest[..<start.lowerBound]
      filled += try session.text(
        ofInline: String(rest[rest.index(after: start.lowerBound)..<end]), at: cell.span)
      rest = rest[rest.index(after: end)...]
    }
    return filled + rest
  }
}

extension Session {
  /// The value of an expression that stands in a text of its own.
  func value(ofText text: String) throws(DiagnosticError) -> Value {
    let source = SourceText(name: "parameter", text)
    let tokens =
      Lexer(source, line: source.span).tokens + [Token(.end, Span(text.utf8.count, text.utf8.count))]
    var cursor = TokenCursor(tokens, in: source)
    return try Evaluator(self).value(try ExpressionParser.parse(&cursor))
  }

  /// What an inline expression says.
  func text(of expression: Expression, format: NumberFormat?) throws(DiagnosticError) -> String {
    try scratch { () throws(DiagnosticError) in
      let value = try Evaluator(self).value(expression)
      if format != nil { _ = try Evaluator(self).variable(value, at: expression.span) }
      return ValueText(session: self, format: format).inline(value)
    }
  }

  /// What an inline expression in a caption says; errors are shown at the caption's cell.
  func text(ofInline text: String, at span: Span) throws(DiagnosticError) -> String {
    let source = SourceText(name: "caption", text)
    do throws(DiagnosticError) {
      guard let inline = try InlineExpression.read(source.span, node: 0, whole: source.span, in: source)
      else { return text }
      return try self.text(of: inline.expression, format: inline.format)
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.span = span
      diagnostic.message = "in a caption: \(diagnostic.message)"
      throw DiagnosticError(diagnostic)
    }
  }
}
