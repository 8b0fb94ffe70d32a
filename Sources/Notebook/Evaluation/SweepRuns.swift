import Source

/// What the runs of a `sweep` left: for each name its body defines, the value of every run.
final class SweepRuns {
  /// The swept name, then the names that the body defines, in its order.
  let names: [String]
  private let values: [String: [Value]]
  /// What each run is called: `rate = 0.1`.
  let labels: [String]

  init(names: [String], values: [String: [Value]], labels: [String]) {
    self.names = names
    self.values = values
    self.labels = labels
  }

  /// How many runs there were.
  var count: Int { labels.count }

  subscript(name: String) -> [Value]? { values[name] }

  /// What each name means in one run.
  func bindings(of run: Int) -> [String: Value] {
    values.compactMapValues { $0.indices.contains(run) ? $0[run] : nil }
  }
}

extension Evaluator {
  /// The runs of the sweep of which an expression names something, and not only of one of them as in `net[0]`.
  func runs(behind expression: Expression) -> SweepRuns? {
    let single = Set(
      expression.nodes.compactMap { node in
        if case .element = node.kind { node.operands.first } else { nil }
      })
    return expression.nodes.indices.lazy.compactMap { place in
      if case .name(let name) = expression.nodes[place].kind, !single.contains(place) {
        session.runs(behind: name)
      } else if case .call(let name, _, _, _) = expression.nodes[place].kind {
        session.runs(behind: name)
      } else {
        nil
      }
    }.first
  }

  /// What the values of a name are called, of which there is one for each run of its sweep.
  func names(ofRuns count: Int, behind name: String) -> [String] {
    if let runs = session.runs(behind: name), runs.count == count { return runs.labels }
    return (0..<count).map { "\(name)[\($0)]" }
  }

  /// What the elements of a list are called: by their runs where it has one of each, else by their places.
  func names(ofElements count: Int, base: Int, of expression: Expression) -> [String] {
    if let runs = runs(behind: expression), runs.count == count { return runs.labels }
    return (0..<count).map { "\(session.source.string(expression.span))[\($0 + base)]" }
  }

  /// What the elements of an expression are called: as they are written, else by their runs or their places.
  func names(ofElements count: Int, of expression: Expression) -> [String] {
    if case .list? = expression.root?.kind {
      return (expression.root?.operands ?? []).map { session.source.string(expression.nodes[$0].span) }
    }
    if count == 1 { return [session.source.string(expression.span)] }
    return names(ofElements: count, base: 0, of: expression)
  }

  /// The value of an expression; where it makes no sense for the collected runs of a sweep but does for each
  /// of them, such as `loss(net)`, the list of its values in every run.
  func valueOverRuns(_ expression: Expression) throws(DiagnosticError) -> Value {
    do throws(DiagnosticError) {
      return try value(expression)
    } catch {
      guard error.diagnostic.code == "E0303",
        let runs = runs(behind: expression)
      else { throw error }
      var values: [Value] = []
      for run in 0..<runs.count { values.append(try binding(runs.bindings(of: run)).value(expression)) }
      return .list(values, base: 0)
    }
  }
}
