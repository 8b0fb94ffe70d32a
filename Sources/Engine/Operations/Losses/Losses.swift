extension Operation {
  /// Half the squared norm of prediction − target, averaged over the batch (the first axis).
  public static let l2: Operation = loss(
    "l2", "½ ‖prediction − target‖², averaged over the batch: the first axis, also of a vector.",
    known: (1.335, 0.305),
    slope: { $0.residual / .constant(Double($0.shapes[0].first ?? 1)) }
  ) {
    tape, residual throws(EngineError) in
    let total = try tape.apply(.sum(), [tape.apply(.square, [residual])])
    return try tape.apply(.divide, [total, tape.constant(2 * Double(tape.shape(residual).first ?? 1))])
  }

  /// The mean of the squared differences over every entry.
  public static let meanSquaredError: Operation = loss(
    "mse", "The mean squared difference.", known: (1.335, 0.61),
    slope: { $0.twice($0.residual, over: nil) }
  ) {
    tape, residual throws(EngineError) in
    try tape.apply(.mean(), [tape.apply(.square, [residual])])
  }

  /// The mean of the absolute differences over every entry.
  public static let meanAbsoluteError: Operation = loss(
    "mae", "The mean absolute difference.", known: (0.9833333333333333, 0.6),
    slope: { .apply(Sign.self, $0.residual) / $0.length(nil) }
  ) {
    tape, residual throws(EngineError) in
    try tape.apply(.mean(), [tape.apply(.abs, [residual])])
  }

  /// The mean over every entry of ½r² where |r| ≤ δ, else δ(|r| − ½δ); δ is the third operand (Huber, 1964).
  public static let huber: Operation = .composite(
    "huber", summary: "½r² near 0 and linear beyond δ, averaged over every entry.", arity: 3...3,
    examples: .loss(0.5133333333333333, 0.2825, further: [Tensor(0.8)]),
    shownFactors: { step in
      let (slope, growth) = Huber.derivatives(step.residual, step.operands[2], step.result)
      return [
        slope / step.length(nil), -slope / step.length(nil), .apply(Operation.mean(), [growth]),
      ]
    },
    shape: { shapes throws(EngineError) in
      try checkAgreement("huber", shapes)
      guard shapes[2].isEmpty else { throw .notScalar(what: "delta", shape: shapes[2]) }
      return []
    },
    build: { tape, operands throws(EngineError) in
      let residual = try tape.residual(operands)
      if let delta = tape.value(operands[2]).scalar, !(delta > 0) {
        throw .invalidValue(what: "delta", value: delta, requirement: "greater than 0")
      }
      return try tape.apply(.mean(), [tape.apply(Huber.operation, [residual, operands[2]])])
    })

  /// The hinge loss.
  ///
  /// With targets −1 and 1 of the scores' shape: the mean over every entry of max(0, 1 − target · score). With class
  /// indices, one fewer axis: the sum over the wrong classes of max(0, 1 + score − right score), averaged over the
  /// batch (Weston and Watkins, 1999). Its derivative where the margin is exactly 1 is 0.
  public static let hinge: Operation = .composite(
    "hinge",
    summary: "The mean of max(0, 1 − target · score); of class labels, summed over the wrong classes.",
    arity: 2...2,
    examples: .hinge, shownFactors: { agree($0.shapes) ? $0.binaryHingeSlopes : $0.classHingeSlopes },
    shape: { shapes throws(EngineError) in
      if !agree(shapes) { _ = try Labels(logits: shapes[0], labels: shapes[1], of: "hinge") }
      if Shape.count(shapes[0]) == 0 { throw .emptyReduction(operation: "hinge") }
      return []
    },
    build: { tape, operands throws(EngineError) in
      agree(operands.map { tape.shape($0) })
        ? try binaryHinge(&tape, operands) : try classHinge(&tape, operands)
    })

  private static func loss(
    _ name: String, _ summary: String, known: (Double, Double),
    slope: @escaping @Sendable (WrittenStep) -> Formula,
    _ build: @escaping @Sendable (inout Tape, Variable) throws(EngineError) -> Variable
  ) -> Operation {
    .composite(
      name, summary: summary, arity: 2...2, examples: .loss(known.0, known.1),
      shownFactors: { [slope($0), -slope($0)] },
      shape: { shapes throws(EngineError) in
        try checkAgreement(name, shapes)
        return []
      },
      build: { tape, operands throws(EngineError) in try build(&tape, tape.residual(operands)) })
  }

  private static func binaryHinge(
    _ tape: inout Tape, _ operands: [Variable]
  ) throws(EngineError) -> Variable {
    let target = try tape.reshape(operands[1], to: tape.shape(operands[0]))
    let margin = try tape.apply(.multiply, [operands[0], target])
    let shortfall = try tape.apply(.subtract, [tape.constant(1), margin])
    return try tape.apply(.mean(), [tape.apply(.relu, [shortfall])])
  }

  private static func classHinge(
    _ tape: inout Tape, _ operands: [Variable]
  ) throws(EngineError) -> Variable {
    let scores = operands[0]
    let rows = try tape.labelRows(operands[1], logits: scores, of: "hinge")
    let right = try tape.apply(.sum(axis: -1), [tape.apply(.multiply, [scores, rows])])
    let lead = try tape.apply(.subtract, [scores, tape.alongside(right, scores, axis: -1)])
    let shortfall = try tape.apply(.relu, [tape.apply(.add, [lead, tape.constant(1)])])
    let wrong = try tape.apply(.subtract, [tape.constant(1), rows])
    let total = try tape.apply(.sum(), [tape.apply(.multiply, [shortfall, wrong])])
    return try tape.averaged(total, overPointsOf: scores)
  }

  /// Whether prediction and target have one shape, up to a last axis of length 1.
  private static func agree(_ shapes: [[Int]]) -> Bool {
    shapes[0] == shapes[1] || shapes[0] == shapes[1] + [1] || shapes[0] + [1] == shapes[1]
  }

  private static func checkAgreement(_ name: String, _ shapes: [[Int]]) throws(EngineError) {
    guard agree(shapes) else {
      throw .incompatibleShapes(
        operation: name, shapes: Array(shapes.prefix(2)), rule: "prediction and target need the same shape")
    }
    if Shape.count(shapes[0]) == 0 { throw .emptyReduction(operation: name) }
  }
}

