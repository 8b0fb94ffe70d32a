import Engine
import Source

/// Every function that an expression can call besides those a notebook defines.
package enum Functions {
  /// Those that need the session.
  static let ofSession: [any SessionFunction.Type] = [
    GradientFunction.self, VJPFunction.self, JacobianFunction.self, NumericGradientFunction.self,
    LossFunction.self, AccuracyFunction.self,
    NormalFunction.self, UniformFunction.self, ShuffleFunction.self,
  ]

  /// The session's function of a name.
  static func ofSession(named name: String) -> (any SessionFunction.Type)? {
    ofSession.first { $0.name == name }
  }

  /// Whether some function has this name.
  static func isFunction(_ name: String) -> Bool {
    ofSession(named: name) != nil || Function.named(name) != nil
  }

  /// The name of every function, in alphabetical order.
  package static var names: [String] {
    (ofSession.map { $0.name } + Function.all.map(\.name)).sorted()
  }
}

extension Evaluator {
  /// A value is differentiated by what it was computed from, not called.
  private func primeOfValue(_ name: String, _ arguments: CallArguments) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0303", "'\(name)' is a value, and a prime is the derivative of a function",
        at: arguments.nameSpan,
        hint: "write 'gradient(\(name), x)' for its derivative by x, or define '\(name)(x) = …'"))
  }

  /// Calls what a name stands for: a function or network of the notebook, or a built-in function.
  func call(
    _ name: String, derivative: Int, _ arguments: CallArguments
  ) throws(DiagnosticError) -> Value {
    if isDefined(name) {
      switch try lookup(name, at: arguments.nameSpan) {
      case .function(let function): return try call(function, derivative: derivative, arguments)
      case .network(let version):
        return derivative == 0
          ? try forward(version, arguments) : try primed(version, derivative, arguments)
      case let runs where runs.runCount != nil && derivative == 0:
        return try overRuns([runs]) { values throws(DiagnosticError) in
          guard case .network(let version) = values[0] else {
            throw mismatch(values[0], expected: "a function or network", at: arguments.nameSpan)
          }
          return try forward(version, arguments)
        }
      case let other:
        guard Functions.isFunction(name) else {
          if derivative > 0, case .tensor = other { throw primeOfValue(name, arguments) }
          throw mismatch(other, expected: "a function or network", at: arguments.nameSpan)
        }
      }
    }
    if derivative > 0 { return try primedBuiltIn(name, derivative, arguments) }
    if let function = Functions.ofSession(named: name) {
      return try overRuns(arguments.positional) { values throws(DiagnosticError) in
        try function.call(arguments.replacing(positional: values), self)
      }
    }
    guard let function = Function.named(name) else { throw unknownFunction(name, at: arguments.nameSpan) }
    return try call(function, arguments)
  }

  private func call(
    _ function: UserFunction, derivative: Int, _ arguments: CallArguments
  ) throws(DiagnosticError) -> Value {
    if let (label, _) = arguments.labelled.first {
      throw DiagnosticError(
        Diagnostic(
          code: "E0203", "'\(function.name)' takes no labelled arguments", at: label.span,
          hint: "write \(function.name)(\(function.parameters.joined(separator: ", ")))"))
    }
    guard derivative > 0 else { return try call(function, arguments.positional, at: arguments.span) }
    guard arguments.positional.count == 1 else {
      throw DiagnosticError(
        Diagnostic(code: "E0304", "a derivative takes one argument", at: arguments.span))
    }
    let point = try variable(arguments.positional[0], at: arguments.span)
    return .tensor(try self.derivative(of: function, order: derivative, point, at: arguments.span))
  }

  /// `tanh'(x)`: a built-in function of one argument, primed.
  private func primedBuiltIn(
    _ name: String, _ order: Int, _ arguments: CallArguments
  ) throws(DiagnosticError) -> Value {
    guard Function.named(name) != nil else { throw unknownFunction(name, at: arguments.nameSpan) }
    return try primed(name, UserFunction.Captured([:]), order, arguments)
  }

  /// `net'(x)`: a network of one input and one output is a function of a number.
  private func primed(
    _ version: NetworkVersion, _ order: Int, _ arguments: CallArguments
  ) throws(DiagnosticError) -> Value {
    let (inputs, outputs) = (version.architecture.inputCount, version.architecture.outputCount)
    guard inputs == 1, outputs == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0305",
          "a prime needs one input and one output; '\(version.name)' has \(inputs) and \(outputs)",
          at: arguments.nameSpan, hint: "use gradient(y, x) or jacobian(y, x)"))
    }
    return try primed(
      version.name, UserFunction.Captured([version.name: .network(version)]), order, arguments)
  }

  /// A call by name of one argument, primed, as if it had been defined.
  private func primed(
    _ name: String, _ captured: UserFunction.Captured, _ order: Int, _ arguments: CallArguments
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name + "'", count: 1...1)
    let span = arguments.span
    let body = Expression(
      nodes: [
        .init(kind: .name("x"), operands: [], span: span),
        .init(
          kind: .call(name: name, nameSpan: span, derivative: 0, labels: []), operands: [0],
          span: span),
      ], span: span)
    let wrapped = UserFunction(name: name, parameters: ["x"], body: body, captured: captured)
    let point = try variable(arguments.positional[0], at: span)
    return .tensor(try derivative(of: wrapped, order: order, point, at: span))
  }

  /// Calls a function of the engine.
  private func call(
    _ function: Function, _ arguments: CallArguments
  ) throws(DiagnosticError) -> Value {
    let known = function.parameters.map(\.name)
    if !arguments.labelled.allSatisfy({ known.contains($0.label.name) }) {
      let optional = function.parameters.filter(\.isOptional).map(\.name)
      try arguments.check(function.name, count: 0...Int.max, labels: optional)
    }
    let positional = try arguments.positional.map { value throws(DiagnosticError) in
      Function.Argument(try variable(value, at: arguments.span))
    }
    let labelled = try arguments.labelled.map { label, value throws(DiagnosticError) in
      Function.Argument(try variable(value, at: arguments.span), label: label.name)
    }
    return .tensor(
      try engine(at: arguments.span) { () throws(EngineError) in
        try function.call(positional + labelled, on: &session.tape)
      })
  }

  func unknownFunction(_ name: String, at span: Span) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0306", "there is no function '\(name)'", at: span,
        hint: Suggestion.nearest(to: name, among: Functions.names + definedNames)
          .map { "did you mean '\($0)'?" } ?? "see 'swift-nn help functions'"))
  }
}
