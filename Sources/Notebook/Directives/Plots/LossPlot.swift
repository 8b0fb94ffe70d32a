import Engine
import Plotting
import Source

/// `plot loss of a, b`: the loss at each step of trainings, or the values along descents.
enum LossPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let expressions = statement.expressions("NET")
    if let descents = try evaluator.descents(expressions) {
      let names = try options.names(for: descents.map(\.name))
      if session.isChecking { return }
      // The values of a function may be below 0.
      let isPositive = descents.allSatisfy { $0.values.allSatisfy { $0 > 0 } }
      let marks = zip(descents, names).flatMap { options.line($0.values, series: $1) }
      let axis = Axis("loss", scale: isPositive ? .log : .linear)
      return session.show(Panel(marks, x: .descent, y: axis), options)
    }
    let networks = try evaluator.trainedNetworks(expressions)
    let names = try options.names(for: networks.map(\.name))
    if session.isChecking { return }
    var marks: [Mark] = []
    for (network, name) in zip(networks, names) {
      marks += options.line(try network.version.losses(), series: name)
    }
    session.show(Panel(marks, x: .steps, y: Axis("loss", scale: .log)), options)
  }
}

extension Axis {
  /// The steps of a descent, which begins with its start.
  static let descent = Axis("step", isWhole: true)
}

extension Evaluator {
  /// The values along descents; nil where the first expression stands for no descent.
  fileprivate func descents(
    _ expressions: [Expression]
  ) throws(DiagnosticError) -> [(name: String, values: [Double])]? {
    var groups = NamedGroups<[Double]>()
    for (place, expression) in expressions.enumerated() {
      let elements = try self.elements(expression)
      let records = elements.compactMap { $0.variable.flatMap(session.descent) }
      guard !records.isEmpty, records.count == elements.count else {
        if place == 0 { return nil }
        throw mismatch(elements.first ?? .list([], base: 0), expected: "a descent", at: expression.span)
      }
      let names = names(ofElements: records.count, of: expression)
      groups.append(
        session.source.string(expression.span), zip(names, records).map { ($0, $1.values) })
    }
    return groups.members.map { ($0.name, $0.value) }
  }
}
