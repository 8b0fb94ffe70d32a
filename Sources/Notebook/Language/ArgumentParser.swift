import Source

/// Parses labelled arguments by their declarations.
///
/// An unknown label or word is recorded and reading goes on, so that one run reports them all; what
/// cannot be read at all is thrown.
struct ArgumentParser {
  let declarations: [ArgumentDeclaration]
  /// Whose arguments they are: a keyword or the word of a term.
  let owner: String
  /// Names that a sweep around the statement goes through, which may stand where a word is expected.
  let sweptNames: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(declarations: [ArgumentDeclaration], owner: String, sweptNames: [String] = []) {
    self.declarations = declarations
    self.owner = owner
    self.sweptNames = sweptNames
  }

  /// The arguments up to the end of the statement, between commas or line ends.
  mutating func statementArguments(
    _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> [Statement.Argument] {
    var arguments: [Statement.Argument] = []
    while true {
      while cursor.next.kind == .lineEnd || cursor.next.isSign(",") { cursor.advance() }
      if cursor.next.kind == .end { return arguments }
      guard cursor.isAtLabel else { throw stray(cursor) }
      if let argument = try labelled(&cursor, after: arguments) { arguments.append(argument) }
    }
  }

  private func stray(_ cursor: TokenCursor) -> DiagnosticError {
    guard let (word, span, _) = cursor.peekHyphenated() else {
      return cursor.unexpected(
        "expected an argument of '\(owner)'", hint: cursor.next.isSign("=") ? "to compare, write '=='" : nil)
    }
    return DiagnosticError(
      Diagnostic(
        code: "E0202", "'\(word)' is not expected here", at: span, hint: strayHint(word)))
  }

  /// What to write where a word stands without its label.
  private func strayHint(_ word: String) -> String {
    if declarations.isEmpty { return "'\(owner)' takes no arguments" }
    if declarations.contains(where: { $0.label == word }) { return "write '\(word): …'" }
    let taker = declarations.first { $0.kind.choices.contains { $0.name == word } }
    return taker.map { "write '\($0.label): \(word)'" }
      ?? Suggestion.hint(for: word, among: declarations.map(\.label))
  }

  /// One argument with its label; `nil` where it was reported and read past.
  private mutating func labelled(
    _ cursor: inout TokenCursor, after earlier: [Statement.Argument]
  ) throws(DiagnosticError) -> Statement.Argument? {
    guard let (label, span) = cursor.takeHyphenated() else { throw stray(cursor) }
    _ = try cursor.expect(sign: ":", for: "behind '\(label)'")
    cursor.skipLineEnds()
    guard let declaration = declarations.first(where: { $0.label == label }) else {
      diagnostics.append(unknown(label, at: span))
      Self.skipValue(&cursor)
      return nil
    }
    if earlier.contains(where: { $0.label == label }) {
      diagnostics.append(
        Diagnostic(code: "E0204", "'\(label)' is given twice", at: span, hint: "keep one of them"))
    }
    do throws(DiagnosticError) {
      let value = try value(declaration.kind, label: label, &cursor)
      return Statement.Argument(label: label, labelSpan: span, value: value)
    } catch {
      diagnostics.append(error.diagnostic)
      Self.skipValue(&cursor)
      return nil
    }
  }

  private func unknown(_ label: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "E0203", "'\(label)' is not an argument of '\(owner)'", at: span,
      hint: declarations.isEmpty
        ? "'\(owner)' takes no arguments"
        : Suggestion.hint(for: label, among: declarations.map(\.label)))
  }

  /// Goes on to where the next argument can start.
  private static func skipValue(_ cursor: inout TokenCursor) {
    var depth = 0
    while cursor.next.kind != .end {
      if depth == 0, cursor.next.kind == .lineEnd || cursor.next.isSign(",") { return }
      depth += [cursor.next].bracketBalance
      if depth < 0 { return }
      cursor.advance()
    }
  }
}

// MARK: - Values

extension ArgumentParser {
  /// The one word, with what stands in its parentheses, that a part of the notebook is.
  static func word(
    at span: Span, among choices: [Choice], of declarations: [ArgumentDeclaration], label: String,
    in source: SourceText
  ) throws(DiagnosticError) -> Term {
    let end = Token(.end, Span(span.upper, span.upper))
    var cursor = TokenCursor(Lexer(source, line: span).tokens + [end], in: source)
    var parser = ArgumentParser(declarations: declarations, owner: label)
    let term = try parser.word(choices, label: label, &cursor)
    if let diagnostic = parser.diagnostics.first { throw DiagnosticError(diagnostic) }
    return term
  }

