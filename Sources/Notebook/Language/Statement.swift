import Source

/// One statement as it was read: its directive, subject and arguments.
struct Statement: Sendable {
  let directive: any Directive.Type
  /// Which of the directive's forms was written.
  let form: String
  /// The parts of the subject by what the declaration calls them.
  let subject: [(part: String, value: SubjectValue)]
  let arguments: [Argument]
  /// The statements that belong to a block directive.
  let body: [Statement]
  /// The whole statement.
  let span: Span
  /// The keyword.
  let keywordSpan: Span

  /// One labelled argument.
  struct Argument: Sendable {
    let label: String
    let labelSpan: Span
    let value: ArgumentValue
  }
}

/// What stands in one part of a subject.
enum SubjectValue: Sendable {
  case name(String, Span)
  case parameters([String])
  case expressions([Expression])
  case ranges([RangeBinding])
}

/// `x in low...high`.
struct RangeBinding: Sendable {
  let name: String
  let low: Expression
  let high: Expression
  let span: Span
}

/// What an argument was given.
indirect enum ArgumentValue: Sendable {
  case expression(Expression)
  case term(Term)
  case list([ArgumentValue], Span)
  case range(low: Expression, high: Expression)

  var span: Span {
    switch self {
    case .expression(let expression): expression.span
    case .term(let term): term.span
    case .list(_, let span): span
    case .range(let low, let high): low.span.union(high.span)
    }
  }
}

/// A bare word with what stands in its parentheses.
struct Term: Sendable {
  let word: String
  let span: Span
  /// By parameter label; a parameter without a label has been given its own.
  let parameters: [Statement.Argument]
  /// What a container holds.
  let content: [ArgumentValue]

  /// The value of a parameter.
  subscript(label: String) -> ArgumentValue? { parameters.first { $0.label == label }?.value }
}

// MARK: - Reading a subject

extension Statement {
  /// What stands in a part of the subject, if it was written.
  private func value(_ part: String) -> SubjectValue? { subject.first { $0.part == part }?.value }

  /// The name that stands in a part.
  func name(_ part: String) -> (name: String, span: Span)? {
    if case .name(let name, let span) = value(part) { (name, span) } else { nil }
  }

  /// The expressions that stand in a part.
  func expressions(_ part: String) -> [Expression] {
    if case .expressions(let expressions) = value(part) { expressions } else { [] }
  }

  /// The expression that stands in a part.
  func expression(_ part: String) -> Expression? { expressions(part).first }

  /// The parameters that stand in a part.
  func parameters(_ part: String) -> [String] {
    if case .parameters(let names) = value(part) { names } else { [] }
  }

  /// The ranges that stand in a part.
  func ranges(_ part: String) -> [RangeBinding] {
    if case .ranges(let ranges) = value(part) { ranges } else { [] }
  }

  /// A labelled argument, if it was written.
  func argument(_ label: String) -> Argument? { arguments.first { $0.label == label } }
}
