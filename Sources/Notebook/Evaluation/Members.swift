import Engine
import Source

extension Evaluator {
  /// `base.name`.
  func member(_ name: String, of base: Value, at span: Span) throws(DiagnosticError) -> Value {
    let found: Value? =
      switch base {
      case .tensor(let variable), .boolean(let variable): try member(name, of: variable, at: span)
      case .list(let elements, _) where name == "count": number(elements.count)
      case .list where base.runCount != nil:
        try overRuns([base]) { values throws(DiagnosticError) in try member(name, of: values[0], at: span) }
      case .list(let elements, let first): try member(name, ofEach: elements, base: first, at: span)
      case .data(let data): member(name, of: data)
      case .network(let version): try member(name, of: version)
      case .runs(let runs): runs[name].map { .list($0, base: 0) }
      case .text, .function, .word: nil
      }
    if let found { return found }
    let names = memberNames(of: base)
    throw DiagnosticError(
      Diagnostic(
        code: "E0307", "\(base.kind) has no '\(name)'", at: span,
        hint: parameterHint(name, of: base)
          ?? (names.isEmpty ? nil : Suggestion.hint(for: name, among: names))))
  }

  /// The members of the descents of a sweep, a list of one of each run.
  private func member(
    _ name: String, ofEach elements: [Value], base: Int, at span: Span
  ) throws(DiagnosticError) -> Value? {
    let descents = elements.compactMap(\.variable).filter { session.descent(behind: $0) != nil }
    guard !descents.isEmpty, descents.count == elements.count, ["path", "losses"].contains(name) else {
      return nil
    }
    let members = try descents.map { variable throws(DiagnosticError) in
      try member(name, of: variable, at: span)
    }
    return .list(members.compactMap(\.self), base: base)
  }

  /// What stands for the `W1` that pictures write.
  private func parameterHint(_ name: String, of base: Value) -> String? {
    guard case .network(let version) = base, let letter = name.first, let layer = Int(name.dropFirst()),
      "Wb".contains(letter)
    else { return nil }
    return "write '\(version.name).\(letter == "W" ? "weights" : "biases")[\(layer)]'"
  }

  private func memberNames(of base: Value) -> [String] {
    switch base {
    case .tensor(let variable) where session.descent(behind: variable) != nil:
      ["path", "losses", "T", "shape", "count"]
    case .tensor, .boolean: ["T", "shape", "count"]
    case .list: ["count"]
    case .data: ["x", "y", "count", "train", "test"]
    case .network: ["weights", "biases", "parameters", "losses", "gradient_norms"]
    case .runs(let runs): runs.names
    case .text, .function, .word: []
    }
  }

  private func number(_ value: Int) -> Value { .tensor(session.tape.leaf(Tensor(Double(value)))) }

  private func member(
    _ name: String, of variable: Variable, at span: Span
  ) throws(DiagnosticError) -> Value? {
    let tensor = session.value(variable)
    switch name {
    case "T": return .tensor(try apply(.transpose, [variable], at: span))
    case "shape": return .tensor(session.tape.leaf(Tensor(tensor.shape.map(Double.init))))
    case "count": return number(tensor.count)
    case "path":
      guard let descent = session.descent(behind: variable) else { return nil }
      let path = try engine(at: span) { () throws(EngineError) in try descent.path() }
      return .tensor(session.tape.leaf(path))
    case "losses":
      return session.descent(behind: variable).map { .tensor(session.tape.leaf(Tensor($0.values))) }
    default: return nil
    }
  }

  private func member(_ name: String, of data: DataValue) -> Value? {
    switch name {
    case "x": .tensor(session.points(of: data).x)
    case "y": .tensor(session.points(of: data).y)
    case "count": number(data.dataset.count)
    case "train": .data(DataValue(name: data.name + ".train", dataset: data.dataset, test: nil))
    case "test": data.test.map { .data(DataValue(name: data.name + ".test", dataset: $0, test: nil)) }
    default: nil
    }
  }

  private func member(
    _ name: String, of version: NetworkVersion
  ) throws(DiagnosticError) -> Value? {
    switch name {
    case "weights": .list(try parameters(of: version, .weight), base: 1)
    case "biases": .list(try parameters(of: version, .bias), base: 1)
    case "parameters": .list(try parameters(of: version, nil), base: 1)
    case "losses": .tensor(session.tape.leaf(Tensor(try version.losses())))
    case "gradient_norms":
      .list(try version.gradientNorms().map { .tensor(session.tape.leaf(Tensor($0))) }, base: 1)
    default: nil
    }
  }

  private func parameters(
    of version: NetworkVersion, _ role: Parameter.Role?
  ) throws(DiagnosticError) -> [Value] {
    let variables = try session.parameters(of: version)
    let parameters = version.architecture.parameters
    return zip(parameters, variables).filter { role == nil || $0.0.role == role }.map { .tensor($0.1) }
  }
}

extension Tensor {
  /// A matrix of one column as the vector that an author thinks of; anything else as it is.
  var withoutUnitColumn: Tensor {
    rank == 2 && shape[1] == 1 ? Tensor(values) : self
  }
}
