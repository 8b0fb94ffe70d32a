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
    try networks(expressions) { _, _ in }
  }

  /// Like ``networks(_:)``, but only networks that have been trained.
  func trainedNetworks(
    _ expressions: [Expression]
  ) throws(DiagnosticError) -> [(name: String, version: NetworkVersion)] {
    try networks(expressions) { version, span throws(DiagnosticError) in
      guard version.lastTraining != nil else { throw untrained(version, at: span) }
    }
  }

  private func networks(
    _ expressions: [Expression], check: (NetworkVersion, Span) throws(DiagnosticError) -> Void
  ) throws(DiagnosticError) -> [(name: String, version: NetworkVersion)] {
    var groups = NamedGroups<NetworkVersion>()
    for expression in expressions {
      let found = try networks(expression)
      for network in found { try check(network.version, expression.span) }
      groups.append(session.source.string(expression.span), found.map { ($0.name, $0.version) })
    }
    return groups.members.map { ($0.name, $0.value) }
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
  /// Whether it is a network, or a list of nothing else.
  var isOfNetworks: Bool {
    switch self {
    case .network: true
    case .list(let elements, _): !elements.isEmpty && elements.allSatisfy(\.isOfNetworks)
    default: false
    }
  }

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
