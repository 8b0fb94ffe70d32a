import Source
import Yams

extension CellOptions {
  /// The keys of `#| key: value` lines.
  package static let keys = [
    "label", "echo", "eval", "output", "include", "error", "fig-cap", "fig-alt", "fig-width", "fig-height",
    "tbl-cap", "layout-ncol", "code-summary",
  ]

  /// Reads a cell's option lines over the notebook's defaults.
  static func read(
    _ lines: [Span], in source: SourceText, defaults: CellOptions
  ) -> (CellOptions, [Diagnostic]) {
    var reader = YAMLReader(YAMLMapping(lines, in: source), known: keys, owner: "a cell")
    var options = defaults
    options.readCommon(&reader)
    options.label = reader.text("label")
    if let flag = reader.flag("include") { options.isIncluded = flag }
    if let flag = reader.flag("error") { options.isMeantToFail = flag }
    options.figureCaption = reader.text("fig-cap")
    options.figureAlternative = reader.text("fig-alt")
    options.figureWidth = reader.number("fig-width", in: Self.sizes).map(Self.pixels)
    options.figureHeight = reader.number("fig-height", in: Self.sizes).map(Self.pixels)
    options.tableCaption = reader.text("tbl-cap")
    options.layoutColumns = reader.integer("layout-ncol", in: 1...12)
    options.codeSummary = reader.text("code-summary")
    options.checkLabel(&reader)
    return (options, reader.diagnostics)
  }

  /// The options that the front matter may set for all cells.
  mutating func readCommon(_ reader: inout YAMLReader) {
    if let echo = reader["echo"] {
      switch echo.value.scalar?.string {
      case "true": self.echo = .shown
      case "false": self.echo = .hidden
      case "fold": self.echo = .folded
      default: reader.refuse(echo, "true, false or fold")
      }
    }
    if let flag = reader.flag("eval") { isEvaluated = flag }
    if let flag = reader.flag("output") { showsOutput = flag }
  }

  /// From a small picture in inches to one larger than any page in pixels.
  private static let sizes = 0.5...10_000.0

  /// Sizes up to 30 are inches, as in Quarto; larger ones are pixels.
  private static func pixels(_ size: Double) -> Double { size <= 30 ? size * 96 : size }

  private func checkLabel(_ reader: inout YAMLReader) {
    guard let label, let entry = reader["label"] else { return }
    guard label.wholeMatch(of: #/(fig|tbl|lst)-[A-Za-z0-9_-]+/#) == nil else { return }
    reader.report(
      Diagnostic(
        code: "E0123", "the label '\(label)' must start with fig-, tbl- or lst-", at: entry.valueSpan,
        hint: "letters, digits, '-' and '_' may follow"))
  }
}
