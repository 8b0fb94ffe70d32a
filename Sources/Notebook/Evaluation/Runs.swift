import Engine
import Source

/// What is said of one network can be said of a list of networks, such as the runs of a sweep.
extension Evaluator {
  /// The networks that expressions stand for, each a network or a list of networks.
  ///
  /// Networks of a list that share their names are told apart by their places.
  func networks(
    _ expressions: [Expression]
  ) throws(DiagnosticError) -> [(name: String, version: NetworkVersion)] {
    var found: [(name: String, version: NetworkVersion)] = []
    for expression in expressions { found += try networks(expression) }
    return found
  }

  private func networks(
    _ expression: Expression
  ) throws(DiagnosticError) -> [(name: String, version: NetworkVersion)] {
    let elements = try self.elements(expression)
    let versions = try elements.map { element throws(DiagnosticError) in
      guard case .network(let version) = element else {
        throw mismatch(element, expected: "a network", at: expression.span)
      }
      return version
    }
    let areDistinct = Set(versions.map(\.name)).count == versions.count
    return versions.enumerated().map { (areDistinct ? $1.name : "run \($0 + 1)", $1) }
  }

  /// Like ``networks(_:)``, but only networks that have been trained.
  func trainedNetworks(
    _ expressions: [Expression]
  ) throws(DiagnosticError) -> [(name: String, version: NetworkVersion)] {
    var found: [(name: String, version: NetworkVersion)] = []
    for expression in expressions {
      for network in try networks(expression) {
        guard network.version.lastTraining != nil else {
          throw untrained(network.version, at: expression.span)
        }
        found.append(network)
      }
    }
    return found
  }

  private func untrained(_ version: NetworkVersion, at span: Span) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0308", "'\(version.name)' has not been trained", at: span,
        hint: "write 'train \(version.name) on …' above"))
  }

  /// Does something once, or, where lists of networks or data sets are among the values, for their elements in turn.
  func overRuns(
    _ values: [Value], _ body: ([Value]) throws(DiagnosticError) -> Value
  ) throws(DiagnosticError) -> Value {
    guard let count = values.lazy.compactMap(\.runCount).first else { return try body(values) }
    var results: [Value] = []
    for run in 0..<count {
      results.append(
        try body(
          values.map { value in
            guard case .list(let elements, _) = value, value.runCount == count else { return value }
            return elements[run]
          }))
    }
    return .list(results, base: 0)
  }
}

extension Value {
  /// How many networks or data sets a list of nothing else holds; nil for any other value.
  var runCount: Int? {
    guard case .list(let elements, _) = self, !elements.isEmpty else { return nil }
    let areRuns = elements.allSatisfy { element in
      switch element {
      case .network, .data: true
      default: false
      }
    }
    return areRuns ? elements.count : nil
  }
}
