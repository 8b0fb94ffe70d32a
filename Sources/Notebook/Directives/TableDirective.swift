import Engine
import Source

/// `table …`: values, a network's layers, losses or gradients as a table.
enum TableDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "table", "shows values, the layers of a network, losses or gradients as a table",
    forms: [
      SubjectForm("summary", [.word("summary"), .word("of"), .expressions("NET")]),
      SubjectForm("loss", [.word("loss"), .word("of"), .expressions("NET")]),
      SubjectForm("gradients", [.word("gradients"), .word("of"), .expression("EXPR")]),
      SubjectForm("values", [.expressions("EXPR")]),
    ],
    arguments: [ArgumentDeclaration("digits", .integer(atLeast: 1), default: "6", "significant digits")],
    example: "table loss of shallow, deep")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let digits = try statement.integer("digits", evaluator, atLeast: 1) ?? 6
    switch statement.form {
    case "summary": try NetworkSummary.run(statement, session)
    case "loss": try LossTable.run(statement, session, digits: digits)
    case "gradients":
      guard let subject = statement.expression("EXPR") else { return }
      let backpropagation = try Backpropagation(subject, evaluator)
      if session.isChecking { return }
      session.show(.table(BackwardDirective.table(backpropagation, session, digits: digits)))
    default:
      let columns = try statement.expressions("EXPR").map { expression throws(DiagnosticError) in
        ValueColumns.Column(
          name: session.source.string(expression.span), value: try evaluator.valueOverRuns(expression))
      }
      if session.isChecking { return }
      session.show(.table(ValueColumns(columns, evaluator, digits: digits).table))
    }
  }
}

/// `table summary of net, …`: layers with shapes and numbers of parameters.
private enum NetworkSummary {
  static func run(_ statement: Statement, _ session: Session) throws(DiagnosticError) {
    let networks = try Evaluator(session).networks(statement.expressions("NET"))
    if session.isChecking { return }
    let isAlone = networks.count == 1
    let rows = networks.flatMap { network in
      Self.rows(of: network.version.architecture).map { (isAlone ? [] : [Table.Entry(network.name)]) + $0 }
    }
    let columns = [
      Table.Column("layer", .left), Table.Column("output"), Table.Column("weights", .left),
      Table.Column("parameters"),
    ]
    let totals = networks.map { network in
      (isAlone ? "" : network.name + ": ") + "\(network.version.architecture.parameterCount) parameters"
    }
    session.show(
      .table(
        Table(
          columns: (isAlone ? [] : [Table.Column("network", .left)]) + columns, rows: rows,
          note: totals.joined(separator: ", "))))
  }

  private static func rows(of network: Network) -> [[Table.Entry]] {
    var parameters = network.parameters[...]
    var width = network.inputCount
    var rows: [[Table.Entry]] = []
    for layer in network.layers { rows += Self.rows(layer, &parameters, &width) }
    return rows
  }

  private static func rows(
    _ layer: LayerPlan, _ parameters: inout ArraySlice<Parameter>, _ width: inout Int
  ) -> [[Table.Entry]] {
    switch layer {
    case .dense(let units, let activation):
      width = units
      let name = activation == .identity ? "dense" : "dense, \(activation.rawValue)"
      return [row(name, width, parameters.take(2))]
    case .activation(let activation): return [row(activation.rawValue, width, [])]
    case .batchNorm: return [row("batch-norm", width, parameters.take(2))]
    case .layerNorm: return [row("layer-norm", width, parameters.take(2))]
    case .dropout(let share): return [row("dropout \(NumberText.shortest(share))", width, [])]
    case .residual(let block):
      var rows: [[Table.Entry]] = []
      for layer in block { rows += Self.rows(layer, &parameters, &width) }
      let source = rows.count == 1 ? "the row above" : "the \(rows.count) rows above"
      return rows + [row("residual: adds the input of \(source)", width, [])]
    }
  }

  private static func row(_ name: String, _ width: Int, _ parameters: [Parameter]) -> [Table.Entry] {
    let count = parameters.reduce(0) { $0 + $1.value.count }
    let shapes = parameters.map { "\($0.name) \(Shape.text($0.value.shape))" }.joined(separator: ", ")
    return [
      Table.Entry(name), Table.Entry(Double(width), text: String(width)), Table.Entry(shapes),
      Table.Entry(Double(count), text: String(count)),
    ]
  }
}

extension ArraySlice {
  /// Takes elements off the front.
  fileprivate mutating func take(_ count: Int) -> [Element] {
    defer { self = dropFirst(count) }
    return Array(prefix(count))
  }
}

/// `table loss of a, b`: the losses at the first, the last and the best step, and now.
private enum LossTable {
  static func run(_ statement: Statement, _ session: Session, digits: Int) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    var rows: [[Table.Entry]] = []
    for (name, version) in try evaluator.trainedNetworks(statement.expressions("NET")) {
      guard let training = version.lastTraining, !session.isChecking else { continue }
      let losses = try version.losses()
      let network = try version.network()
      let now = try evaluator.engine(at: statement.span) { () throws(EngineError) in
        try network.loss(training.loss, on: training.data.dataset)
      }
      let numbers = [losses.first ?? now, losses.min().map { min($0, now) } ?? now, now]
      rows.append(
        [Table.Entry(name), Table.Entry(Double(losses.count), text: String(losses.count))]
          + numbers.map { Table.Entry($0, text: NumberText.rounded($0, digits: digits)) })
    }
    session.show(
      .table(
        Table(
          columns: [
            Table.Column("network", .left), Table.Column("steps"), Table.Column("first loss"),
            Table.Column("least loss"), Table.Column("loss now"),
          ], rows: rows)))
  }
}
