import Source

/// Parses the subject of a statement by the forms of its directive.
enum SubjectParser {
  typealias Subject = [(part: String, value: SubjectValue)]

  /// The first form whose leading words fit, and what its parts hold.
  static func parse(
    _ cursor: inout TokenCursor, _ declaration: DirectiveDeclaration
  ) throws(DiagnosticError) -> (SubjectForm, Subject) {
    cursor.skipLineEnds()
    let start = cursor
    guard let form = declaration.forms.first(where: { leads($0, cursor) }) else {
      throw mismatch(cursor, declaration)
    }
    var subject: Subject = []
    let usage = "write '\(declaration.keyword) \(form.usage)'"
    for part in form.parts { try read(part, &cursor, usage, into: &subject) }
    if cursor.next.word == "of" { throw unknownForm(start, declaration) }
    return (form, subject)
  }

  /// `plot los of net`: what stands before `of` is the misspelt first word of a form.
  private static func unknownForm(
    _ cursor: TokenCursor, _ declaration: DirectiveDeclaration
  ) -> DiagnosticError {
    guard let (word, span, _) = cursor.peekHyphenated() else { return mismatch(cursor, declaration) }
    let hint = Suggestion.hint(for: word, among: leadingWords(declaration))
    return unknown("\(word) of", of: declaration, at: span, hint: hint)
  }

