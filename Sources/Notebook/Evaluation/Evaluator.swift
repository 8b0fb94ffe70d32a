import Engine
import Source

/// Computes expressions in a session, node after node.
struct Evaluator {
  let session: Session
  /// The parameters of the functions being called; they hide the notebook's names.
  private var locals: [String: Value] = [:]
  /// Whether names are looked up in a function's captured values instead of the notebook's.
  private var captured: UserFunction.Captured?
  /// How many functions are being called inside each other.
  private var depth = 0
  static let greatestDepth = 200

  init(_ session: Session) { self.session = session }

  /// The same evaluator with some more names.
  func binding(_ names: [String: Value]) -> Evaluator {
    var inner = self
    inner.locals.merge(names) { $1 }
    return inner
  }

  /// The value of an expression.
  func value(_ expression: Expression) throws(DiagnosticError) -> Value {
    var values: [Value] = []
    values.reserveCapacity(expression.nodes.count)
    for node in expression.nodes { values.append(try value(node, values)) }
    guard let last = values.last else {
      throw DiagnosticError(Diagnostic(code: "E0110", "expected a value", at: expression.span))
    }
    return last
  }

  /// The elements of a list as it is written, or the one value that an expression is; for a list that the
  /// notebook holds, its elements.
  func elements(_ expression: Expression) throws(DiagnosticError) -> [Value] {
    guard case .list? = expression.root?.kind else {
      let whole = try value(expression)
      if case .list(let elements, _) = whole { return elements }
      return [whole]
    }
    var values: [Value] = []
    for node in expression.nodes.dropLast() { values.append(try value(node, values)) }
    return (expression.root?.operands ?? []).map { values[$0] }
  }

  /// The value of an expression that must be a number or tensor, on the tape.
  func variable(_ expression: Expression) throws(DiagnosticError) -> Variable {
    try variable(try value(expression), at: expression.span)
  }

  /// The tape's node of a value; a list of tensors of one shape becomes one tensor.
  func variable(_ value: Value, at span: Span) throws(DiagnosticError) -> Variable {
    if let variable = value.variable { return variable }
    if case .list(let elements, _) = value {
      return try stack(
        elements.map { element throws(DiagnosticError) in try variable(element, at: span) }, at: span)
    }
    throw mismatch(value, expected: "a number or tensor", at: span)
  }

  /// The numbers of an expression.
  func tensor(_ expression: Expression) throws(DiagnosticError) -> Tensor {
    session.value(try variable(expression))
  }

  /// The number that an expression comes to.
  func number(_ expression: Expression) throws(DiagnosticError) -> Double {
    let tensor = try tensor(expression)
    guard let number = tensor.scalar ?? (tensor.count == 1 ? tensor.values.first : nil) else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0302", "this must be a single number, not a tensor of shape \(Shape.text(tensor.shape))",
          at: expression.span))
    }
    return number
  }

  private func value(_ node: Expression.Node, _ values: [Value]) throws(DiagnosticError) -> Value {
    switch node.kind {
    case .number(let number): return .tensor(session.tape.leaf(Tensor(number)))
    case .numbers(let shape, let numbers):
      return .tensor(
        session.tape.leaf(
          try engine(at: node.span) { () throws(EngineError) in try Tensor(shape: shape, values: numbers) }))
    case .text(let text): return .text(text)
    case .boolean(let flag): return .boolean(session.tape.leaf(Tensor(flag ? 1 : 0)))
    case .name(let name): return try lookup(name, at: node.span)
    case .list: return try list(node.operands.map { values[$0] }, at: node.span)
    case .negate:
      return .tensor(try apply(.negate, [try operand(node, 0, values)], at: node.span))
    case .binary(let op): return try binary(op, node, values)
    case .member(let name, let span): return try member(name, of: values[node.operands[0]], at: span)
    case .element(let subscripts): return try element(subscripts, node, values)
    case .call(let name, let nameSpan, let derivative, let labels):
      let arguments = CallArguments(
        node.operands.map { values[$0] }, labels: labels, span: node.span, nameSpan: nameSpan)
      return try call(name, derivative: derivative, arguments)
    }
  }

  private func operand(
    _ node: Expression.Node, _ index: Int, _ values: [Value]
  ) throws(DiagnosticError) -> Variable {
    try variable(values[node.operands[index]], at: node.span)
  }

  private func binary(
    _ op: BinaryOperator, _ node: Expression.Node, _ values: [Value]
  ) throws(DiagnosticError) -> Value {
    if case (.text(let a), .text(let b)) = (values[node.operands[0]], values[node.operands[1]]),
      op == .equal || op == .notEqual
    {
      return .boolean(session.tape.leaf(Tensor((a == b) == (op == .equal) ? 1 : 0)))
    }
    let operands = [try operand(node, 0, values), try operand(node, 1, values)]
    let result = try apply(op.operation, operands, at: node.span)
    return op.isComparison ? .boolean(result) : .tensor(result)
  }

  /// A list of tensors of one shape is a tensor; anything else stays a list.
  private func list(_ elements: [Value], at span: Span) throws(DiagnosticError) -> Value {
    let variables = elements.compactMap(\.variable)
    guard variables.count == elements.count else { return .list(elements, base: 0) }
    guard !elements.isEmpty else { return .tensor(session.tape.leaf(Tensor([]))) }
    return .tensor(try stack(variables, at: span))
  }
}

// MARK: - Names

