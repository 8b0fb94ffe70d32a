extension Tape {
  /// Records `y` again with some of its steps replaced; gives what stands for the old variables, which is
  /// themselves up to the first replaced step.
  ///
  /// - Parameter replacement: What stands for a step, given what stands for its operands; `nil` keeps it.
  mutating func rerecord(
    _ y: Variable, starting: [Variable: Variable] = [:],
    replacement: (inout Tape, Node, [Variable]) throws(EngineError) -> Variable?
  ) throws(EngineError) -> [Variable: Variable] {
    var standIns = starting
    for old in ancestors(of: y) where standIns[old] == nil {
      guard let operation = operation(old) else {
        standIns[old] = old
        continue
      }
      let operands = operands(old).map { standIns[$0] ?? $0 }
      let isUnchanged = operands.elementsEqual(self.operands(old))
      if let new = try replacement(&self, node(old), operands) {
        standIns[old] = new
      } else {
        standIns[old] = isUnchanged ? old : try apply(operation, operands)
      }
    }
    return standIns
  }

  /// Records `y` again until none of its steps, nor of those that stand for them, is replaced any more.
  mutating func rerecordThroughout(
    _ y: Variable, replacement: (inout Tape, Node, [Variable]) throws(EngineError) -> Variable?
  ) throws(EngineError) -> [Variable: Variable] {
    var standIns: [Variable: Variable] = [:]
    for node in ancestors(of: y) { standIns[node] = node }
    while true {
      let round = try rerecord(standIns[y] ?? y, replacement: replacement)
      if round.allSatisfy({ $0.key == $0.value }) { return standIns }
      standIns = standIns.mapValues { round[$0] ?? $0 }
    }
  }

  /// Records `y` again with a value of its own for each number that is taken of a value on the tape by its index,
  /// where all of `y`'s uses of that value are such numbers.
  ///
  /// Equal parts become one. Returns the variables that stand for the old ones, and for each part the value that
  /// it was taken of and the operation that took it.
  ///
  /// - Parameter names: Variables with a name of their own, which stay what they are.
  public mutating func separatingParts(
    of y: Variable, keeping names: Set<Variable> = []
  ) throws(EngineError) -> (standIns: [Variable: Variable], parts: [Variable: Node]) {
    let nodes = ancestors(of: y)
    let selections = nodes.filter { node in
      operation(node)?.isSelection == true && value(node).rank == 0 && !names.contains(node)
    }
    let isPart = Set(selections)
    var isWhole: Set<Variable> = []
    for node in nodes where !isPart.contains(node) { isWhole.formUnion(operands(node)) }
    var standIns: [Variable: Variable] = [:]
    var parts: [Variable: Node] = [:]
    var known: [String: Variable] = [:]
    for node in selections {
      guard let source = operands(node).first, operation(source) == nil, !isWhole.contains(source) else {
        continue
      }
      let key = "\(source.index)" + (operation(node)?.notation.symbol ?? "")
      let part = known[key] ?? leaf(value(node))
      known[key] = part
      standIns[node] = part
      parts[part] = self.node(node)
    }
    standIns = try rerecord(y, starting: standIns) { _, _, _ in nil }
    return (standIns, parts)
  }
}

extension Operation {
  /// Whether the result is a part of the operand, by index or range.
  fileprivate var isSelection: Bool { name == "slice" }
}