  private static func unknown(
    _ words: String, of declaration: DirectiveDeclaration, at span: Span, hint: String
  ) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(code: "E0209", "'\(declaration.keyword) \(words)' is not known", at: span, hint: hint))
  }

  /// The words that the directive's forms begin with.
  private static func leadingWords(_ declaration: DirectiveDeclaration) -> [String] {
    declaration.forms.compactMap { form in
      if case .word(let word)? = form.parts.first { word } else { nil }
    }
  }

  private static func mismatch(
    _ cursor: TokenCursor, _ declaration: DirectiveDeclaration
  ) -> DiagnosticError {
    if let (word, span, _) = cursor.peekHyphenated(),
      let nearest = Suggestion.nearest(to: word, among: leadingWords(declaration)), nearest != word
    {
      return unknown(word, of: declaration, at: span, hint: "did you mean '\(nearest)'?")
    }
    if let missing = missingWord(cursor, declaration) { return missing }
    let usages = declaration.forms.map { "\(declaration.keyword) \($0.usage)" }
    return cursor.unexpected(
      "'\(declaration.keyword)' needs a subject", hint: "write \(usages.joined(separator: " or "))")
  }

  /// `animate backward y`: the second word of a form is missing.
  private static func missingWord(
    _ cursor: TokenCursor, _ declaration: DirectiveDeclaration
  ) -> DiagnosticError? {
    for form in declaration.forms {
      guard form.parts.count > 1, case .word(let first) = form.parts[0],
        case .word(let second) = form.parts[1]
      else { continue }
      var cursor = cursor
      guard cursor.take(word: first) else { continue }
      let start = "\(declaration.keyword) \(first) \(second)"
      let subject = cursor.next.word.map { "\(start) \($0)" }
      let rest = form.parts.count > 3 ? " …" : ""
      return cursor.unexpected(
        "expected '\(second)'",
        hint: "write '\(subject.map { $0 + rest } ?? "\(declaration.keyword) \(form.usage)")'")
    }
    return nil
  }

  /// Whether the form's leading words, names and signs are what comes next.
  private static func leads(_ form: SubjectForm, _ cursor: TokenCursor) -> Bool {
    var cursor = cursor
    for (index, part) in form.parts.enumerated() {
      joinLine(for: part, &cursor)
      switch part {
      case .word(let word): if !cursor.take(word: word) { return false }
      case .sign(let sign): if !cursor.take(sign: sign) { return false }
      case .newName, .name: if cursor.takeHyphenated() == nil { return false }
      case .parameters: return cursor.next.isSign("(")
      case .optional: return true
      case .expression, .expressions, .ranges:
        return index > 0 || (cursor.next.kind != .end && cursor.next.kind != .lineEnd)
      }
    }
    return true
  }

  /// - Parameter usage: How the form is written, for what is missing.
  private static func read(
    _ part: SubjectPart, _ cursor: inout TokenCursor, _ usage: String, into subject: inout Subject
  ) throws(DiagnosticError) {
    joinLine(for: part, &cursor)
    switch part {
    case .word(let word):
      guard cursor.take(word: word) else { throw cursor.unexpected("expected '\(word)'", hint: usage) }
    case .sign(let sign):
      _ = try cursor.expect(sign: sign, for: "here")
      cursor.skipLineEnds()
    case .newName(let label), .name(let label):
      subject.append((label, try name(label, &cursor)))
    case .parameters(let label):
      subject.append((label, .parameters(try parameters(&cursor))))
    case .expression(let label):
      subject.append((label, .expressions([try ExpressionParser.parse(&cursor)])))
    case .expressions(let label):
      subject.append((label, .expressions(try expressions(&cursor))))
    case .ranges(let label, _):
      subject.append((label, .ranges(try ranges(&cursor))))
    case .optional(let parts):
      guard let first = parts.first, starts(first, cursor) else { return }
      for part in parts { try read(part, &cursor, usage, into: &subject) }
    }
  }

  /// A word or sign of a form may begin a line that continues the statement; the label of an argument may not be it.
  private static func joinLine(for part: SubjectPart, _ cursor: inout TokenCursor) {
    var ahead = cursor
    ahead.skipLineEnds()
    let isPart =
      switch part {
      case .word(let word): !ahead.isAtLabel && ahead.peekHyphenated()?.word == word
      case .sign(let sign): ahead.next.isSign(sign)
      default: false
      }
    if isPart { cursor = ahead }
  }

  private static func starts(_ part: SubjectPart, _ cursor: TokenCursor) -> Bool {
    var cursor = cursor
    joinLine(for: part, &cursor)
    return switch part {
    case .word(let word): cursor.take(word: word)
    case .sign(let sign): cursor.next.isSign(sign)
    default: false
    }
  }

  private static func name(
    _ label: String, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> SubjectValue {
    guard let (word, span, count) = cursor.peekHyphenated() else {
      throw cursor.unexpected("expected a name for \(label)")
    }
    guard count == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0113", "a name of a value has no hyphen", at: span,
          hint: "write '\(word.replacing("-", with: "_"))'"))
    }
    cursor.advance()
    return .name(word, span)
  }

  private static func parameters(_ cursor: inout TokenCursor) throws(DiagnosticError) -> [String] {
    _ = try cursor.expect(sign: "(", for: "before the parameters")
    var names: [String] = []
    repeat {
      guard let word = cursor.next.word else { throw cursor.unexpected("expected a parameter") }
      guard !names.contains(word) else {
        throw DiagnosticError(
          Diagnostic(
            code: "E0114", "'\(word)' is already a parameter", at: cursor.next.span,
            hint: "give each parameter a name of its own"))
      }
      cursor.advance()
      names.append(word)
    } while cursor.take(sign: ",")
    _ = try cursor.expect(sign: ")", for: "behind the parameters")
    return names
  }

  /// A comma goes on with the list unless a labelled argument follows it.
  private static func takeListComma(_ cursor: inout TokenCursor) -> Bool {
    guard cursor.next.isSign(",") else { return false }
    let start = cursor.index
    cursor.advance()
    cursor.skipLineEnds()
    if cursor.isAtLabel || cursor.next.kind == .end {
      cursor.back(to: start)
      return false
    }
    return true
  }

  private static func expressions(
    _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> [Expression] {
    var expressions: [Expression] = []
    repeat { expressions.append(try ExpressionParser.parse(&cursor)) } while takeListComma(&cursor)
    return expressions
  }

  private static func ranges(_ cursor: inout TokenCursor) throws(DiagnosticError) -> [RangeBinding] {
    var ranges: [RangeBinding] = []
    repeat {
      let start = cursor.next.span
      guard let name = cursor.next.word else { throw cursor.unexpected("expected a variable") }
      cursor.advance()
      guard cursor.take(word: "in") else { throw cursor.unexpected("expected 'in' and a range") }
      let low = try ExpressionParser.parse(&cursor)
      _ = try cursor.expect(sign: "...", for: "between the ends of the range")
      let high = try ExpressionParser.parse(&cursor)
      ranges.append(RangeBinding(name: name, low: low, high: high, span: start.union(high.span)))
    } while takeListComma(&cursor)
    return ranges
  }
}
