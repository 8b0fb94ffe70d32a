import Engine
import Plotting
import Source

/// `histogram EXPR` and `histogram weights of NET`: how values are distributed.
enum HistogramDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "histogram", "draws how values, or the weights of each layer of a network, are distributed",
    forms: [
      SubjectForm("weights", [.word("weights"), .word("of"), .expression("NET")]),
      SubjectForm("values", [.expressions("EXPR")]),
    ],
    arguments: [ArgumentDeclaration("bins", .integer(atLeast: 1), default: "from the data", "how many bars")]
      + PlotOptions.arguments,
    example: "histogram weights of net")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let options = try PlotOptions(statement, evaluator)
    let bins = try statement.integer("bins", evaluator, atLeast: 1)
    let samples = try samples(statement, evaluator)
    if session.isChecking { return }
    let panels = samples.map { name, values in
      options.apply(
        to: Panel(
          [.rect(Histogram(values, bins: bins).mark())], title: samples.count > 1 ? name : nil,
          x: Axis(name), y: Axis("count")))
    }
    let columns = min(3, max(1, panels.count))
    let rows = (panels.count + columns - 1) / columns
    let height = rows > 1 || columns > 1 ? 60 + 220 * Double(rows) : 400
    session.show(Figure(panels, columns: columns, title: options.title), height: height)
  }

  private static func samples(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [(name: String, values: [Double])] {
    if let subject = statement.expression("NET") {
      let version = try evaluator.network(subject)
      return try version.network().weights.enumerated().map { ("W\($0 + 1)", $1.values) }
    }
    var samples: [(name: String, values: [Double])] = []
    for expression in statement.expressions("EXPR") {
      samples.append(
        (evaluator.session.source.string(expression.span), try evaluator.tensor(expression).values))
    }
    return samples
  }
}
