extension Operation {
  /// The sum of all entries, or along an axis.
  public static func sum(axis: Int? = nil) -> Operation {
    reduction(
      "sum", "Σ", axis: axis, summary: "The sum of all entries, or along an axis.", ofNone: 0,
      reduce: PairwiseSum.sum,
      backward: { tape, pullback throws(EngineError) in
        try tape.spread(pullback.cotangent, like: pullback.operands[0], axis: axis)
      })
  }

  /// The mean of all entries, or along an axis.
  public static func mean(axis: Int? = nil) -> Operation {
    reduction(
      "mean", axis: axis, summary: "The mean of all entries, or along an axis.",
      reduce: mean,
      backward: { tape, pullback throws(EngineError) in
        let x = pullback.operands[0]
        let count = try tape.lineLength(x, axis)
        return try tape.spread(tape.apply(.divide, [pullback.cotangent, count]), like: x, axis: axis)
      })
  }

  /// The variance of all entries, or along an axis: the mean squared distance from the mean, as NumPy's `ddof=0`.
  public static func variance(axis: Int? = nil) -> Operation {
    reduction(
      "var", axis: axis, summary: "The mean squared distance from the mean.",
      reduce: variance,
      backward: { tape, pullback throws(EngineError) in
        let x = pullback.operands[0]
        let count = try tape.lineLength(x, axis)
        let share = try tape.apply(.divide, [pullback.cotangent, count])
        let twice = try tape.apply(.multiply, [tape.constant(2), share])
        return try tape.apply(
          .multiply, [tape.spread(twice, like: x, axis: axis), tape.centred(x, axis)])
      })
  }

  /// The standard deviation: the square root of the variance. Its derivative where all entries agree is 0.
  public static func standardDeviation(axis: Int? = nil) -> Operation {
    reduction(
      "std", axis: axis, summary: "The square root of the variance.",
      reduce: { variance($0).squareRoot() },
      backward: { tape, pullback throws(EngineError) in
        let x = pullback.operands[0]
        let count = try tape.lineLength(x, axis)
        let share = try tape.apply(.divide, [pullback.cotangent, count])
        return try tape.apply(
          .multiply,
          [tape.spread(tape.quotient(share, pullback.result), like: x, axis: axis), tape.centred(x, axis)])
      })
  }

  /// The Euclidean norm of all entries, or along an axis. Its derivative at 0 is 0.
  public static func norm(axis: Int? = nil) -> Operation {
    reduction(
      "norm", "‖·‖", axis: axis, summary: "The square root of the sum of squares.", ofNone: 0,
      reduce: { line in
        PairwiseSum.sum(line.count) { line[$0] * line[$0] }.squareRoot()
      },
      backward: { tape, pullback throws(EngineError) in
        let x = pullback.operands[0]
        let scaled = try tape.quotient(pullback.cotangent, pullback.result)
        return try tape.apply(.multiply, [tape.spread(scaled, like: x, axis: axis), x])
      })
  }

  private static func mean(_ line: UnsafeBufferPointer<Double>) -> Double {
    PairwiseSum.sum(line) / Double(line.count)
  }

  private static func variance(_ line: UnsafeBufferPointer<Double>) -> Double {
    let centre = mean(line)
    return PairwiseSum.sum(line.count) { (line[$0] - centre) * (line[$0] - centre) } / Double(line.count)
  }
}

extension Tape {
  /// How many entries a reduction takes together, as a constant.
  fileprivate mutating func lineLength(_ x: Variable, _ axis: Int?) throws(EngineError) -> Variable {
    constant(Double(try Lines(shape(x), axis: axis, of: "mean").length))
  }

  /// The distances from the mean.
  fileprivate mutating func centred(_ x: Variable, _ axis: Int?) throws(EngineError) -> Variable {
    let mean = try apply(.mean(axis: axis), [x])
    return try apply(.subtract, [x, spread(mean, like: x, axis: axis)])
  }

  /// a / b, where b = 0 counts as 1: for rules whose further factor is 0 there.
  fileprivate mutating func quotient(_ a: Variable, _ b: Variable) throws(EngineError) -> Variable {
    let isZero = try apply(.equal, [b, constant(0)])
    return try apply(.divide, [a, apply(.add, [b, isZero])])
  }
}