extension WrittenStep {
  /// The prediction less the target.
  fileprivate var residual: Formula { operands[0] - operands[1] }

  /// −target where the margin is below 1, and −score.
  fileprivate var binaryHingeSlopes: [Formula] {
    let isShort = Formula.apply(Less.operation, [operands[0] * operands[1], 1])
    return [operands[1], operands[0]].map { -($0 * isShort) / length(nil) }
  }

  /// 1 for each wrong class whose score comes too near the right one's, and less their number for the right one.
  fileprivate var classHingeSlopes: [Formula] {
    let (score, label) = (operands[0].label, operands[1].label)
    let near = "acdghkmn".first { !(score + label).contains($0) }.map(String.init) ?? "near"
    let slope = Formula.symbol("\(near)−Σ(\(near))·one_hot(\(label))") / pointCount
    return [
      .symbol("\(slope.label), \(near) = 1[\(score) > \(Self.indexed(score, label))−1]"), 0,
    ]
  }
}

extension Tape {
  fileprivate mutating func residual(_ operands: [Variable]) throws(EngineError) -> Variable {
    try apply(.subtract, [operands[0], reshape(operands[1], to: shape(operands[0]))])
  }
}

/// Huber's function of a residual and of the place δ where it becomes linear.
enum Huber: BinaryRule {
  static let operation = Operation(
    Huber.self, "huber_entry", summary: "½r² where |r| ≤ δ, else δ(|r| − ½δ).",
    samples: [(-1.3, 1), (0.4, 0.7)], known: [(3, 1, 2.5), (-0.5, 1, 0.125)])
  static func value(_ r: Double, _ delta: Double) -> Double {
    r.magnitude <= delta ? 0.5 * r * r : delta * (r.magnitude - 0.5 * delta)
  }
  static func derivatives<N: Algebra>(_ r: N, _ delta: N, _ y: N) -> (N, N) {
    (
      .apply(Maximum.self, .apply(Minimum.self, r, delta), -delta),
      .apply(ReLU.self, .apply(Absolute.self, r) - delta)
    )
  }
}

extension Examples {
  fileprivate static func loss(
    _ ofMatrices: Double, _ ofVectors: Double, further: [Tensor] = []
  ) -> Examples {
    let prediction = Tensor(unchecked: [3, 2], [0.3, -1.2, 2.5, 1.1, 0.4, -0.7])
    let target = Tensor(unchecked: [3, 2], [0.1, 0.2, 1.9, -0.4, 0.8, 1.1])
    let vectors = [Tensor([1.5, 0.2]), Tensor([0.4, 0.1])]
    return Examples(
      samples: [[prediction, target] + further, vectors + further],
      known: [
        ([prediction, target] + further, Tensor(ofMatrices)), (vectors + further, Tensor(ofVectors)),
      ],
      rejected: [
        [Tensor([1, 2]), Tensor([1, 2, 3])] + further, [Tensor([]), Tensor([])] + further,
      ] + further.flatMap { _ in [[prediction, target, target], [prediction, target, Tensor(-1)]] })
  }

  fileprivate static let hinge = Examples(
    samples: [
      [Tensor([0.3, -1.2, 2.5]), Tensor([1, 1, -1])],
      [matrix, Tensor([0, 2])],
    ],
    known: [
      ([Tensor([0.3, -1.2, 2.5]), Tensor([1, 1, -1])], Tensor(2.1333333333333333)),
      ([matrix, Tensor([2, 0])], Tensor(0.15)),
    ],
    rejected: [[Tensor([1, 2]), Tensor([1, 2, 3])], [Tensor([1, 2]), Tensor(7)]])
}
