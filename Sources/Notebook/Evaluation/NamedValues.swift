import Engine
import Source

/// The named values on the way to a value, in the order in which they were computed.
struct NamedValues {
  /// One value with what the notebook calls it.
  struct Entry {
    let name: String
    let variable: Variable
    /// The name and further ones for the same value: `a, b`.
    let allNames: String
  }

  let entries: [Entry]
  private let names: [Variable: String]

  /// The named values among some nodes, which are in the order of the tape.
  ///
  /// - Parameter root: The last node with the text that it was asked for by; it is named so unless it has a
  ///   name of its own.
  init(among nodes: [Variable], root: (variable: Variable, text: String), in session: Session) {
    var names = Self.definitions(in: session)
    if names[root.variable] == nil { names[root.variable] = [root.text] }
    entries = nodes.compactMap { node in
      guard let known = names[node], let first = known.first else { return nil }
      return Entry(name: first, variable: node, allNames: known.joined(separator: ", "))
    }
    self.names = names.compactMapValues(\.first)
  }

  subscript(variable: Variable) -> String? { names[variable] }

  /// The first name of each value that has one.
  static func firstNames(in session: Session) -> [Variable: String] {
    definitions(in: session).compactMapValues(\.first)
  }

  /// What each node is called, in alphabetical order where the notebook gives it several names.
  private static func definitions(in session: Session) -> [Variable: [String]] {
    var found: [Variable: [String]] = [:]
    var networks: [(name: String, version: NetworkVersion)] = []
    for (name, binding) in session.names.sorted(by: { $0.key < $1.key }) {
      guard case .value(let value) = binding else { continue }
      if let variable = value.variable { found[variable, default: []].append(name) }
      if case .network(let version) = value { networks.append((name, version)) }
      if case .data(let data) = value, let points = session.knownPoints(of: data) {
        found[points.x] = found[points.x] ?? [name + ".x"]
        found[points.y] = found[points.y] ?? [name + ".y"]
      }
    }
    let used = networks.filter { session.knownParameters(of: $0.version) != nil }
    for (name, version) in used {
      let variables = session.knownParameters(of: version) ?? []
      for (parameter, variable) in zip(version.architecture.parameters, variables)
      where found[variable] == nil {
        found[variable] = [used.count > 1 ? "\(name).\(parameter.name)" : parameter.name]
      }
    }
    return found
  }
}

/// A value that was differentiated backward from: everything that it was computed from, with gradients.
struct Backpropagation {
  let root: Variable
  let nodes: [Variable]
  let pass: BackwardPass
  let named: NamedValues

  /// Differentiates the number that an expression is.
  init(_ expression: Expression, _ evaluator: Evaluator) throws(DiagnosticError) {
    let session = evaluator.session
    let root = try evaluator.variable(expression)
    self.root = root
    nodes = session.tape.ancestors(of: root)
    named = NamedValues(among: nodes, root: (root, session.source.string(expression.span)), in: session)
    pass = try evaluator.engine(at: expression.span) { () throws(EngineError) in
      try session.tape.backward(from: root)
    }
  }

  /// The gradient by a value, zeros where the root does not depend on it smoothly.
  func gradient(of variable: Variable, in session: Session) -> Tensor {
    if let gradient = pass.gradient(of: variable) { return session.value(gradient) }
    let value = session.value(variable)
    return (try? Tensor(shape: value.shape, values: value.values.map { _ in 0 })) ?? Tensor(0)
  }
}
