extension Operation {
  /// An operation that is put together from others: what they compute is its value, and their backward rules
  /// are its backward rule.
  static func composite(
    _ name: String, notation: Notation? = nil, summary: String, arity: ClosedRange<Int>,
    examples: @autoclosure @escaping @Sendable () -> Examples = Examples(),
    shownFactors: @escaping @Sendable (WrittenStep) -> [Formula],
    shape: @escaping @Sendable ([[Int]]) throws(EngineError) -> [Int],
    build: @escaping @Sendable (inout Tape, [Variable]) throws(EngineError) -> Variable
  ) -> Operation {
    Operation(
      name, notation: notation, summary: summary, arity: arity, examples: examples(),
      decomposition: .composition(build), shownFactors: shownFactors, shape: shape,
      forward: { operands, _ throws(EngineError) in
        var scratch = Tape()
        let variables = operands.map { scratch.leaf($0) }
        let result = try build(&scratch, variables)
        return scratch.value(result)
      },
      backward: { tape, pullback throws(EngineError) in
        // Aliases cut the graph at the operands, which may depend on each other or be one and the same.
        var aliases: [Variable] = []
        for operand in pullback.operands { aliases.append(try tape.apply(.identity, [operand])) }
        let result = try build(&tape, aliases)
        return try tape.vjp(of: result, withRespectTo: aliases, cotangent: pullback.cotangent)
      })
  }

  /// The greater or smaller of two, applied to several from the first on; of equal ones the first is chosen.
  func folded(_ count: Int) -> Operation {
    .composite(
      name, notation: notation, summary: summary, arity: count...count,
      shownFactors: { [self] step in chosen(among: step.operands, step.result) },
      shape: { [self] shapes throws(EngineError) in
        var shape = shapes[0]
        for next in shapes.dropFirst() { shape = try resultShape(of: [shape, next]) }
        return shape
      },
      build: { [self] tape, operands throws(EngineError) in
        var result = operands[0]
        for next in operands.dropFirst() { result = try tape.apply(self, [result, next]) }
        return result
      })
  }

  /// For each operand 1 where it is the result and none before it is.
  private func chosen(among operands: [Formula], _ result: Formula) -> [Formula] {
    operands.enumerated().map { place, operand in
      let isResult = Formula.apply(.equal, [operand, result])
      guard let first = operands.first, place > 0 else { return isResult }
      let best = operands[1..<place].reduce(first) { .apply(self, [$0, $1]) }
      return isResult * .apply(self === Operation.maximum ? .less : .greater, [best, result])
    }
  }

  /// The operand itself, as a variable of its own.
  static let identity: Operation = Operation(
    "identity", summary: "The operand itself.", examples: .ofMatrix([2, 3], Examples.matrix.values),
    decomposition: .rearrangement, shownFactors: ones, shape: { shapes throws(EngineError) in shapes[0] },
    forward: { operands, _ throws(EngineError) in operands[0] },
    backward: { _, pullback throws(EngineError) in [pullback.cotangent] })
}
