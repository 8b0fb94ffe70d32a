import Engine
import Source

/// `expect EXPR`: a test in the text.
enum ExpectDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "expect", "fails unless a comparison holds, for every entry of a tensor",
    forms: [
      SubjectForm(
        "expect", [.expression("EXPR"), .optional([.word("within"), .expression("TOLERANCE")])])
    ],
    example: "expect gradient(f, x) == -4 within 1e-9")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let expression = statement.expression("EXPR") else { return }
    let evaluator = Evaluator(session)
    let tolerance = try statement.expression("TOLERANCE").map { tolerance throws(DiagnosticError) in
      try evaluator.number(tolerance)
    }
    guard case .binary(let op)? = expression.root?.kind, op.isComparison else {
      return try judge(truthOf: expression, [], evaluator)
    }
    let sides = try expression.sides.map { side throws(DiagnosticError) in try evaluator.value(side) }
    if case (.text, .text) = (sides[0], sides[1]) { return try judge(truthOf: expression, sides, evaluator) }
    let tensors = try sides.map { side throws(DiagnosticError) in
      session.value(try evaluator.variable(side, at: expression.span))
    }
    let comparison = Comparison(op: op, left: tensors[0], right: tensors[1], tolerance: tolerance)
    try comparison.checkShapes(at: expression.span)
    guard !session.isChecking, let failure = comparison.firstFailure else { return }
    let writer = ValueText(session: session)
    throw DiagnosticError(
      Diagnostic(
        code: "E0800", "this expectation does not hold", at: expression.span,
        notes: [
          "left:  " + writer.inline(sides[0]), "right: " + writer.inline(sides[1]),
          comparison.explain(failure),
        ]))
  }

  /// A value that is itself true or false.
  private static func judge(
    truthOf expression: Expression, _ sides: [Value], _ evaluator: Evaluator
  ) throws(DiagnosticError) {
    let value = try evaluator.value(expression)
    guard case .boolean(let variable) = value else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0802", "'expect' needs a comparison, found \(value.kind)", at: expression.span,
          hint: "for example expect loss(net) < 0.05"))
    }
    guard !evaluator.session.isChecking, evaluator.session.value(variable).values.contains(0) else {
      return
    }
    let writer = ValueText(session: evaluator.session)
    throw DiagnosticError(
      Diagnostic(
        code: "E0800", "this expectation does not hold", at: expression.span,
        notes: zip(["left:  ", "right: "], sides).map { $0 + writer.inline($1) }))
  }
}

extension Expression {
  /// The two sides of a comparison at the root, each an expression of its own.
  var sides: [Expression] {
    guard let root, root.operands.count == 2 else { return [] }
    let split = root.operands[0] + 1
    let left = Array(nodes[..<split])
    let right = nodes[split..<nodes.count - 1].map { node in
      Node(kind: node.kind, operands: node.operands.map { $0 - split }, span: node.span)
    }
    return [
      Expression(nodes: left, span: nodes[root.operands[0]].span),
      Expression(nodes: right, span: nodes[root.operands[1]].span),
    ]
  }
}

/// A comparison of two tensors, entry by entry, with a tolerance.
private struct Comparison {
  let op: BinaryOperator
  let left: Tensor
  let right: Tensor
  let tolerance: Double?

  func checkShapes(at span: Span) throws(DiagnosticError) {
    guard left.shape != right.shape, left.count != 1, right.count != 1 else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0401",
        "the sides have different shapes: \(Shape.text(left.shape)) and \(Shape.text(right.shape))", at: span)
    )
  }

  private func entry(_ tensor: Tensor, _ index: Int) -> Double {
    tensor.count == 1 ? tensor[0] : tensor[index]
  }

  /// The first entry that does not compare as it should.
  var firstFailure: Int? {
    (0..<max(left.count, right.count)).first { !holds(entry(left, $0), entry(right, $0)) }
  }

  private func holds(_ a: Double, _ b: Double) -> Bool {
    let slack = tolerance ?? 0
    return switch op {
    case .equal: a == b || abs(a - b) <= slack
    case .notEqual: !(abs(a - b) <= slack)
    case .less: a < b + slack
    case .lessOrEqual: a <= b + slack
    case .greater: a > b - slack
    case .greaterOrEqual: a >= b - slack
    default: false
    }
  }

  /// What differs, and by how much.
  func explain(_ index: Int) -> String {
    let place = max(left.count, right.count) > 1 ? "entry \(index): " : ""
    let difference = NumberText.shortest(abs(entry(left, index) - entry(right, index)))
    let allowed = tolerance.map { ", allowed \(NumberText.shortest($0))" } ?? ""
    return "\(place)difference \(difference)\(allowed)"
  }
}
