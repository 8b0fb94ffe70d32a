import Source

extension SourceText {
  /// Where some words first stand inside a span.
  func firstSpan(of words: String, in span: Span) -> Span? {
    let wanted = Array(words.utf8)
    guard let first = wanted.first, span.lower >= 0, span.upper <= bytes.count else { return nil }
    let last = span.upper - wanted.count
    guard span.lower <= last else { return nil }
    let start = (span.lower...last).first { bytes[$0] == first && bytes[$0...].starts(with: wanted) }
    return start.map { Span($0, $0 + wanted.count) }
  }
}