extension Evaluator {
  /// What a name means here.
  func lookup(_ name: String, at span: Span) throws(DiagnosticError) -> Value {
    if let local = locals[name] { return local }
    if let captured {
      if let value = captured.values[name] { return value }
    } else {
      switch session.names[name] {
      case .value(let value): return value
      case .unavailable(let what): throw unavailable(name, what, at: span)
      case nil: break
      }
    }
    if name == "pi" { return .tensor(session.tape.leaf(Tensor(Double.pi))) }
    throw unknown(name, at: span)
  }

  /// Whether a name means something here.
  func isDefined(_ name: String) -> Bool {
    locals[name] != nil || (captured.map { $0.values[name] != nil } ?? (session.names[name] != nil))
  }

  /// Every name that means something here, in alphabetical order.
  var definedNames: [String] {
    (captured.map { Array($0.values.keys) } ?? Array(session.names.keys)).sorted() + locals.keys.sorted()
  }

  private func unavailable(_ name: String, _ what: String, at span: Span) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        .note, code: "N0303", "not computed, because '\(name)' above could not be \(what)", at: span))
  }

  private func unknown(_ name: String, at span: Span) -> DiagnosticError {
    let hint =
      Functions.isFunction(name)
      ? "it is a function: write '\(name)(…)'"
      : Suggestion.nearest(to: name, among: definedNames).map { "did you mean '\($0)'?" }
        ?? "define it above with 'define \(name) = …'"
    return DiagnosticError(
      Diagnostic(code: "E0301", "'\(name)' is not defined", at: span, hint: hint))
  }
}

// MARK: - Functions of the notebook

extension Evaluator {
  /// Calls a function of the notebook.
  func call(
    _ function: UserFunction, _ arguments: [Value], at span: Span
  ) throws(DiagnosticError) -> Value {
    guard arguments.count == function.parameters.count else {
      let signature = "\(function.name)(\(function.parameters.joined(separator: ", ")))"
      throw DiagnosticError(
        Diagnostic(
          code: "E0304",
          "'\(function.name)' takes \(function.parameters.count) arguments, not \(arguments.count)",
          at: span, hint: "write \(signature)"))
    }
    guard depth < Self.greatestDepth else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0111", "functions call each other more than \(Self.greatestDepth) levels deep", at: span))
    }
    var inner = Evaluator(session)
    inner.depth = depth + 1
    inner.captured = function.captured
    for (name, value) in zip(function.parameters, arguments) { inner.locals[name] = value }
    return try inner.value(function.body)
  }
}

// MARK: - The engine, with places

extension Evaluator {
  /// Runs some work of the engine; what it refuses becomes a diagnostic at a place.
  func engine<Result>(
    at span: Span, _ work: () throws(EngineError) -> Result
  ) throws(DiagnosticError) -> Result {
    do throws(EngineError) {
      return try work()
    } catch {
      if error == .cancelled { throw session.context.stopped(at: span) }
      throw DiagnosticError(Diagnostic(code: error.code, error.message, at: span, hint: error.hint))
    }
  }

  /// Applies an operation of the engine.
  func apply(
    _ operation: Operation, _ operands: [Variable], at span: Span
  ) throws(DiagnosticError) -> Variable {
    try engine(at: span) { () throws(EngineError) in try session.tape.apply(operation, operands) }
  }

  /// Several tensors of one shape along a new first axis.
  func stack(_ variables: [Variable], at span: Span) throws(DiagnosticError) -> Variable {
    let shapes = variables.map { session.tape.shape($0) }
    if let other = shapes.first(where: { $0 != shapes[0] }) {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401",
          "the elements of this list have different shapes: \(Shape.text(shapes[0])) and \(Shape.text(other))",
          at: span, hint: "a list of lists needs rows of one length"))
    }
    let rows = try variables.map { variable throws(DiagnosticError) in
      try apply(.reshape(to: [1] + session.tape.shape(variable)), [variable], at: span)
    }
    return try apply(.concat(axis: 0), rows, at: span)
  }

  /// The gradient of a scalar, on the tape.
  func gradient(
    of y: Variable, withRespectTo xs: [Variable], at span: Span
  ) throws(DiagnosticError) -> [Variable] {
    try engine(at: span) { () throws(EngineError) in
      try session.tape.gradient(of: y, withRespectTo: xs)
    }
  }

  /// The diagnostic for a value of the wrong kind.
  func mismatch(_ value: Value, expected: String, at span: Span) -> DiagnosticError {
    let hint = expected == "a number or tensor" ? numberHint(value, session.source.string(span)) : nil
    return DiagnosticError(
      Diagnostic(code: "E0303", "expected \(expected), found \(value.kind)", at: span, hint: hint))
  }

  /// Which numbers belong to a value that is none.
  private func numberHint(_ value: Value, _ name: String) -> String? {
    switch value {
    case .network: "its output at a point is '\(name)(POINT)'"
    case .function: "its value is '\(name)(…)'"
    case .data: "its tensors are '\(name).x' and '\(name).y'"
    default: nil
    }
  }
}

extension EngineError {
  /// The stable code of a diagnostic about it.
  var code: String {
    switch self {
    case .incompatibleShapes, .wrongRank, .notScalar, .wrongValueCount: "E0401"
    case .indexOutOfRange, .rangeOutOfBounds, .tooManyIndices, .axisOutOfRange: "E0402"
    case .wrongOperandCount, .unknownArgument, .missingArgument, .repeatedArgument: "E0304"
    case .notAnInteger, .invalidValue, .emptyReduction: "E0403"
    case .tooLarge: "E0404"
    default: "E0405"
    }
  }
}

extension BinaryOperator {
  /// The engine's operation.
  var operation: Operation {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .matrixMultiply: .matrixProduct
    case .power: .power
    }
  }
}
