public import Source

/// Tells what the parts of a cell's code are, so that a page can colour them.
public enum Highlighter {
  /// What a part of the code is.
  public enum Kind: String, Sendable, Hashable {
    case keyword, label, number, text, comment, function, sign
  }

  /// A coloured part.
  public struct Part: Sendable, Hashable {
    /// Where it stands.
    public let span: Span
    /// What it is.
    public let kind: Kind
  }

  /// The coloured parts of some lines of code, in their order; what is between them is plain.
  public static func parts(of lines: [Span], in source: SourceText) -> [Part] {
    var indent: Int?
    return lines.flatMap { line -> [Part] in
      let lexer = Lexer(source, line: line)
      let tokens = lexer.tokens
      let depth = tokens.first.map { $0.span.lower - line.lower }
      let startsStatement = depth.map { $0 <= indent ?? $0 } ?? false
      if startsStatement { indent = depth }
      let parts = parts(of: tokens, startsStatement: startsStatement)
      return parts + lexer.comments.map { Part(span: $0, kind: .comment) }
    }
  }

  private static func parts(of tokens: [Token], startsStatement: Bool) -> [Part] {
    var parts: [Part] = []
    var index = 0
    while index < tokens.count {
      let count = hyphenated(tokens, from: index)
      let span = tokens[index].span.union(tokens[index + count - 1].span)
      let next = index + count < tokens.count ? tokens[index + count] : nil
      let isFirst = startsStatement && index == 0
      if let kind = kind(tokens[index], before: next, isFirst: isFirst) {
        let isWhole = kind == .keyword || kind == .label
        parts.append(Part(span: isWhole ? span : tokens[index].span, kind: kind))
        index += isWhole ? count : 1
      } else {
        index += 1
      }
    }
    return parts
  }

  /// How many tokens a word with hyphens takes.
  private static func hyphenated(_ tokens: [Token], from index: Int) -> Int {
    var count = 1
    while tokens[index].word != nil, index + count + 1 < tokens.count, tokens[index + count].isSign("-"),
      tokens[index + count].span.lower == tokens[index + count - 1].span.upper,
      tokens[index + count + 1].word != nil,
      tokens[index + count + 1].span.lower == tokens[index + count].span.upper
    { count += 2 }
    return count
  }

  private static let connectives: Set<String> = [
    "on", "of", "for", "in", "with", "from", "within", "as", "data", "network",
  ]

  private static func kind(_ token: Token, before next: Token?, isFirst: Bool) -> Kind? {
    switch token.kind {
    case .number: return .number
    case .text: return .text
    case .word(let word):
      if isFirst { return .keyword }
      if next?.isSign(":") == true { return .label }
      if next?.isSign("(") == true || next?.isSign("'") == true { return .function }
      return connectives.contains(word) ? .keyword : nil
    case .sign: return .sign
    case .lineEnd, .end: return nil
    }
  }
}
