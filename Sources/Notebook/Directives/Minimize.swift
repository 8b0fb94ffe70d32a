import Engine
import Source

/// `minimize L(u, v) from [u0, v0] as NAME`: gradient descent on any function.
enum MinimizeDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "minimize",
    "gradient descent on a function; NAME is the last point, NAME.path all points, NAME.losses the values",
    forms: [
      SubjectForm(
        "minimize",
        [
          .expression("EXPR"), .word("from"), .expression("START"),
          .optional([.word("as"), .newName("NAME")]),
        ])
    ],
    arguments: TrainingArguments.all.filter { shared.contains($0.label) },
    example: "minimize L(u, v) from [-1, 2] as descent, rate: 0.1, steps: 50")

  private static let shared = ["optimizer", "rate", "steps", "clip", "weight-decay", "until"]

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("EXPR"), let start = statement.expression("START") else {
      return
    }
    if let (name, span) = statement.name("NAME") { try DefineDirective.check(name, at: span) }
    let evaluator = Evaluator(session)
    let options = try TrainingArguments.options(statement, evaluator)
    let steps = options.stepCount(points: 1)
    try checkBudget(steps, statement, session)
    let objective = try Objective(subject, from: start, evaluator)
    let record =
      try session.isChecking
      ? planned(objective, steps: steps) : descend(objective, options, steps: steps, session)
    guard let (name, _) = statement.name("NAME") else {
      return session.show(.table(table(record, objective)))
    }
    let variable = session.tape.leaf(objective.tensor(record.points.last ?? objective.start))
    session.define(name, .tensor(variable))
    session.keep(record, behind: variable)
  }

  private static func checkBudget(
    _ steps: Int, _ statement: Statement, _ session: Session
  ) throws(DiagnosticError) {
    guard steps > session.context.limits.steps else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0502", "\(steps) steps are more than the \(session.context.limits.steps) allowed",
        at: statement.argument("steps")?.value.span ?? statement.span, hint: "allow more with --max-steps"))
  }

  /// What a session that checks knows of a way: how long it is at most.
  private static func planned(
    _ objective: Objective, steps: Int
  ) throws(DiagnosticError) -> DescentRecord {
    let value = try objective.slope(at: objective.start).value
    var record = DescentRecord()
    for _ in 0...min(steps, 1_000_000) { record.append(objective.start, value) }
    return record
  }

  /// Goes down step by step; a value that is not finite ends the way with a warning.
  private static func descend(
    _ objective: Objective, _ options: TrainingOptions, steps: Int, _ session: Session
  ) throws(DiagnosticError) -> DescentRecord {
    var descent = Descent(from: objective.start, options: options, length: steps)
    var record = DescentRecord()
    while true {
      try session.checkCancellation(at: objective.span)
      let (value, gradient) = try objective.slope(at: descent.point)
      guard value.isFinite, gradient.allSatisfy(\.isFinite) else {
        session.warn(diverged(at: descent.age, objective.span))
        if record.points.isEmpty { record.append(descent.point, value) }
        return record
      }
      record.append(descent.point, value)
      if descent.age == steps || options.stopBelow.map({ value < $0 }) ?? false { return record }
      descent.update(against: gradient)
    }
  }

  private static func diverged(at step: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      .warning, code: "W0510", "the descent diverged at step \(step)", at: span,
      hint: "try a smaller rate, or clip the gradient", isFailure: true)
  }

  private static func table(_ record: DescentRecord, _ objective: Objective) -> Table {
    let last = max(0, record.points.count - 1)
    let steps = last == 0 ? [0] : [0, last]
    return Table(
      columns: [Table.Column("step")] + objective.labels.map { Table.Column($0) } + [Table.Column("value")],
      rows: steps.map { step in
        let numbers = record.points[step] + [record.values[step]]
        return [Table.Entry(Double(step), text: String(step))]
          + numbers.map { Table.Entry($0, text: NumberText.rounded($0, digits: 6)) }
      })
  }
}

/// A number as a function of some variables: one for each entry of the start, or one vector.
private struct Objective {
  let start: [Double]
  let span: Span
  private let expression: Expression
  private let variables: [String]
  private let shape: [Int]
  private let evaluator: Evaluator

  init(
    _ expression: Expression, from start: Expression, _ evaluator: Evaluator
  ) throws(DiagnosticError) {
    let point = try evaluator.tensor(start)
    self.expression = expression
    self.evaluator = evaluator
    self.start = point.values
    shape = point.shape
    span = expression.span
    variables = Self.variables(of: expression, evaluator)
    guard variables.count == 1 || variables.count == point.count else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401",
          "the start has \(point.count) numbers, but '\(evaluator.session.source.string(expression.span))' "
            + "has \(variables.count) variables", at: start.span,
          hint: variables.isEmpty
            ? "name its variables, as in 'L(u, v)'"
            : "write a number for each of the variables, in their order"))
    }
  }

  /// The names in the parentheses of a call such as L(u, v); of other expressions those that mean nothing yet.
  private static func variables(of expression: Expression, _ evaluator: Evaluator) -> [String] {
    if let names = expression.namesInCall { return names }
    var found: [String] = []
    for case .name(let name) in expression.nodes.map(\.kind)
    where !found.contains(name) && !evaluator.isDefined(name) {
      found.append(name)
    }
    return found
  }

  /// What the columns of a table are called.
  var labels: [String] {
    variables.count == start.count ? variables : start.indices.map { "\(variables[0])[\($0)]" }
  }

  /// The point in the shape of the start.
  func tensor(_ point: [Double]) -> Tensor { (try? Tensor(shape: shape, values: point)) ?? Tensor(point) }

  /// The value at a point, and its gradient.
  func slope(at point: [Double]) throws(DiagnosticError) -> (value: Double, gradient: [Double]) {
    let session = evaluator.session
    return try session.scratch { () throws(DiagnosticError) in
      let whole = variables.count != point.count
      let leaves = whole ? [session.tape.leaf(tensor(point))] : point.map { session.tape.leaf(Tensor($0)) }
      var names: [String: Value] = [:]
      for (name, leaf) in zip(variables, leaves) { names[name] = .tensor(leaf) }
      let value = try evaluator.binding(names).variable(expression)
      guard session.value(value).count == 1 else {
        throw DiagnosticError(
          Diagnostic(
            code: "E0401",
            "only a number can be minimised, not a tensor of shape \(Shape.text(session.value(value).shape))",
            at: span, hint: "take its sum, mean or norm"))
      }
      let gradients = try evaluator.gradient(of: value, withRespectTo: leaves, at: span)
      return (session.value(value).values[0], gradients.flatMap { session.value($0).values })
    }
  }
}

extension Expression {
  /// The different names that a call takes, where it takes nothing else: `L(u, v)`.
  fileprivate var namesInCall: [String]? {
    guard let root, case .call = root.kind else { return nil }
    let names = root.operands.compactMap { operand in
      if case .name(let name) = nodes[operand].kind { name } else { nil }
    }
    return names.count == root.operands.count && Set(names).count == names.count && !names.isEmpty
      ? names : nil
  }
}