  private mutating func value(
    _ kind: ArgumentKind, label: String, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> ArgumentValue {
    switch kind {
    case .expression, .number, .integer, .text, .flag:
      return .expression(try ExpressionParser.parse(&cursor))
    case .word(let choices):
      if let name = cursor.peekHyphenated()?.word, sweptNames.contains(name),
        !choices.contains(where: { $0.name == name })
      {
        return .expression(try ExpressionParser.parse(&cursor))
      }
      return .term(try word(choices, label: label, &cursor))
    case .wordOrExpression(let choices):
      return try wordOrExpression(choices, label: label, &cursor)
    case .list(let choices, _): return try list(choices, label: label, &cursor)
    case .range:
      let low = try ExpressionParser.parse(&cursor)
      _ = try cursor.expect(sign: "...", for: "between the ends of the range")
      return .range(low: low, high: try ExpressionParser.parse(&cursor))
    }
  }

  private mutating func word(
    _ choices: [Choice], label: String, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Term {
    let usages = choices.map(\.usage).joined(separator: ", ")
    guard let (word, span) = cursor.takeHyphenated() else {
      throw cursor.unexpected("expected a word for '\(label)'", hint: "one of: \(usages)")
    }
    guard let choice = choices.first(where: { $0.name == word }) else {
      let nearest = Suggestion.nearest(to: word, among: choices.map(\.name))
      throw DiagnosticError(
        Diagnostic(
          code: "E0205", "'\(word)' is not a value of '\(label)'", at: span,
          hint: nearest.map { "did you mean '\($0)'?" } ?? "expected one of: \(usages)",
          notes: nearest == nil ? [] : ["'\(label)' takes: \(usages)"]))
    }
    return try term(choice, span, &cursor)
  }

  /// A word that is no choice may be a name of a value, so only words with a near choice are judged here.
  private mutating func wordOrExpression(
    _ choices: [Choice], label: String, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> ArgumentValue {
    guard let (word, _, _) = cursor.peekHyphenated(),
      choices.contains(where: { $0.name == word }) || word.contains("-")
    else { return .expression(try ExpressionParser.parse(&cursor)) }
    return .term(try self.word(choices, label: label, &cursor))
  }

  private mutating func list(
    _ choices: [Choice], label: String, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> ArgumentValue {
    guard cursor.next.isSign("[") else { return try wordOrExpression(choices, label: label, &cursor) }
    let open = cursor.advance()
    let elements = try elements(choices, label: label, until: "]", &cursor)
    return .list(elements, open.span.union(cursor.previousSpan))
  }

  private mutating func elements(
    _ choices: [Choice], label: String, until close: String, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> [ArgumentValue] {
    var elements: [ArgumentValue] = []
    while !cursor.next.isSign(close) {
      let element = try cursor.nested { (cursor) throws(DiagnosticError) in
        try wordOrExpression(choices, label: label, &cursor)
      }
      elements.append(element)
      guard cursor.take(sign: ",") else { break }
    }
    _ = try cursor.expect(sign: close, for: "or ',' in '\(label)'")
    return elements
  }

  private mutating func term(
    _ choice: Choice, _ span: Span, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Term {
    guard cursor.next.isSign("(") else {
      return try checked(Term(word: choice.name, span: span, parameters: [], content: []), choice)
    }
    cursor.advance()
    if choice.isContainer { return try container(choice, span, &cursor) }
    let parameters = try parameters(of: choice, &cursor)
    let whole = span.union(cursor.previousSpan)
    return try checked(
      Term(word: choice.name, span: whole, parameters: parameters, content: []), choice)
  }

  private mutating func container(
    _ choice: Choice, _ span: Span, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Term {
    let all = declarations.first { $0.kind.choices.contains { $0.name == choice.name } }
    let content = try elements(all?.kind.choices ?? [], label: choice.name, until: ")", &cursor)
    return Term(
      word: choice.name, span: span.union(cursor.previousSpan), parameters: [], content: content)
  }

  private mutating func parameters(
    of choice: Choice, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> [Statement.Argument] {
    var inner = ArgumentParser(
      declarations: choice.parameters, owner: choice.name, sweptNames: sweptNames)
    var found: [Statement.Argument] = []
    while !cursor.next.isSign(")") {
      if cursor.isAtLabel {
        if let argument = try inner.labelled(&cursor, after: found) { found.append(argument) }
      } else if let declaration = choice.parameters.first(where: { parameter in
        !found.contains { $0.label == parameter.label }
      }) {
        let span = cursor.next.span
        let value = try inner.value(declaration.kind, label: declaration.label, &cursor)
        found.append(Statement.Argument(label: declaration.label, labelSpan: span, value: value))
      } else {
        throw cursor.unexpected("'\(choice.usage)' takes no more than \(choice.parameters.count) values")
      }
      guard cursor.take(sign: ",") else { break }
    }
    _ = try cursor.expect(sign: ")", for: "to close '\(choice.name)'")
    diagnostics += inner.diagnostics
    return found
  }

  private func checked(_ term: Term, _ choice: Choice) throws(DiagnosticError) -> Term {
    for parameter in choice.parameters.prefix(choice.required) where term[parameter.label] == nil {
      throw DiagnosticError(
        Diagnostic(
          code: "E0206", "'\(choice.name)' needs '\(parameter.label)'", at: term.span,
          hint: "write \(choice.usage)"))
    }
    return term
  }
}
