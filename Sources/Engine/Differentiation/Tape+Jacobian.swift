extension Tape {
  /// The derivative of every entry of `y` by every entry of `x`; its shape is `y`'s followed by `x`'s.
  ///
  /// One backward pass per entry of `y`, all of them recorded; throws `tooLarge` when these do not fit the
  /// memory budget.
  public mutating func jacobian(of y: Variable, withRespectTo x: Variable) throws(EngineError) -> Variable {
    let whole = shape(y) + shape(x)
    do throws(EngineError) {
      return try rows(of: y, withRespectTo: x)
    } catch {
      guard case .tooLarge(_, _, let budget) = error else { throw error }
      throw .tooLarge(operation: "the Jacobian", shape: whole, budget: budget)
    }
  }

  private mutating func rows(of y: Variable, withRespectTo x: Variable) throws(EngineError) -> Variable {
    let (shape, count) = (shape(y), value(y).count)
    try reserve("the Jacobian", shape + self.shape(x), Shape.count(shape + self.shape(x)))
    guard count > 0 else { return leaf(Tensor(repeating: 0, shape: shape + self.shape(x))) }
    var rows: [Variable] = []
    for i in 0..<count {
      var unit = [Double](repeating: 0, count: count)
      unit[i] = 1
      let seed = leaf(Tensor(unchecked: shape, unit))
      let row = try vjp(of: y, withRespectTo: x, cotangent: seed)
      rows.append(try reshape(row, to: [1] + self.shape(x)))
    }
    return try reshape(apply(.concat(axis: 0), rows), to: shape + self.shape(x))
  }

  /// The derivative of a step's result by one of its operands, entry by entry, with all else held fixed.
  ///
  /// For an entry-by-entry step this is the number at the edge of a diagram; for others, the derivative of the
  /// sum of the result's entries. Not recorded.
  public func localDerivative(along edge: Edge) throws(EngineError) -> Tensor? {
    guard let operation = operation(edge.node) else { return nil }
    var scratch = Tape(memoryBudget: memoryBudget)
    let inputs = operands(edge.node).map { scratch.leaf(value($0)) }
    guard inputs.indices.contains(edge.operand) else { return nil }
    let result = try scratch.apply(operation, inputs)
    let seed = scratch.leaf(Tensor(repeating: 1, shape: scratch.shape(result)))
    let derivative = try scratch.vjp(of: result, withRespectTo: inputs[edge.operand], cotangent: seed)
    return scratch.value(derivative)
  }

  /// Whether the local derivative that is shown for an operand has no value where the computed one has: 0^x·log(0) has
  /// none, nor has x/‖x‖ at 0.
  public func isUndefinedAsShown(_ edge: Edge) throws(EngineError) -> Bool {
    guard let operation = operation(edge.node), let computed = try localDerivative(along: edge) else {
      return false
    }
    var scratch = Tape(memoryBudget: memoryBudget)
    let inputs = operands(edge.node).map { scratch.leaf(value($0)) }
    let result = try scratch.apply(operation, inputs)
    let shown = operation.localDerivatives(
      of: inputs.indices.map(Formula.operand), shapes: inputs.map { scratch.shape($0) }, result: .result)
    guard let formula = shown?[edge.operand],
      let found = try? scratch.record(formula, operands: inputs, result: result)
    else { return false }
    return computed.values.allSatisfy(\.isFinite) && !scratch.value(found).values.allSatisfy(\.isFinite)
  }
}
