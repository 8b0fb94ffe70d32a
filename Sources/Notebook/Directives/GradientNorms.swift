import Engine
import Plotting
import Source

/// `gradient-norms NET, …`: how large each layer's weight gradients were during training.
enum GradientNormsDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "gradient-norms", "the norm of each layer's weight gradient over training, as curves or at some steps",
    forms: [SubjectForm("net", [.expressions("NET")])],
    arguments: [
      ArgumentDeclaration("at", .expression, "steps to list in a table in place of curves"),
      ArgumentDeclaration("digits", .integer(atLeast: 1), default: "3", "significant digits of the table"),
      FigureArguments.smooth,
    ] + FigureArguments.axes + FigureArguments.series + [FigureArguments.layout],
    example: "gradient-norms net, at: [0, 100, 1000]")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let networks = try evaluator.trainedNetworks(statement.expressions("NET"))
    let options = try PlotOptions(statement, evaluator)
    let digits = try statement.integer("digits", evaluator, atLeast: 1) ?? 3
    let steps = try steps(statement, networks.map(\.version), evaluator)
    if session.isChecking { return }
    guard let steps else {
      let axis = Axis("‖∇W‖", scale: .log)
      return try LayersPlot(axis: axis, layers: \.gradientNorms).show(networks, options, session)
    }
    let names = try options.names(ofPanels: networks.map(\.name))
    let named = zip(names, networks).map { ($0, $1.version) }
    session.show(.table(try table(named, at: steps, digits: digits)))
  }

  /// The steps to list, each one that was made.
  private static func steps(
    _ statement: Statement, _ versions: [NetworkVersion], _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Int]? {
    guard case .expression(let expression)? = statement.argument("at")?.value else { return nil }
    let counts = try versions.map { version throws(DiagnosticError) in try version.losses().count }
    let count = counts.min() ?? 0
    return try evaluator.tensor(expression).values.map { number throws(DiagnosticError) in
      guard let step = Int(exactly: number), step >= 0, step < count else {
        throw DiagnosticError(
          Diagnostic(
            code: "E0402", "the training has no step \(NumberText.shortest(number))", at: expression.span,
            hint: count > 0 ? "its steps count from 0 to \(count - 1)" : "it made no steps"))
      }
      return step
    }
  }

  /// A row for each step of each network; several networks are named in a column of their own.
  private static func table(
    _ networks: [(name: String, version: NetworkVersion)], at steps: [Int], digits: Int
  ) throws(DiagnosticError) -> Table {
    var rows: [[Table.Entry]] = []
    var width = 0
    for network in networks {
      let layers = try network.version.history().joined(\.gradientNorms)
      width = max(width, layers.count)
      let name = networks.count > 1 ? [Table.Entry(network.name)] : []
      rows += steps.map { step in
        name + [Table.Entry(Double(step), text: String(step))]
          + layers.map { Table.Entry($0[step], text: NumberText.rounded($0[step], digits: digits)) }
      }
    }
    let names = networks.count > 1 ? [Table.Column("network", .left)] : []
    let columns = names + [Table.Column("step")] + (0..<width).map { Table.Column("layer \($0 + 1)") }
    return Table(
      columns: columns,
      rows: rows.map { $0 + Array(repeating: Table.Entry(""), count: columns.count - $0.count) })
  }
}
