extension Function {
  /// An argument of a call: a variable, with a label where one is written.
  public struct Argument: Sendable {
    /// The label, without its colon.
    public let label: String?
    /// The value.
    public let variable: Variable

    /// A variable, with a label where one is written.
    public init(_ variable: Variable, label: String? = nil) {
      self.label = label
      self.variable = variable
    }
  }

  /// What is known of an argument before anything is computed.
  public struct Prospect: Sendable {
    /// The label, without its colon.
    public let label: String?
    /// The shape.
    public let shape: [Int]
    /// The value, if it is known.
    public let value: Tensor?

    /// An argument of this shape, with a label where one is written.
    public init(shape: [Int], value: Tensor? = nil, label: String? = nil) {
      self.label = label
      self.shape = shape
      self.value = value
    }
  }

  /// Calls the function on a tape.
  ///
  /// Throws `unknownArgument`, `missingArgument`, `repeatedArgument` or `wrongOperandCount` for arguments that
  /// are not the function's, and what the operation throws for values that it refuses.
  public func call(_ arguments: [Argument], on tape: inout Tape) throws(EngineError) -> Variable {
    let bound = try bind(arguments.map(\.label))
    var operands: [Variable] = []
    var constants: [String: [Tensor]] = [:]
    for (parameter, positions) in zip(parameters, bound) {
      let given = positions.map { arguments[$0].variable }
      switch parameter.role {
      case .operand where given.isEmpty: operands += parameter.defaultValue.map { [tape.leaf($0)] } ?? []
      case .operand: operands += given
      case .constant: constants[parameter.name] = values(of: parameter, given.map { tape.value($0) })
      case .source:
        constants[parameter.name] = values(of: parameter, given.map { tape.value($0) })
        operands += given
      }
    }
    let call = Call(function: name, shapes: operands.map { tape.shape($0) }, constants: constants)
    return try tape.apply(make(call), operands)
  }

  /// The shape that a call would give; `nil` when it depends on a value that is not known yet.
  public func resultShape(_ arguments: [Prospect]) throws(EngineError) -> [Int]? {
    let bound = try bind(arguments.map(\.label))
    var shapes: [[Int]] = []
    var constants: [String: [Tensor]] = [:]
    for (parameter, positions) in zip(parameters, bound) {
      let given = positions.map { arguments[$0] }
      switch parameter.role {
      case .operand where given.isEmpty: shapes += parameter.defaultValue.map { [$0.shape] } ?? []
      case .operand: shapes += given.map(\.shape)
      case .constant, .source:
        let known = given.compactMap(\.value)
        guard known.count == given.count else { return nil }
        constants[parameter.name] = values(of: parameter, known)
        if parameter.role == .source { shapes += given.map(\.shape) }
      }
    }
    return try make(Call(function: name, shapes: shapes, constants: constants)).resultShape(of: shapes)
  }

  private func values(of parameter: Parameter, _ given: [Tensor]) -> [Tensor] {
    given.isEmpty ? parameter.defaultValue.map { [$0] } ?? [] : given
  }

  /// For each parameter, the positions of its arguments.
  private func bind(_ labels: [String?]) throws(EngineError) -> [[Int]] {
    var bound = [[Int]](repeating: [], count: parameters.count)
    var next = 0
    for (position, label) in labels.enumerated() {
      let target = if let label { try index(of: label) } else { nextUnlabelled(&next) }
      guard let target else {
        throw .wrongOperandCount(operation: signature, expected: countText, found: labels.count)
      }
      if label != nil, !bound[target].isEmpty {
        throw .repeatedArgument(function: name, name: parameters[target].name)
      }
      bound[target].append(position)
    }
    for (parameter, positions) in zip(parameters, bound) where positions.isEmpty && !parameter.isOptional {
      throw .missingArgument(function: name, name: parameter.name)
    }
    return bound
  }

  /// How many unlabelled arguments a call may have.
  private var countText: String {
    let unlabelled = parameters.filter { !$0.isLabelled }
    let bound = unlabelled.contains(where: \.isOptional) ? "at most " : ""
    return "\(bound)\(unlabelled.count) argument\(unlabelled.count == 1 ? "" : "s")"
  }

  private func index(of label: String) throws(EngineError) -> Int {
    guard let index = parameters.firstIndex(where: { $0.name == label }) else {
      let known = parameters.filter(\.isOptional).map(\.name)
      throw .unknownArgument(function: name, label: label, known: known)
    }
    return index
  }

  /// The parameter that the next unlabelled argument belongs to.
  private func nextUnlabelled(_ next: inout Int) -> Int? {
    guard next < parameters.count, !parameters[next].isLabelled else { return nil }
    defer { if !parameters[next].isVariadic { next += 1 } }
    return next
  }
}
