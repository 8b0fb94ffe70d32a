public import Source

/// The TeX of a formula, which may run over lines that are marked or indented by what they are in.
public struct TeX: Sendable, Hashable {
  /// What stands between the delimiters, marks included.
  public let span: Span
  /// The bytes of each line without its line ending and the marks of quotes and items before it; never empty.
  public let lines: [Span]

  init(_ span: Span, lines: [Span]) {
    self.span = span
    self.lines = lines.isEmpty ? [span] : lines
  }

  /// The formula alone; its lines end in `\n`.
  public func text(in source: SourceText) -> String {
    lines.map { source.string($0) }.joined(separator: "\n")
  }

  /// Where a range of bytes of ``text(in:)`` stands in the source.
  public func place(of range: Range<Int>) -> Span {
    Span(place(of: range.lowerBound), max(place(of: range.lowerBound), place(of: range.upperBound)))
  }

  /// The end of the last line that holds more than blanks.
  public func end(in source: SourceText) -> Int {
    for line in lines.reversed() {
      let visible = source.bytes[line.lower..<line.upper].lastIndex { !$0.isWhitespace }
      if let visible { return visible + 1 }
    }
    return span.lower
  }

  private func place(of offset: Int) -> Int {
    var rest = offset
    for line in lines {
      if rest <= line.count { return line.lower + rest }
      rest -= line.count + 1
    }
    return span.upper
  }
}
