import Engine
import Plotting
import Source

/// `benchmark forward, backward of […]`: time against network size. The one directive that measures.
enum BenchmarkDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "benchmark",
    "measures how long passes take against the size of networks; the times differ from run to run",
    forms: [
      SubjectForm(
        "both",
        [
          .word("forward"), .sign(","), .word("backward"), .word("of"), .expression("NETWORKS"),
        ]),
      SubjectForm("forward", [.word("forward"), .word("of"), .expression("NETWORKS")]),
      SubjectForm("backward", [.word("backward"), .word("of"), .expression("NETWORKS")]),
    ],
    arguments: [
      ArgumentDeclaration("repeats", .integer(atLeast: 1), default: "5", "how often each pass is measured"),
      ArgumentDeclaration("batch", .integer(atLeast: 1), default: "1", "how many points a pass takes"),
      ArgumentDeclaration("graph", .word(graphs), default: "layers", "what the passes go through"),
      ArgumentDeclaration(
        "activation", .word(ActivationChoices.all), default: "tanh",
        "the activation of networks given by their widths"),
    ] + FigureArguments.axes + FigureArguments.series,
    example: "benchmark forward, backward of [[3, 200, 1], [3, 200, 200, 1]], repeats: 5")

  private static let graphs = [
    Choice("layers", "whole layers at a time, as in training"),
    Choice("scalars", "a graph of single numbers, one node a product or sum"),
  ]

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("NETWORKS") else { return }
    let evaluator = Evaluator(session)
    let options = try PlotOptions(statement, evaluator)
    let repeats = try statement.integer("repeats", evaluator, atLeast: 1) ?? 5
    let batch = try statement.integer("batch", evaluator, atLeast: 1) ?? 1
    let networks = try networks(subject, statement, evaluator)
    let bench = Bench(
      passes: statement.form == "both"
        ? [.forward, .backward] : statement.form == "forward" ? [.forward] : [.backward],
      isScalar: statement.term("graph")?.word == "scalars", batch: batch, repeats: repeats)
    try evaluator.engine(at: subject.span) { () throws(EngineError) in
      for network in networks { try bench.check(network, memory: session.context.limits.memory) }
    }
    if session.isChecking { return }
    session.waitForTrainings()
    var measured: [Bench.Measurement] = []
    for network in networks {
      try session.checkCancellation(at: statement.span)
      measured += try evaluator.engine(at: subject.span) { () throws(EngineError) in
        try bench.measure(network)
      }
    }
    session.show(try figure(measured, bench, options), height: 400)
  }

  /// The networks of a list, each by its name, its widths, or as a run of a sweep.
  private static func networks(
    _ subject: Expression, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Network] {
    let reader = LayerReader(
      hidden: try statement.term("activation").map(ActivationChoices.activation) ?? .tanh, output: .identity,
      evaluator: evaluator)
    var networks: [Network] = []
    for element in try evaluator.elements(subject) {
      networks += try self.networks(element, reader, evaluator, at: subject.span)
    }
    guard !networks.isEmpty else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0402", "there is no network to measure", at: subject.span,
          hint: "for example [[3, 200, 1], [3, 200, 200, 1]]"))
    }
    return networks
  }

  private static func networks(
    _ value: Value, _ reader: LayerReader, _ evaluator: Evaluator, at span: Span
  ) throws(DiagnosticError) -> [Network] {
    switch value {
    case .network(let version): return [version.architecture]
    case .list(let elements, _):
      return try elements.map { element throws(DiagnosticError) in
        guard case .network(let version) = element else {
          throw evaluator.mismatch(element, expected: "a network", at: span)
        }
        return version.architecture
      }
    default:
      let widths = evaluator.session.value(try evaluator.variable(value, at: span))
      let rows = widths.rank == 2 ? widths.rows : [widths.values]
      return try rows.map { row throws(DiagnosticError) in
        let (inputs, layers) = try reader.read(row, at: span)
        var generator = Generator.swiftNN(seed: 0)
        return try evaluator.engine(at: span) { () throws(EngineError) in
          try Network(inputs: inputs, layers: layers, generator: &generator)
        }
      }
    }
  }
}

// MARK: - The figure

extension BenchmarkDirective {
  /// A line through the fastest and a dot for each repeat; the numbers stay out of the words, which are the same
  /// in every run.
  private static func figure(
    _ measured: [Bench.Measurement], _ bench: Bench, _ options: PlotOptions
  ) throws(DiagnosticError) -> Figure {
    let longest = measured.map(\.fastest).max() ?? 0
    let (unit, scale) = longest < 1e-3 ? ("µs", 1e6) : longest < 1 ? ("ms", 1e3) : ("s", 1)
    var marks: [Mark] = []
    for (pass, name) in zip(bench.passes, try options.names(for: bench.passes.map(\.rawValue))) {
      let series = measured.filter { $0.pass == pass }.sorted { $0.size < $1.size }
      marks += options.line(
        x: series.map { Double($0.size) }, y: series.map { $0.fastest * scale }, series: name)
      marks.append(
        .dot(
          DotMark(
            x: series.flatMap { one in one.seconds.map { _ in Double(one.size) } },
            y: series.flatMap { $0.seconds.map { $0 * scale } }, series: name,
            style: MarkStyle(size: 4, opacity: 0.5))))
    }
    let panel = Panel(
      marks, x: Axis(bench.isScalar ? "nodes of the graph" : "parameters"),
      y: Axis("time of a pass (\(unit))"))
    let names = bench.passes.map(\.rawValue).joined(separator: " and ")
    var figure = options.figure([panel])
    let mark = "Measured when this page was made; the times differ from run to run."
    figure.caption = [figure.caption, mark].compactMap(\.self).joined(separator: " ")
    figure.description =
      "The time of a \(names) pass against the size of the network, measured when this page was made."
    figure.isMeasured = true
    return figure
  }
}
