import Engine
import Source

/// `compare A with B`: whether two tensors agree, exactly and approximately.
enum CompareDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "compare", "compares two tensors: exactly, approximately, and the largest difference",
    forms: [SubjectForm("compare", [.expression("A"), .word("with"), .expression("B")])],
    example: "compare gradient(f, a) with 4*a^3")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let first = statement.expression("A"), let second = statement.expression("B") else { return }
    let evaluator = Evaluator(session)
    let values = [try evaluator.value(first), try evaluator.value(second)]
    let pairs = try pairs(values, [first, second], evaluator)
    if session.isChecking { return }
    let names = [first, second].map { session.source.string($0.span) }
    let rows = pairs.enumerated().map { index, pair in
      let suffix = pairs.count > 1 ? "[\(index + pair.base)]" : ""
      return row("\(names[0])\(suffix) with \(names[1])\(suffix)", Agreement(pair.a, pair.b))
    }
    session.show(
      .table(
        Table(
          columns: [
            Table.Column("compared", .left), Table.Column("exact", .left), Table.Column("approximate", .left),
            Table.Column("largest difference"),
          ], rows: rows,
          note: "approximate: |a − b| ≤ \(NumberText.shortest(Agreement.absolute)) + "
            + "\(NumberText.shortest(Agreement.relative))·|b|")))
  }

  private static func row(_ name: String, _ agreement: Agreement) -> [Table.Entry] {
    [
      Table.Entry(name), Table.Entry(agreement.isExact ? "yes" : "no"),
      Table.Entry(agreement.isApproximate ? "yes" : "no"),
      Table.Entry(agreement.largest, text: NumberText.rounded(agreement.largest, digits: 3)),
    ]
  }

  private typealias Pair = (a: Tensor, b: Tensor, base: Int)

  /// Two tensors, or two lists of tensors element by element.
  private static func pairs(
    _ values: [Value], _ expressions: [Expression], _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Pair] {
    let span = expressions[0].span.union(expressions[1].span)
    if case .list(let a, let base) = values[0], case .list(let b, _) = values[1], a.count == b.count {
      return try zip(a, b).map { a, b throws(DiagnosticError) in
        try pair(a, b, base, [span, span], evaluator)
      }
    }
    return [try pair(values[0], values[1], 0, expressions.map(\.span), evaluator)]
  }

  private static func pair(
    _ a: Value, _ b: Value, _ base: Int, _ spans: [Span], _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Pair {
    let a = evaluator.session.value(try evaluator.variable(a, at: spans[0]))
    let b = evaluator.session.value(try evaluator.variable(b, at: spans[1]))
    guard a.shape == b.shape || a.count == 1 || b.count == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401",
          "the shapes differ: \(Shape.text(a.shape)) and \(Shape.text(b.shape))",
          at: spans[0].union(spans[1]), hint: "'compare' goes entry by entry; a '.T' may be missing"))
    }
    return (a, b, base)
  }
}

/// How far two tensors agree, by NumPy's `allclose`.
struct Agreement {
  /// The tolerance in proportion to the second value.
  static let relative = 1e-5
  /// The tolerance besides.
  static let absolute = 1e-8
  let isExact: Bool
  let isApproximate: Bool
  let largest: Double

  init(_ a: Tensor, _ b: Tensor) {
    let (x, y) = (a.values, b.values)
    let pairs = (0..<max(x.count, y.count)).map { index in
      (x.count == 1 ? x[0] : x[index], y.count == 1 ? y[0] : y[index])
    }
    isExact = pairs.allSatisfy { $0 == $1 }
    isApproximate = pairs.allSatisfy { $0 == $1 || abs($0 - $1) <= Self.absolute + Self.relative * abs($1) }
    let differences = pairs.map { $0 == $1 ? 0 : abs($0 - $1) }
    largest = differences.contains(where: \.isNaN) ? .nan : differences.max() ?? 0
  }
}
