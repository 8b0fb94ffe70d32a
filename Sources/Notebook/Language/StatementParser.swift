import Source

/// Parses the statements of a cell by the declarations of the directives.
struct StatementParser {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// Names that a statement would have defined if it could be read.
  private(set) var unreadableNames: Set<String> = []
  /// Names that the sweeps around the current statement go through.
  private var sweptNames: [String] = []

  init(_ source: SourceText) { self.source = source }

  /// The statements of some lines; one that cannot be read leaves a diagnostic and the next is read.
  mutating func parse(lines: [Span]) -> [Statement] {
    parse(
      StatementGrouping.group(
        lines.map { line in
          let lexer = Lexer(source, line: line)
          diagnostics += lexer.diagnostics
          let indent = source.bytes[line.lower..<line.upper].prefix { $0 == 0x20 || $0 == 0x09 }.count
          return CodeLine(indent: indent, tokens: lexer.tokens, span: line)
        }))
  }

  private mutating func parse(_ groups: [StatementLines]) -> [Statement] {
    groups.compactMap { lines in
      do throws(DiagnosticError) {
        return try statement(lines)
      } catch {
        report(error, lines)
        return nil
      }
    }
  }

  /// A statement that already has a diagnostic of the lexer needs no second one.
  private mutating func report(_ error: DiagnosticError, _ lines: StatementLines) {
    let spans = (lines.head + lines.continuation).map(\.span)
    let isKnown = diagnostics.contains { old in
      old.code.hasPrefix("E010") && spans.contains { $0.lower <= old.span.lower && old.span.lower < $0.upper }
    }
    if !isKnown { diagnostics.append(error.diagnostic) }
    if let name = Self.nameBeingDefined(lines.tokens) { unreadableNames.insert(name) }
  }

  /// The name that a statement was about to define, as far as its first words tell.
  private static func nameBeingDefined(_ tokens: [Token]) -> String? {
    let words = tokens.prefix(3).map { $0.word ?? "" }
    guard let keyword = words.first else { return nil }
    switch Suggestion.nearest(to: keyword, among: ["define", "train"]) {
    case "define": return words.dropFirst().first { $0 != "data" && $0 != "network" }
    case "train": return words.dropFirst().first
    default: return ForeignDefinition(tokens)?.name
    }
  }

  private mutating func statement(_ lines: StatementLines) throws(DiagnosticError) -> Statement {
    var cursor = TokenCursor(lines.tokens, in: source)
    let directive = try keyword(&cursor, lines.tokens)
    let declaration = directive.declaration
    let keywordSpan = cursor.previousSpan
    if declaration.isBlock { cursor = TokenCursor(StatementLines.join(lines.head), in: source) }
    if declaration.isBlock { _ = cursor.takeHyphenated() }
    let (form, subject) = try SubjectParser.parse(&cursor, declaration)
    let arguments = try parseArguments(
      &cursor, declaration.arguments + form.arguments, of: declaration.keyword)
    let known = diagnostics.count
    let body = declaration.isBlock ? parseBody(subject, lines) : []
    let end = body.last?.span.upper ?? cursor.previousSpan.upper
    let statement = Statement(
      directive: directive, form: form.name, subject: subject, arguments: arguments, body: body,
      span: Span(lines.head[0].tokens[0].span.lower, end), keywordSpan: keywordSpan)
    if let failure = takeError(since: known) {
      unreadableNames.formUnion(directive.definedNames(statement))
      throw DiagnosticError(failure)
    }
    return statement
  }

  /// Takes out the last error that the body of a block left, for a block with a mistake inside is not run.
  private mutating func takeError(since known: Int) -> Diagnostic? {
    guard let index = diagnostics.lastIndex(where: { $0.severity == .error }), index >= known else {
      return nil
    }
    return diagnostics.remove(at: index)
  }

  /// The statements that a block directive repeats for each value of its name.
  private mutating func parseBody(_ subject: SubjectParser.Subject, _ lines: StatementLines) -> [Statement] {
    let names = subject.compactMap { if case .name(let name, _) = $0.value { name } else { nil } }
    sweptNames += names
    defer { sweptNames.removeLast(names.count) }
    return parse(StatementGrouping.group(lines.continuation))
  }

  private func keyword(
    _ cursor: inout TokenCursor, _ tokens: [Token]
  ) throws(DiagnosticError) -> any Directive.Type {
    guard let (word, span) = cursor.takeHyphenated() else {
      throw cursor.unexpected(
        "expected a statement", hint: "start it with a keyword such as 'define', 'train' or 'plot'")
    }
    if let directive = Directives.named(word) { return directive }
    let keywords = Directives.declarations.map(\.keyword)
    let foreign = Suggestion.nearest(to: word, among: keywords) == nil ? ForeignDefinition(tokens) : nil
    let hint = foreign.map { "write '\($0.remedy)'" } ?? Suggestion.hint(for: word, among: keywords)
    throw DiagnosticError(
      Diagnostic(code: "E0201", "'\(word)' is not a keyword", at: span, hint: hint))
  }

  private mutating func parseArguments(
    _ cursor: inout TokenCursor, _ declarations: [ArgumentDeclaration], of owner: String
  ) throws(DiagnosticError) -> [Statement.Argument] {
    var parser = ArgumentParser(declarations: declarations, owner: owner, sweptNames: sweptNames)
    let arguments = try parser.statementArguments(&cursor)
    diagnostics += parser.diagnostics
    guard let first = parser.diagnostics.first else { return arguments }
    throw DiagnosticError(diagnostics.removeFirst(of: first) ?? first)
  }
}

extension [Diagnostic] {
  /// Takes one diagnostic out, so that it can be thrown instead.
  fileprivate mutating func removeFirst(of diagnostic: Diagnostic) -> Diagnostic? {
    guard let index = firstIndex(of: diagnostic) else { return nil }
    return remove(at: index)
  }
}
