extension Operation {
  /// An operation that applies a function of one number to every entry.
  convenience init<Rule: UnaryRule>(
    _ rule: Rule.Type, _ name: String, _ notation: Notation? = nil, summary: String,
    samples: [Double] = [-1.3, 0.4, 2.1], known: [(Double, Double)] = []
  ) {
    self.init(
      name, notation: notation, summary: summary,
      examples: Examples(
        samples: samples.map { [Tensor($0)] } + [[Tensor(samples)]],
        known: known.map { ([Tensor($0.0)], Tensor($0.1)) }),
      elementwise: Elementwise(rule),
      shape: { shapes throws(EngineError) in shapes[0] },
      forward: { operands, shape throws(EngineError) in Self.map(rule, operands[0]) },
      backward: Self.elementwiseBackward(Elementwise(rule)))
  }

  /// An operation that applies a function of two numbers to every pair of entries.
  convenience init<Rule: BinaryRule>(
    _ rule: Rule.Type, _ name: String, _ notation: Notation? = nil, summary: String,
    samples: [(Double, Double)] = [(-1.3, 0.7), (2.1, -0.4)], known: [(Double, Double, Double)] = []
  ) {
    let firsts = Tensor(samples.map(\.0))
    let seconds = Tensor(samples.map(\.1))
    self.init(
      name, notation: notation, summary: summary, arity: 2...2,
      examples: Examples(
        samples: samples.map { [Tensor($0.0), Tensor($0.1)] }
          + [
            [firsts, seconds], [firsts, Tensor(samples[0].1)],
            [firsts.reshaped([firsts.count, 1]), seconds],
          ],
        known: known.map { ([Tensor($0.0), Tensor($0.1)], Tensor($0.2)) },
        rejected: [[Tensor([1, 2]), Tensor([1, 2, 3])]]),
      elementwise: Elementwise(rule),
      shape: { shapes throws(EngineError) in try Self.broadcastShape(name, shapes) },
      forward: { operands, shape throws(EngineError) in Self.zip(rule, operands[0], operands[1], shape) },
      backward: Self.elementwiseBackward(Elementwise(rule)))
  }

  /// The shape of operands that are broadcast together; throws `incompatibleShapes`.
  static func broadcastShape(_ name: String, _ shapes: [[Int]]) throws(EngineError) -> [Int] {
    if shapes[0] == shapes[1] { return shapes[0] }
    guard let shape = Shape.broadcast(shapes) else {
      throw .incompatibleShapes(
        operation: name, shapes: shapes,
        rule: "aligned at the last axis, lengths must be equal or 1")
    }
    return shape
  }

  private static func map<Rule: UnaryRule>(_ rule: Rule.Type, _ x: Tensor) -> Tensor {
    if let number = x.scalar { return Tensor(Rule.value(number)) }
    return x.withEntries { entries in
      Tensor(shape: x.shape) { result in
        for i in 0..<entries.count { result[i] = Rule.value(entries[i]) }
      }
    }
  }

  private static func zip<Rule: BinaryRule>(
    _ rule: Rule.Type, _ a: Tensor, _ b: Tensor, _ shape: [Int]
  ) -> Tensor {
    if let x = a.scalar, let y = b.scalar { return Tensor(Rule.value(x, y)) }
    let walk = StridedWalk(
      shape, Shape.strides(a.shape, broadcastTo: shape), Shape.strides(b.shape, broadcastTo: shape))
    return a.withEntries { a in
      b.withEntries { b in
        Tensor(shape: shape) { result in
          walk.forEachRow { row in zipRow(rule, a, b, result, row, walk) }
        }
      }
    }
  }

  @inline(__always)
  private static func zipRow<Rule: BinaryRule>(
    _ rule: Rule.Type, _ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>,
    _ result: UnsafeMutableBufferPointer<Double>, _ row: StridedWalk.Row, _ walk: StridedWalk
  ) {
    if walk.firstStep == 1, walk.secondStep == 1 {
      for i in 0..<walk.rowLength { result[row.start + i] = Rule.value(a[row.first + i], b[row.second + i]) }
    } else {
      for i in 0..<walk.rowLength {
        result[row.start + i] = Rule.value(
          a[row.first + i * walk.firstStep], b[row.second + i * walk.secondStep])
      }
    }
  }

  /// The chain rule for an entry-by-entry function: cotangent times local derivative, summed where it was broadcast.
  private static func elementwiseBackward(
    _ elementwise: Elementwise
  ) -> @Sendable (inout Tape, Pullback) throws(EngineError) -> [Variable?] {
    { tape, pullback throws(EngineError) in
      let formulas = elementwise.derivatives()
      var gradients: [Variable?] = []
      for (k, operand) in pullback.operands.enumerated() {
        guard pullback.wanted[k], let product = try tape.scale(pullback.cotangent, by: formulas[k], pullback)
        else {
          gradients.append(nil)
          continue
        }
        gradients.append(try tape.sum(product, to: tape.shape(operand)))
      }
      return gradients
    }
  }
}

extension Tape {
  /// A gradient times a local derivative; `nil` when the derivative is zero everywhere.
  fileprivate mutating func scale(
    _ gradient: Variable, by formula: Formula, _ pullback: Pullback
  ) throws(EngineError) -> Variable? {
    switch formula.number {
    case 0: nil
    case 1: gradient
    case -1: try apply(.negate, [gradient])
    default:
      try apply(.multiply, [gradient, record(formula, operands: pullback.operands, result: pullback.result)])
    }
  }

  /// Records a formula over variables of this tape.
  package mutating func record(
    _ formula: Formula, operands: [Variable], result: Variable?
  ) throws(EngineError) -> Variable {
    switch formula {
    case .operand(let index): return operands[index]
    case .result:
      guard let result else { throw .refused(message: "a formula without a result", hint: nil) }
      return result
    case .constant(let number): return leaf(Tensor(number))
    case .symbol(let name): throw .refused(message: "'\(name)' has no value", hint: nil)
    case .apply(let operation, let parts):
      var variables: [Variable] = []
      for part in parts { variables.append(try record(part, operands: operands, result: result)) }
      return try apply(operation, variables)
    }
  }
}
