/// What the `#| key: value` lines of a cell say, with defaults filled in.
public struct CellOptions: Sendable, Hashable {
  /// Whether a cell's code is shown.
  public enum Echo: String, Sendable, Hashable {
    case shown, hidden, folded
  }

  /// The name by which the text refers to the cell's figure, table or listing.
  public var label: String?
  /// Whether the code is shown.
  public var echo = Echo.shown
  /// Whether the cell is run.
  public var isEvaluated = true
  /// Whether what it shows appears on the page.
  public var showsOutput = true
  /// Whether anything of the cell appears on the page.
  public var isIncluded = true
  /// Whether the cell is meant to fail, so that its diagnostic is its output.
  public var isMeantToFail = false
  /// The caption of its figure.
  public var figureCaption: String?
  /// The text alternative of its figure; made from the data where there is none.
  public var figureAlternative: String?
  /// The width of its figures in pixels.
  public var figureWidth: Double?
  /// The height of its figures in pixels.
  public var figureHeight: Double?
  /// The caption of its table.
  public var tableCaption: String?
  /// How many columns its figures are laid out in.
  public var layoutColumns: Int?
  /// What stands on the fold of folded code.
  public var codeSummary: String?

  /// Options with every default.
  public init() {}
}
