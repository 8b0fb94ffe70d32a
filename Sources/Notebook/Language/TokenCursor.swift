import Source

/// Reads the tokens of one statement from front to back.
struct TokenCursor {
  let source: SourceText
  private let tokens: [Token]
  private(set) var index = 0
  /// How many brackets and prefixes the parser is inside of.
  private var depth = 0
  /// Deeper nesting is an error, since the parser recurses.
  static let greatestDepth = 200

  init(_ tokens: [Token], in source: SourceText) {
    self.tokens = tokens
    self.source = source
  }

  /// The next token; the last one, an end, is never passed.
  var next: Token { tokens[min(index, tokens.count - 1)] }

  /// The token behind the next.
  func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// The span of the token before the next.
  var previousSpan: Span { tokens[max(0, min(index, tokens.count) - 1)].span }

  @discardableResult
  mutating func advance() -> Token {
    let token = next
    index = min(index + 1, tokens.count - 1)
    return token
  }

  /// Goes back to a place that `index` gave before.
  mutating func back(to index: Int) { self.index = index }

  mutating func take(sign: String) -> Bool {
    guard next.isSign(sign) else { return false }
    advance()
    return true
  }

  mutating func expect(sign: String, for purpose: String) throws(DiagnosticError) -> Token {
    guard next.isSign(sign) else { throw unexpected("expected '\(sign)' \(purpose)") }
    return advance()
  }

  mutating func skipLineEnds() {
    while next.kind == .lineEnd { advance() }
  }

  /// An error at the next token.
  func unexpected(_ expectation: String, hint: String? = nil) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(code: "E0110", "\(expectation), found \(next.description)", at: place, hint: hint))
  }

  /// Where an error at the next token is shown: an end is shown behind what stands before it.
  private var place: Span {
    switch next.kind {
    case .end, .lineEnd: Span(previousSpan.upper, previousSpan.upper)
    default: next.span
    }
  }

  /// Runs a parser one level deeper.
  mutating func nested<Result>(
    _ parse: (inout TokenCursor) throws(DiagnosticError) -> Result
  ) throws(DiagnosticError) -> Result {
    guard depth < Self.greatestDepth else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0111", "this is nested more than \(Self.greatestDepth) levels deep", at: next.span,
          hint: "define a part of it under a name"))
    }
    depth += 1
    defer { depth -= 1 }
    return try parse(&self)
  }
}

// MARK: - Hyphenated words

extension TokenCursor {
  /// A keyword, label or choice: words joined by hyphens with no space between.
  func peekHyphenated() -> (word: String, span: Span, count: Int)? {
    guard var word = next.word else { return nil }
    var span = next.span
    var count = 1
    while peek(count).isSign("-"), peek(count).span.lower == span.upper,
      let more = peek(count + 1).word, peek(count + 1).span.lower == peek(count).span.upper
    {
      word += "-" + more
      span = span.union(peek(count + 1).span)
      count += 2
    }
    return (word, span, count)
  }

  mutating func takeHyphenated() -> (word: String, span: Span)? {
    guard let (word, span, count) = peekHyphenated() else { return nil }
    for _ in 0..<count { advance() }
    return (word, span)
  }

  mutating func take(word: String) -> Bool {
    guard let next = peekHyphenated(), next.word == word else { return false }
    return takeHyphenated() != nil
  }

  /// Whether a label and its colon come next.
  var isAtLabel: Bool {
    guard let (_, _, count) = peekHyphenated() else { return false }
    return peek(count).isSign(":")
  }
}
