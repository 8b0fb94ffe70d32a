/// Writes diagnostics as text for a terminal: code, place, the line, a caret and the hint.
public struct DiagnosticPrinter: Sendable {
  /// Whether to use terminal colours.
  public let usesColor: Bool
  /// Longer lines are shown in part, around the caret.
  public let longestLine: Int

  /// A printer; lines longer than `longestLine` scalars are shown in part.
  public init(usesColor: Bool = false, longestLine: Int = 120) {
    self.usesColor = usesColor
    self.longestLine = longestLine
  }

  /// The text of one diagnostic, ending in a newline.
  public func text(_ diagnostic: Diagnostic, in source: SourceText) -> String {
    let place = source.position(of: diagnostic.span.lower)
    let gutter = String(repeating: " ", count: String(place.line).count)
    let excerpt = Excerpt(source, diagnostic.span, longest: longestLine)
    let mark = excerpt.caret + (diagnostic.hint.map { " " + $0 } ?? "")
    var lines = [
      paint(diagnostic.severity, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]")
        + ": \(Self.clipped(diagnostic.message))",
      "\(gutter)--> \(source.name):\(place.line):\(place.column)",
      "\(gutter) |",
      "\(place.line) | \(excerpt.line)",
      "\(gutter) | \(paint(diagnostic.severity, mark))",
    ]
    lines += diagnostic.notes.map { "\(gutter) = \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A message may quote a word of any length.
  private static func clipped(_ message: String) -> String {
    guard message.utf8.count > 400 else { return message }
    return message.prefix(200) + "…" + message.suffix(100)
  }

  private func paint(_ severity: Diagnostic.Severity, _ text: String) -> String {
    guard usesColor else { return text }
    let color =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[1;\(color)m\(text)\u{1B}[0m"
  }
}

/// The part of a line that a diagnostic shows, and the carets below it.
private struct Excerpt {
  let line: String
  let caret: String

  init(_ source: SourceText, _ span: Span, longest: Int) {
    let place = source.position(of: span.lower)
    let whole = source.line(place.line)
    let shown = Self.window(whole, around: span, longest: longest, in: source.bytes)
    let before = source.string(Span(shown.lower, span.lower))
    let marked = source.string(Span(span.lower, min(span.upper, shown.upper)))
    line =
      (shown.lower > whole.lower ? "…" : "")
      + source.string(shown).map(Self.visible).joined()
      + (shown.upper < whole.upper ? "…" : "")
    let indent = (shown.lower > whole.lower ? 1 : 0) + before.unicodeScalars.count
    let width = max(1, marked.unicodeScalars.count)
    caret = String(repeating: " ", count: indent) + String(repeating: "^", count: width)
  }

  /// Tabs count as one column and control characters must not reach a terminal.
  private static func visible(_ character: Character) -> String {
    guard let scalar = character.unicodeScalars.first else { return "" }
    return scalar.value < 0x20 || scalar.value == 0x7F
      ? (scalar == "\t" ? " " : "\u{FFFD}") : String(character)
  }

  /// At most `longest` bytes of the line around the span, cut between characters.
  private static func window(_ line: Span, around span: Span, longest: Int, in bytes: [UInt8]) -> Span {
    guard line.count > longest else { return line }
    var lower = max(line.lower, min(span.lower, line.upper) - longest / 3)
    var upper = min(line.upper, lower + longest)
    while lower > line.lower, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper < line.upper, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return Span(lower, max(lower, upper))
  }
}
