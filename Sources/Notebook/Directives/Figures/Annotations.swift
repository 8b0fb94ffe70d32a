import Engine
import Plotting
import Source

/// `annotate: [rule(y: 0.05, label: "goal"), …]`: what is drawn over the data of a figure.
struct Annotations {
  static let choices = [
    Choice(
      "rule", "lines across the figure",
      [
        ArgumentDeclaration("x", .expression, "where vertical lines stand"),
        ArgumentDeclaration("y", .expression, "where horizontal lines stand"), label,
      ]),
    Choice(
      "text", "words beside a point",
      [
        ArgumentDeclaration("words", .text, "the words"), ArgumentDeclaration("x", .expression, "the point"),
        ArgumentDeclaration("y", .expression, "the point"),
      ], required: 3),
    Choice(
      "arrow", "an arrow from a point to another",
      [
        ArgumentDeclaration("from", .expression, "where it starts, [x, y]; a matrix for several"),
        ArgumentDeclaration("to", .expression, "where it ends, [x, y]; a matrix for several"),
      ], required: 2),
    Choice(
      "area", "the region between two curves",
      [
        ArgumentDeclaration("x", .expression, "positions"),
        ArgumentDeclaration("low", .expression, "the lower curve, or its one height"),
        ArgumentDeclaration("high", .expression, "the upper curve, or its one height"), label,
      ], required: 3),
  ]

  private static let label = ArgumentDeclaration("label", .text, "what it is called")

  /// Areas, which belong below the data.
  private(set) var below: [Mark] = []
  /// Everything else.
  private(set) var above: [Mark] = []

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    switch statement.argument("annotate")?.value {
    case .list(let elements, _)?:
      for element in elements { try add(element, evaluator) }
    case let element?: try add(element, evaluator)
    case nil: break
    }
  }

  private mutating func add(_ element: ArgumentValue, _ evaluator: Evaluator) throws(DiagnosticError) {
    guard case .term(let term) = element else {
      if case .expression(let expression) = element {
        _ = try evaluator.suggesting(Self.choices) { () throws(DiagnosticError) in
          try evaluator.value(expression)
        }
      }
      throw DiagnosticError(
        Diagnostic(
          code: "E0707", "this is nothing to draw over a figure", at: element.span,
          hint: "write one of \(Self.choices.map(\.usage).joined(separator: ", "))"))
    }
    switch term.word {
    case "rule": above.append(try Self.rule(term, evaluator))
    case "text": above.append(try Self.text(term, evaluator))
    case "arrow": above.append(try Self.arrow(term, evaluator))
    default: below.append(try Self.area(term, evaluator))
    }
  }

  private static func rule(_ term: Term, _ evaluator: Evaluator) throws(DiagnosticError) -> Mark {
    let x = try term.numbers("x", evaluator) ?? []
    let y = try term.numbers("y", evaluator) ?? []
    guard !x.isEmpty || !y.isEmpty else {
      throw DiagnosticError(
        Diagnostic(code: "E0206", "'rule' needs 'x' or 'y'", at: term.span, hint: "write rule(y: 0)"))
    }
    return .rule(RuleMark(x: x, y: y, label: try term.text("label", evaluator), style: .annotation))
  }

  private static func text(_ term: Term, _ evaluator: Evaluator) throws(DiagnosticError) -> Mark {
    let x = try term.numbers("x", evaluator) ?? []
    let y = try term.numbers("y", evaluator) ?? []
    let words = try term.text("words", evaluator) ?? ""
    return .text(TextMark(x: x, y: y, texts: x.map { _ in words }, style: .annotation))
  }

  private static func arrow(_ term: Term, _ evaluator: Evaluator) throws(DiagnosticError) -> Mark {
    let from = try term.points("from", evaluator)
    let to = try term.points("to", evaluator)
    return .link(LinkMark(x1: from.x, y1: from.y, x2: to.x, y2: to.y, style: .annotation))
  }

  private static func area(_ term: Term, _ evaluator: Evaluator) throws(DiagnosticError) -> Mark {
    let x = try term.numbers("x", evaluator) ?? []
    let low = try heights("low", term, x.count, evaluator)
    let high = try heights("high", term, x.count, evaluator)
    let label = try term.text("label", evaluator)
    let style = MarkStyle(paint: label == nil ? .muted : nil, isAnnotation: true)
    return .area(AreaMark(x: x, lower: low, upper: high, series: label, style: style))
  }

  private static func heights(
    _ label: String, _ term: Term, _ count: Int, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Double] {
    let values = try term.numbers(label, evaluator) ?? []
    if values.count == 1 { return Array(repeating: values[0], count: count) }
    guard values.count == count else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401", "'\(label)' has \(values.count) values for \(count) positions",
          at: term[label]?.span ?? term.span))
    }
    return values
  }
}

extension Term {
  /// The numbers of a parameter, in one row.
  fileprivate func numbers(_ label: String, _ evaluator: Evaluator) throws(DiagnosticError) -> [Double]? {
    guard case .expression(let expression)? = self[label] else { return nil }
    return try evaluator.tensor(expression).values
  }

  /// A text among the parameters.
  fileprivate func text(_ label: String, _ evaluator: Evaluator) throws(DiagnosticError) -> String? {
    guard case .expression(let expression)? = self[label] else { return nil }
    return try evaluator.text(expression)
  }

  /// One point `[x, y]`, or a matrix with a point a row.
  fileprivate func points(
    _ label: String, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> (x: [Double], y: [Double]) {
    guard case .expression(let expression)? = self[label] else { return ([], []) }
    let tensor = try evaluator.tensor(expression)
    guard tensor.rank >= 1, tensor.rank <= 2, tensor.shape.last == 2 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401", "a point is two numbers, not a tensor of shape \(Shape.text(tensor.shape))",
          at: expression.span, hint: "write [x, y]"))
    }
    let values = tensor.values
    return (
      stride(from: 0, to: values.count, by: 2).map { values[$0] },
      stride(from: 1, to: values.count, by: 2).map { values[$0] }
    )
  }
}
