extension Tape {
  /// Records `y`, which must be a single number, again with a step for every single number: a matrix product
  /// becomes products and sums, a layer of a network its units.
  ///
  /// Entries that are only moved about stay the same variable. Returns the variables that stand for the entries
  /// of the old ones. Throws `notScalar`, and `refused` for an operation that cannot be taken apart, when there would be
  /// more than `limit` numbers, and where single numbers overflow or lose digits and the whole does not.
  public mutating func numbers(
    of y: Variable, limit: Int
  ) throws(EngineError) -> [Variable: [Variable]] {
    guard value(y).count == 1 else { throw .notScalar(what: "a scalar graph", shape: shape(y)) }
    let whole = try composed(y)
    var numbers = Numbers(limit: limit)
    for node in ancestors(of: whole[y] ?? y) { try numbers.add(node, on: &self) }
    let entries = whole.compactMapValues { numbers.entries[$0] }
    try checkFaithful(entries, to: y)
    return entries
  }

  /// Throws where the entries of a value, or the derivatives of `y` by them, are others than those of the whole.
  private mutating func checkFaithful(
    _ entries: [Variable: [Variable]], to y: Variable
  ) throws(EngineError) {
    for node in ancestors(of: y) {
      for (known, entry) in zip(value(node).values, entries[node] ?? []) {
        guard !agree(value(entry)[0], known) else { continue }
        throw Self.unfaithful(operation(node)?.name ?? "a value", "give", value(entry)[0], insteadOf: known)
      }
    }
    guard let root = entries[y]?.first else { return }
    let (whole, parts) = (try backward(from: y), try backward(from: root))
    for node in ancestors(of: y) {
      guard let gradient = whole.gradient(of: node) else { continue }
      for (known, entry) in zip(value(gradient).values, entries[node] ?? []) {
        guard let part = parts.gradient(of: entry), known.isFinite, !value(part)[0].isFinite else { continue }
        throw Self.unfaithful("the result", "have a gradient of", value(part)[0], insteadOf: known)
      }
    }
  }

  /// Whether two numbers agree to nine digits or are as near to zero.
  private func agree(_ found: Double, _ known: Double) -> Bool {
    found == known || (found.isNaN && known.isNaN)
      || (found - known).magnitude <= 1e-9 * max(1, known.magnitude)
  }

  private static func unfaithful(
    _ name: String, _ verb: String, _ found: Double, insteadOf known: Double
  ) -> EngineError {
    .refused(
      message: "taken apart into single numbers, \(name) would \(verb) \(EngineError.text(found)) instead of "
        + EngineError.text(known), hint: nil)
  }

  /// Records `y` again without compositions; gives what stands for the old variables.
  private mutating func composed(_ y: Variable) throws(EngineError) -> [Variable: Variable] {
    try rerecordThroughout(y) { tape, step, operands throws(EngineError) in
      guard case .composition(let build)? = step.operation?.decomposition else { return nil }
      return try build(&tape, operands)
    }
  }
}

/// The entries of tensors as numbers of their own, while they are being recorded.
private struct Numbers {
  let limit: Int
  private(set) var entries: [Variable: [Variable]] = [:]
  private var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ node: Variable, on tape: inout Tape) throws(EngineError) {
    let operands = Array(tape.operands(node))
    guard let operation = tape.operation(node), !operands.isEmpty, !operation.isConstant else {
      try reserve(tape.value(node).count)
      let values = tape.value(node)
      entries[node] =
        values.rank == 0 && tape.operation(node) == nil ? [node] : values.values.map { tape.leaf(Tensor($0)) }
      return
    }
    switch operation.decomposition {
    case .rearrangement: entries[node] = try moved(operation, operands, on: tape)
    case .fold(let ofTwo, let axis):
      entries[node] = try folded(ofTwo, axis, operands[0], named: operation.name, on: &tape)
    case nil where operation.elementwise != nil:
      entries[node] = try applied(operation, operands, to: node, on: &tape)
    default:
      throw .refused(message: "\(operation.name) cannot be taken apart into single numbers", hint: nil)
    }
  }

  private mutating func reserve(_ more: Int) throws(EngineError) {
    let (sum, overflow) = count.addingReportingOverflow(more)
    guard !overflow, sum <= limit else {
      throw .refused(
        message: "there are more than \(limit) single numbers", hint: nil)
    }
    count = sum
  }

  /// Lets the operation move the places of the entries instead of the entries.
  private func moved(
    _ operation: Operation, _ operands: [Variable], on tape: Tape
  ) throws(EngineError) -> [Variable] {
    var pool: [Variable] = []
    var places: [Tensor] = []
    for operand in operands {
      let own = entries[operand] ?? []
      let numbers = own.indices.map { Double(pool.count + $0) }
      places.append(try Tensor(shape: tape.shape(operand), values: numbers))
      pool += own
    }
    return try operation(places).values.compactMap { Int(exactly: $0) }.map { pool[$0] }
  }

  private mutating func folded(
    _ ofTwo: Operation, _ axis: Int?, _ operand: Variable, named name: String, on tape: inout Tape
  ) throws(EngineError) -> [Variable] {
    let own = entries[operand] ?? []
    let lines = try Lines(tape.shape(operand), axis: axis, of: name)
    try reserve(own.count)
    var results: [Variable] = []
    for line in 0..<lines.outer * lines.inner {
      let members = lines.places(line).map { own[$0] }
      guard var result = members.first else {
        results.append(tape.leaf(Tensor(0)))
        continue
      }
      for member in members.dropFirst() { result = try tape.apply(ofTwo, [result, member]) }
      results.append(result)
    }
    return results
  }

  private mutating func applied(
    _ operation: Operation, _ operands: [Variable], to node: Variable, on tape: inout Tape
  ) throws(EngineError) -> [Variable] {
    let shape = tape.shape(node)
    if shape.isEmpty, operands.allSatisfy({ entries[$0] == [$0] }) {
      try reserve(1)
      return [node]
    }
    let sources = try operands.map { operand throws(EngineError) in
      try moved(.broadcast(to: shape), [operand], on: tape)
    }
    let size = tape.value(node).count
    try reserve(size)
    return try (0..<size).map { entry throws(EngineError) in
      try tape.apply(operation, sources.map { $0[entry] })
    }
  }
}
