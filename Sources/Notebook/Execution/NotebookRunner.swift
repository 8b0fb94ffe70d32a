package import Source

/// Runs notebooks: first everything that can be known without training, then all of it.
public enum NotebookRunner {
  /// What is wrong with a notebook as far as that can be known without training.
  package static func check(_ document: NotebookDocument, _ context: RunContext) -> [Diagnostic] {
    var pass = Pass(.checking, document, context, skipping: [])
    pass.run()
    return report(document, [pass])
  }

  /// Runs a notebook; a statement that cannot be run leaves a diagnostic, and the others are run.
  ///
  /// Where the front matter's seed or generator cannot be read, nothing is run: the numbers would not be the author's.
  /// Nor is anything where the time was up before.
  package static func run(_ document: NotebookDocument, _ context: RunContext) -> ExecutedNotebook {
    var checking = Pass(.checking, document, context, skipping: [])
    checking.run()
    var running = Pass(.running, document, context, skipping: checking.failed)
    if document.frontMatter.isRandomnessKnown, !checking.isStopped { running.run() }
    let cells = document.cells.map { cell in
      ExecutedCell(
        cell: running.captioned[cell.index] ?? cell,
        outputs: cell.options.showsOutput ? running.outputs[cell.index] ?? [] : [],
        diagnostics: diagnostics(of: cell, checking, running), values: running.values[cell.index] ?? [],
        seconds: running.seconds[cell.index] ?? 0)
    }
    let inline = document.inlineExpressions.indices.map { index in
      checking.inlineFailure[index].map { .failed($0) } ?? running.inlineResult[index] ?? .text("")
    }
    return ExecutedNotebook(
      document: document, cells: cells, inlineValues: inline,
      diagnostics: report(document, [checking, running]))
  }

  private static func diagnostics(of cell: Cell, _ passes: Pass...) -> [Diagnostic] {
    (cell.syntaxDiagnostics + passes.flatMap { $0.diagnostics[cell.index] ?? [] })
      .uniqued().sorted { $0.span.lower < $1.span.lower }
  }

  /// Every diagnostic in the order of the text, without those of cells that are meant to fail.
  private static func report(_ document: NotebookDocument, _ passes: [Pass]) -> [Diagnostic] {
    var all = document.diagnostics
    for pass in passes {
      all += pass.parameterDiagnostics
      for cell in document.cells where !cell.options.isMeantToFail {
        all += pass.diagnostics[cell.index] ?? []
      }
      for index in document.inlineExpressions.indices {
        if let diagnostic = pass.inlineFailure[index] { all.append(diagnostic) }
      }
    }
    all += document.cells.filter(\.options.isMeantToFail).compactMap { unexpectedSuccess($0, passes) }
    return all.uniqued().enumerated()
      .sorted { ($0.element.span.lower, $0.offset) < ($1.element.span.lower, $1.offset) }.map(\.element)
  }

  /// A cell that is meant to fail and does not is itself an error.
  private static func unexpectedSuccess(_ cell: Cell, _ passes: [Pass]) -> Diagnostic? {
    let found = cell.syntaxDiagnostics + passes.flatMap { $0.diagnostics[cell.index] ?? [] }
    guard passes.count > 1, cell.options.isEvaluated, !found.contains(where: \.isFailure) else {
      return nil
    }
    return Diagnostic(
      code: "E0801", "this cell is meant to fail but does not", at: cell.span,
      hint: "remove '#| error: true'")
  }
}

extension [Diagnostic] {
  /// The first of each group of equal ones.
  fileprivate func uniqued() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
