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

  /// A notebook that was only read: its cells show nothing, and nothing stands in place of its inline expressions.
  public init(notRun document: NotebookDocument) {
    self.init(
      document: document, cells: document.cells.map { ExecutedCell(cell: $0, outputs: [], diagnostics: []) },
      inlineValues: [], diagnostics: [])
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
  /// The values that it shows as text, in full precision.
  public let values: [ShownValue]
  /// How long it took; never part of a page.
  public let seconds: Double

  /// A run cell from its parts.
  public init(
    cell: Cell, outputs: [CellOutput], diagnostics: [Diagnostic], values: [ShownValue] = [],
    seconds: Double = 0
  ) {
    self.cell = cell
    self.outputs = outputs
    self.diagnostics = diagnostics
    self.values = values
    self.seconds = seconds
  }
}

/// A value that a cell shows.
public struct ShownValue: Sendable, Encodable {
  /// The expression as it was written.
  public let expression: String
  /// The length of each axis; empty for a single number.
  public let shape: [Int]
  /// The numbers in row-major order.
  public let numbers: [Double]
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

extension ExecutedCell {
  /// The author's words for those who cannot see the only picture of the cell; nil where there are several or none.
  public var pictureAlternative: String? { pictureCount == 1 ? cell.options.figureAlternative : nil }

  /// The author's words for all pictures of the cell together, each of which has its own summary; nil where there are
  /// fewer than two.
  public var groupAlternative: String? { pictureCount > 1 ? cell.options.figureAlternative : nil }

  private var pictureCount: Int {
    outputs.count { if case .picture = $0 { true } else { false } }
  }
}

/// What an inline value came to.
public enum InlineResult: Sendable {
  /// The text that takes its place.
  case text(String)
  /// It could not be computed; the diagnostic is also among the notebook's.
  case failed(Diagnostic)
}
