import Source

/// A rendered file that is not what it should be.
struct Mismatch {
  /// The file as it was found; empty where it is not there.
  let source: SourceText
  let diagnostic: Diagnostic

  /// A file that should be there.
  init(missing name: String) {
    self.init(SourceText(name: name, ""), "'\(name)' is missing", at: Span(0, 0), [])
  }

  /// A file that no notebook makes.
  init(unknown name: String) {
    self.init(
      SourceText(name: name, ""), "'\(name)' belongs to no notebook", at: Span(0, 0), [], hint: "delete it")
  }

  /// A file that differs from what is rendered now, at the first line that does; `nil` where it is the same.
  init?(of found: [UInt8], named name: String, with rendered: [UInt8]) {
    guard found != rendered else { return nil }
    let source = SourceText(name: name, bytes: found)
    let same = zip(found, rendered).prefix { $0 == $1 }.count
    let line = source.position(of: same).line
    let now = SourceText(name: name, bytes: rendered)
    let text =
      line <= now.lineCount
      ? "rendered now: \(Self.shortened(now.string(now.line(line))))" : "rendered now: no such line"
    let span = source.line(line)
    let column = min(max(same, span.lower), span.upper)
    self.init(source, "'\(name)' differs from what is rendered now", at: Span(column, span.upper), [text])
  }

  private init(
    _ source: SourceText, _ message: String, at span: Span, _ notes: [String],
    hint: String = "render again and commit the result"
  ) {
    self.source = source
    diagnostic = Diagnostic(code: "E0003", message, at: span, hint: hint, notes: notes)
  }

  /// Lines of figures are long, and who reads this looks for their start.
  private static func shortened(_ line: String) -> String {
    line.count > 160 ? line.prefix(160) + "…" : line
  }
}

extension DiagnosticReporter {
  /// Reports a rendered file that is not what it should be.
  mutating func report(_ mismatch: Mismatch) { report([mismatch.diagnostic], in: mismatch.source) }
}
