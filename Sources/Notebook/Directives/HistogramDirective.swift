import Engine
import Plotting
import Source

/// `histogram EXPR` and `histogram weights of NET`: how values are distributed.
enum HistogramDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "histogram", "draws how values, or the weights of each layer of a network, are distributed",
    forms: [
      SubjectForm("weights", [.word("weights"), .word("of"), .expressions("NET")]),
      SubjectForm("values", [.expressions("EXPR")]),
    ],
    arguments: [ArgumentDeclaration("bins", .integer(atLeast: 1), default: "from the data", "how many bars")]
      + FigureArguments.axes + [FigureArguments.panelNames, FigureArguments.layout],
    example: "histogram weights of net")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let options = try PlotOptions(statement, evaluator)
    let bins = try statement.integer("bins", evaluator, atLeast: 1)
    try refuse(bins, statement)
    let networks = try evaluator.networks(statement.expressions("NET"))
    let layers = try networks.map { network throws(DiagnosticError) in
      try weights(of: network.version, named: networks.count > 1 ? network.name : nil)
    }
    let samples = try layers.flatMap(\.self) + values(statement, evaluator)
    let names = try options.names(for: samples.map(\.name))
    if session.isChecking { return }
    let isAlone = samples.count == 1
    let isNamed = statement.argument("names") != nil || statement.expression("EXPR")?.isWrittenList != true
    let panels = HistogramPanels(
      of: zip(names, samples).map { (isAlone ? nil : $0, $1.values) }, bins: bins, options)
    session.show(
      panels.figure(label: isAlone && isNamed ? names[0] : nil, layers: layers.map(\.count), options))
  }

  /// More bars than this are narrower than a pixel.
  private static let most = 1_000

  private static func refuse(_ bins: Int?, _ statement: Statement) throws(DiagnosticError) {
    guard let bins, bins > most else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0403", "'bins' must be between 1 and \(most), not \(bins)",
        at: statement.argument("bins")?.value.span ?? statement.span,
        hint: "more bars would be narrower than a pixel"))
  }

  private typealias Sample = (name: String, values: [Double])

  private static func weights(
    of version: NetworkVersion, named name: String?
  ) throws(DiagnosticError) -> [Sample] {
    try version.network().weights.enumerated().map { layer, weights in
      ((name.map { $0 + ", " } ?? "") + "W\(layer + 1)", weights.values)
    }
  }

  private static func values(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Sample] {
    var groups = NamedGroups<[Double]>()
    for expression in statement.expressions("EXPR") {
      let samples = try values(expression, evaluator).map { ($0.name, $0.values) }
      groups.append(evaluator.session.source.string(expression.span), samples)
    }
    return groups.members.map { ($0.name, $0.value) }
  }

  /// The values of an expression; those of each tensor of a list apart, such as one of each run of a sweep.
  private static func values(
    _ expression: Expression, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Sample] {
    if case .list(let elements, let base) = try evaluator.valueOverRuns(expression) {
      let tensors = elements.compactMap(\.variable).map { evaluator.session.value($0) }
      if tensors.count == elements.count, tensors.contains(where: { $0.count > 1 }) {
        let names = evaluator.names(ofElements: tensors.count, base: base, of: expression)
        return zip(names, tensors).map { ($0, $1.values) }
      }
    }
    return [(evaluator.session.source.string(expression.span), try evaluator.tensor(expression).values)]
  }
}
