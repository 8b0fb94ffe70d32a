import Source

/// One line of code as tokens, with its indentation.
struct CodeLine: Sendable {
  let indent: Int
  let tokens: [Token]
  let span: Span
}

/// The lines of one statement: the first, and those that continue it.
struct StatementLines: Sendable {
  /// The first line and every line that continues it because a bracket is open.
  var head: [CodeLine]
  /// Deeper indented lines below the head.
  var continuation: [CodeLine]

  /// The tokens of the head and of the continuation, with line ends outside brackets marked.
  var tokens: [Token] { Self.join(head + continuation) }

  /// The tokens of some lines, with line ends outside brackets marked, and an end.
  static func join(_ lines: [CodeLine]) -> [Token] {
    var tokens: [Token] = []
    var depth = 0
    for line in lines {
      if depth == 0, let last = tokens.last {
        tokens.append(Token(.lineEnd, Span(last.span.upper, last.span.upper)))
      }
      tokens += line.tokens
      depth = max(0, depth + line.tokens.bracketBalance)
    }
    let end = tokens.last?.span.upper ?? 0
    return tokens + [Token(.end, Span(end, end))]
  }
}

extension [Token] {
  /// How many more brackets are opened than closed.
  var bracketBalance: Int {
    reduce(0) { balance, token in
      switch token.kind {
      case .sign("("), .sign("["), .sign("{"): balance + 1
      case .sign(")"), .sign("]"), .sign("}"): balance - 1
      default: balance
      }
    }
  }
}

/// Groups lines into statements by indentation and open brackets.
enum StatementGrouping {
  /// Whether a line begins like a statement, so that a bracket left open above does not swallow it.
  private static func startsStatement(_ line: CodeLine) -> Bool {
    let cursor = TokenCursor(line.tokens + [Token(.end, line.span)], in: SourceText(name: "", ""))
    guard let (word, _, count) = cursor.peekHyphenated(), Directives.named(word) != nil else { return false }
    return cursor.peek(count).word != nil
  }

  /// The statements of some lines: a line that is indented deeper than its statement's first line, or
  /// inside an open bracket, continues it.
  static func group(_ lines: [CodeLine]) -> [StatementLines] {
    var statements: [StatementLines] = []
    var depth = 0
    for line in lines where !line.tokens.isEmpty {
      guard var current = statements.popLast() else {
        statements.append(StatementLines(head: [line], continuation: []))
        depth = max(0, line.tokens.bracketBalance)
        continue
      }
      let isDeeper = line.indent > current.head[0].indent
      let continues = isDeeper || (depth > 0 && !startsStatement(line))
      if !continues {
        statements.append(current)
        current = StatementLines(head: [line], continuation: [])
      } else if depth > 0, current.continuation.isEmpty {
        current.head.append(line)
      } else {
        current.continuation.append(line)
      }
      statements.append(current)
      depth = max(0, (continues ? depth : 0) + line.tokens.bracketBalance)
    }
    return statements
  }
}
