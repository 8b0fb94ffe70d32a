public import Plotting
public import Source

/// A notebook after it was run: what each cell shows and what each inline value says.
public struct ExecutedNotebook: Sendable {
  /// The notebook as it was read.
  public let document: NotebookDocument
  /// One for each cell of the document, in its order.
  public let cells: [ExecutedCell]
  /// One for each inline expression of the document, in its order.
  public let inlineValues: [InlineResult]
  /// Every diagnostic of the notebook in the order of the text, without those that were meant to be.
  public let diagnostics: [Diagnostic]

  /// A run notebook from its parts.
  public init(
    document: NotebookDocument, cells: [ExecutedCell], inlineValues: [InlineResult],
    diagnostics: [Diagnostic]
  ) {
    self.document = document
    self.cells = cells
    self.inlineValues = inlineValues
    self.diagnostics = diagnostics
  }

  /// Whether an error stands among the diagnostics.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// What one cell shows.
public struct ExecutedCell: Sendable {
  /// The cell as it was read.
  public let cell: Cell
  /// What it shows, in order.
  public let outputs: [CellOutput]
  /// What went wrong in it; shown in its place.
  public let diagnostics: [Diagnostic]
  /// How long it took; never part of a page.
  public let seconds: Double

  /// A run cell from its parts.
  public init(cell: Cell, outputs: [CellOutput], diagnostics: [Diagnostic], seconds: Double) {
    self.cell = cell
    self.outputs = outputs
    self.diagnostics = diagnostics
    self.seconds = seconds
  }
}

/// One thing a cell shows.
public enum CellOutput: Sendable {
  /// A figure or diagram.
  case picture(any Picture)
  /// A table.
  case table(Table)
  /// Lines of text, shown as they are.
  case text(String)
}

/// What an inline value came to.
public enum InlineResult: Sendable {
  /// The text that takes its place.
  case text(String)
  /// It could not be computed; the diagnostic is also among the notebook's.
  case failed(Diagnostic)
}
