extension Tape {
  /// The value that `y` would have if some variables had other values, which must have the same shapes.
  ///
  /// Only the steps between them and `y` are computed again; nothing is recorded.
  public func replay(_ y: Variable, replacing values: [Variable: Tensor]) throws(EngineError) -> Tensor {
    let sources = values.keys.sorted()
    return try replay(y, along: path(from: sources, to: y), replacing: values)
  }

  /// The gradient of a number `y` by `x` from central differences, (y(x + h) − y(x − h)) / 2h for each entry.
  ///
  /// When `y` is a tensor, the gradient is that of the sum of its entries.
  public func numericGradient(
    of y: Variable, withRespectTo x: Variable, step h: Double = 1e-5
  ) throws(EngineError) -> Tensor {
    guard h > 0, h.isFinite else {
      throw .invalidValue(what: "the step h", value: h, requirement: "positive")
    }
    let steps = path(from: [x], to: y)
    let shape = shape(x)
    var values = value(x).values
    var result: [Double] = []
    result.reserveCapacity(values.count)
    for i in values.indices {
      let original = values[i]
      if i % 64 == 63, let mustStop, mustStop() { throw .cancelled }
      values[i] = original + h
      let above = try replay(y, along: steps, replacing: [x: Tensor(unchecked: shape, values)])
      values[i] = original - h
      let below = try replay(y, along: steps, replacing: [x: Tensor(unchecked: shape, values)])
      values[i] = original
      result.append(Self.differenceOfSums(above, below) / ((original + h) - (original - h)))
    }
    return Tensor(unchecked: shape, result)
  }

  private static func differenceOfSums(_ above: Tensor, _ below: Tensor) -> Double {
    zip(above.values, below.values).reduce(0) { $0 + ($1.0 - $1.1) }
  }

  private func replay(
    _ y: Variable, along steps: [Variable], replacing values: [Variable: Tensor]
  ) throws(EngineError) -> Tensor {
    guard let first = steps.first, steps.last == y else { return value(y) }
    var work = 0
    var fresh = [Tensor?](repeating: nil, count: y.index - first.index + 1)
    for node in steps {
      if let value = values[node] {
        guard value.shape == shape(node) else {
          throw .incompatibleShapes(
            operation: "replay", shapes: [shape(node), value.shape], rule: "the shape must stay the same")
        }
        fresh[node.index - first.index] = value
      } else if let operation = operation(node) {
        let inputs = operands(node).map { operand in
          (operand >= first ? fresh[operand.index - first.index] : nil) ?? value(operand)
        }
        fresh[node.index - first.index] = try operation(inputs, budget: memoryBudget)
        work += inputs.reduce(1) { $0 + $1.count }
        guard work >= Self.workBetweenQuestions else { continue }
        work = 0
        if let mustStop, mustStop() { throw .cancelled }
      }
    }
    return fresh.last.flatMap { $0 } ?? value(y)
  }
}
