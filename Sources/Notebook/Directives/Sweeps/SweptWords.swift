import Source

/// The bare words that a sweep goes through: `sweep rule in [sgd, momentum(0.9), adam]`.
struct SweptWords {
  /// One for each word.
  let values: [Value]

  /// `nil` where the list does not begin with a word that some argument in the sweep's body takes.
  init?(
    _ statement: Statement, _ subject: Expression, _ session: Session
  ) throws(DiagnosticError) {
    guard let root = subject.root, case .list = root.kind else { return nil }
    let spans = root.operands.map { subject.nodes[$0].span }
    let declarations = statement.body.flatMap(Self.declarations)
    let choices = declarations.flatMap(Self.choices)
    guard let first = spans.first, let word = Self.word(at: first, in: session.source),
      choices.contains(where: { $0.name == word }), !Evaluator(session).isDefined(word)
    else { return nil }
    values = try spans.map { span throws(DiagnosticError) in
      .word(
        try ArgumentParser.word(
          at: span, among: choices, of: declarations, label: "sweep", in: session.source))
    }
  }

  /// The word that a part of the notebook begins with.
  private static func word(at span: Span, in source: SourceText) -> String? {
    TokenCursor(Lexer(source, line: span).tokens + [Token(.end, span)], in: source).peekHyphenated()?.word
  }

  /// The arguments of a statement and of those that it repeats.
  private static func declarations(_ statement: Statement) -> [ArgumentDeclaration] {
    statement.declarations + statement.body.flatMap(declarations)
  }

  /// The words that an argument takes, at any depth.
  private static func choices(_ declaration: ArgumentDeclaration) -> [Choice] {
    declaration.kind.choices.flatMap { [$0] + $0.parameters.flatMap(choices) }
  }
}

extension Statement {
  /// The arguments that the statement may have.
  var declarations: [ArgumentDeclaration] {
    let declaration = directive.declaration
    return declaration.arguments + (declaration.forms.first { $0.name == form }?.arguments ?? [])
  }

  /// The statement with names of swept words replaced by the words.
  func resolvingWords(_ evaluator: Evaluator) throws(DiagnosticError) -> Statement {
    let declarations = declarations
    return Statement(
      directive: directive, form: form, subject: subject,
      arguments: try arguments.map { argument throws(DiagnosticError) in
        try argument.resolvingWords(declarations, evaluator)
      }, body: body, span: span, keywordSpan: keywordSpan)
  }
}

extension Statement.Argument {
  fileprivate func resolvingWords(
    _ declarations: [ArgumentDeclaration], _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Statement.Argument {
    guard let kind = declarations.first(where: { $0.label == label })?.kind else { return self }
    return Statement.Argument(
      label: label, labelSpan: labelSpan,
      value: try value.resolvingWords(kind.choices, isWord: kind.isWord, label, evaluator))
  }
}

extension ArgumentKind {
  /// Whether nothing but a word may stand there.
  fileprivate var isWord: Bool { if case .word = self { true } else { false } }
}

extension ArgumentValue {
  fileprivate func resolvingWords(
    _ choices: [Choice], isWord: Bool, _ label: String, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> ArgumentValue {
    guard !choices.isEmpty else { return self }
    switch self {
    case .expression(let expression):
      return try Self.word(expression, choices, isWord: isWord, label, evaluator) ?? self
    case .term(let term): return .term(try term.resolvingWords(choices, evaluator))
    case .list(let elements, let span):
      return .list(
        try elements.map { element throws(DiagnosticError) in
          try element.resolvingWords(choices, isWord: false, label, evaluator)
        }, span)
    case .range: return self
    }
  }

  /// The word that a name stands for; `nil` for what is not a word where other values may stand, too.
  private static func word(
    _ expression: Expression, _ choices: [Choice], isWord: Bool, _ label: String, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> ArgumentValue? {
    guard let name = expression.name, evaluator.isDefined(name) || isWord else { return nil }
    guard case .word(let term) = try evaluator.lookup(name, at: expression.span) else {
      if !isWord { return nil }
      throw notAWord("'\(name)'", choices, label, at: expression.span)
    }
    guard choices.contains(where: { $0.name == term.word }) else {
      throw notAWord("'\(term.word)', a value of '\(name)',", choices, label, at: expression.span)
    }
    return .term(term)
  }

  private static func notAWord(
    _ what: String, _ choices: [Choice], _ label: String, at span: Span
  ) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0205", "\(what) is not a value of '\(label)'", at: span,
        hint: "expected one of: \(choices.map(\.name).joined(separator: ", "))"))
  }
}

extension Term {
  fileprivate func resolvingWords(
    _ choices: [Choice], _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Term {
    let own = choices.first { $0.name == word }?.parameters ?? []
    return Term(
      word: word, span: span,
      parameters: try parameters.map { parameter throws(DiagnosticError) in
        try parameter.resolvingWords(own, evaluator)
      },
      content: try content.map { value throws(DiagnosticError) in
        try value.resolvingWords(choices, isWord: false, word, evaluator)
      })
  }
}
