/// What may be written after a keyword: declared once, used for parsing, checking, help and reference.
package struct DirectiveDeclaration: Sendable {
  /// The keyword; it may contain hyphens.
  package let keyword: String
  /// One line about what it does.
  package let summary: String
  /// The forms of its subject, the most specific first.
  package let forms: [SubjectForm]
  /// Its labelled arguments.
  package let arguments: [ArgumentDeclaration]
  /// A statement that shows its use.
  package let example: String
  /// Whether the indented statements below it belong to it.
  package let isBlock: Bool

  init(
    _ keyword: String, _ summary: String, forms: [SubjectForm],
    arguments: [ArgumentDeclaration] = [], example: String, isBlock: Bool = false
  ) {
    self.keyword = keyword
    self.summary = summary
    self.forms = forms
    self.arguments = arguments
    self.example = example
    self.isBlock = isBlock
  }
}

/// One way to write the subject of a directive, a row of parts.
package struct SubjectForm: Sendable {
  /// By which the directive knows which form was written.
  let name: String
  let parts: [SubjectPart]
  /// Labelled arguments that only this form takes, besides those of the directive.
  let arguments: [ArgumentDeclaration]

  init(_ name: String, _ parts: [SubjectPart], arguments: [ArgumentDeclaration] = []) {
    self.name = name
    self.parts = parts
    self.arguments = arguments
  }

  /// How it is written: `fit of NET on DATA`.
  package var usage: String { parts.map(\.usage).joined(separator: " ") }
}

/// One part of a subject.
indirect enum SubjectPart: Sendable {
  /// A bare word.
  case word(String)
  /// A sign such as `=`.
  case sign(String)
  /// A name that the statement defines.
  case newName(String)
  /// The name of a value that exists.
  case name(String)
  /// Parameters in parentheses.
  case parameters(String)
  case expression(String)
  /// One or more expressions with commas between them.
  case expressions(String)
  /// `x in a...b`, one or more with commas between them; the second name is that of a second variable.
  case ranges(String, and: String? = nil)
  /// Parts that may be left out together; the first of them decides.
  case optional([SubjectPart])

  /// How it is written.
  var usage: String {
    switch self {
    case .word(let text), .sign(let text), .newName(let text), .name(let text): text
    case .parameters(let text): "(\(text), …)"
    case .expression(let text): text
    case .expressions(let text): "\(text), …"
    case .ranges(let first, let second):
      ([first] + (second.map { [$0] } ?? [])).map { "\($0) in LOW...HIGH" }.joined(separator: ", ")
    case .optional(let parts): "[\(parts.map(\.usage).joined(separator: " "))]"
    }
  }
}

/// A labelled argument: what it is called, what it takes, and what holds where it is left out.
package struct ArgumentDeclaration: Sendable {
  /// The label; it may contain hyphens.
  package let label: String
  /// What it takes.
  let kind: ArgumentKind
  /// What holds where it is left out, as a reader would write it.
  package let defaultText: String?
  /// One line about it.
  package let summary: String

  init(_ label: String, _ kind: ArgumentKind, default defaultText: String? = nil, _ summary: String) {
    self.label = label
    self.kind = kind
    self.defaultText = defaultText
    self.summary = summary
  }
}

/// What a labelled argument takes.
indirect enum ArgumentKind: Sendable {
  /// Any value.
  case expression
  /// A number in a range.
  case number(ClosedRange<Double>)
  /// A whole number from a least one on.
  case integer(atLeast: Int)
  /// A text.
  case text
  /// `true` or `false`.
  case flag
  /// One of some bare words, which may take parameters.
  case word([Choice])
  /// One of some bare words, or a value.
  case wordOrExpression([Choice])
  /// A list whose elements are bare words or, where it takes them, numbers.
  case list([Choice], takesNumbers: Bool = false)
  /// `a...b`.
  case range

  /// How it is written in help.
  var usage: String {
    switch self {
    case .expression: "EXPR"
    case .number: "NUMBER"
    case .integer: "COUNT"
    case .text: "\"TEXT\""
    case .flag: "true|false"
    case .word(let choices): choices.map(\.usage).joined(separator: "|")
    case .wordOrExpression(let choices): (["NUMBER"] + choices.map(\.usage)).joined(separator: "|")
    case .list(let choices, let takesNumbers):
      "[\(((takesNumbers ? ["COUNT"] : []) + choices.map(\.usage)).joined(separator: "|")), …]"
    case .range: "LOW...HIGH"
    }
  }

  /// The words it takes.
  var choices: [Choice] {
    switch self {
    case .word(let choices), .wordOrExpression(let choices), .list(let choices, _): choices
    default: []
    }
  }
}

/// A bare word that may stand as an argument, with what may stand in its parentheses.
package struct Choice: Sendable {
  let name: String
  let summary: String
  /// Parameters, in the order in which they may be written without a label.
  let parameters: [ArgumentDeclaration]
  /// How many of them must be written.
  let required: Int
  /// Whether the choice's parameters are themselves a list of layers: `residual(…)`.
  let isContainer: Bool

  init(
    _ name: String, _ summary: String, _ parameters: [ArgumentDeclaration] = [], required: Int = 0,
    isContainer: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.required = required
    self.isContainer = isContainer
  }

  /// How it is written.
  var usage: String {
    if isContainer { return "\(name)(…)" }
    guard !parameters.isEmpty else { return name }
    return "\(name)(\(parameters.map(\.label).joined(separator: ", ")))"
  }
}
