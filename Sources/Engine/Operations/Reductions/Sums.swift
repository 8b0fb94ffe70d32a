extension Operation {
  /// The sum of all entries, or along an axis.
  public static func sum(axis: Int? = nil) -> Operation {
    reduction(
      "sum", .function("Σ"), axis: axis, summary: "The sum of all entries, or along an axis.", ofNone: 0,
      known: LineResults(
        whole: [2.4000000000000004],
        columns: [1.4000000000000001, -0.7999999999999999, 1.8],
        rows: [1.6, 0.8]),
      decomposition: .fold(.add, axis: axis), shownFactor: { _ in 1 }, reduce: PairwiseSum.sum,
      backward: { tape, pullback throws(EngineError) in
        try tape.spread(pullback.cotangent, like: pullback.operands[0], axis: axis)
      })
  }

  /// The mean of all entries, or along an axis.
  public static func mean(axis: Int? = nil) -> Operation {
    reduction(
      "mean", axis: axis, summary: "The mean of all entries, or along an axis.",
      known: LineResults(
        whole: [0.4000000000000001],
        columns: [0.7000000000000001, -0.39999999999999997, 0.9],
        rows: [0.5333333333333333, 0.26666666666666666]),
      decomposition: .composition { tape, operands throws(EngineError) in
        let total = try tape.apply(.sum(axis: axis), operands)
        return try tape.apply(.divide, [total, tape.lineLength(operands[0], axis)])
      },
      shownFactor: { 1 / $0.length(axis) }, reduce: mean,
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
      known: LineResults(
        whole: [1.446666666666667],
        columns: [0.16000000000000003, 0.6400000000000001, 2.5600000000000005],
        rows: [2.308888888888889, 0.5488888888888889]),
      decomposition: .composition { tape, operands throws(EngineError) in
        try tape.apply(.mean(axis: axis), [tape.apply(.square, [tape.centred(operands[0], axis)])])
      },
      shownFactor: { $0.twice($0.centred(axis), over: axis) }, reduce: variance,
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
      known: LineResults(
        whole: [1.2027745701779144],
        columns: [0.4, 0.8, 1.6],
        rows: [1.5195028426721975, 0.7408703590297623]),
      decomposition: .composition { tape, operands throws(EngineError) in
        try tape.apply(.sqrt, [tape.apply(.variance(axis: axis), operands)])
      },
      shownFactor: { step in
        let length = step.length(axis)
        let deviation = step.entry(along: axis).map { step.result(at: $0.line, else: "std") } ?? step.result
        return length.number == 1 ? 0 : step.centred(axis) / (length * deviation)
      },
      reduce: { line in
        let centre = mean(line)
        return rootOfSquares(line.count, over: Double(line.count)) { line[$0] - centre }
      },
      backward: { tape, pullback throws(EngineError) in
        let x = pullback.operands[0]
        let count = try tape.lineLength(x, axis)
        let share = try tape.apply(.divide, [pullback.cotangent, count])
        return try tape.along(tape.centred(x, axis), of: pullback.result, share, axis)
      })
  }

  /// The Euclidean norm of all entries, or along an axis. Its derivative at 0 is 0.
  public static func norm(axis: Int? = nil) -> Operation {
    reduction(
      "norm", .enclosing("‖·‖"), axis: axis, summary: "The square root of the sum of squares.", ofNone: 0,
      known: LineResults(
        whole: [3.104834939252005],
        columns: [1.140175425099138, 1.2649110640673518, 2.596150997149434],
        rows: [2.7892651361962706, 1.3638181696985856]),
      decomposition: .composition { tape, operands throws(EngineError) in
        try tape.apply(.sqrt, [tape.apply(.sum(axis: axis), [tape.apply(.square, operands)])])
      },
      shownFactor: { step in
        guard let (entry, line) = step.entry(along: axis) else { return step.operands[0] / step.result }
        guard case .symbol = step.result else {
          let whole = Formula.symbol("‖\(step.operands[0].label)‖\(line)")
          return entry / whole
        }
        return entry / step.result(at: line, else: "norm")
      },
      reduce: { line in rootOfSquares(line.count, over: 1) { line[$0] } },
      backward: { tape, pullback throws(EngineError) in
        try tape.along(pullback.operands[0], of: pullback.result, pullback.cotangent, axis)
      })
  }

  private static func mean(_ line: UnsafeBufferPointer<Double>) -> Double {
    PairwiseSum.sum(line) / Double(line.count)
  }

  private static func variance(_ line: UnsafeBufferPointer<Double>) -> Double {
    let centre = mean(line)
    return PairwiseSum.sum(line.count) { (line[$0] - centre) * (line[$0] - centre) } / Double(line.count)
  }

  /// √(Σ x² / divisor); where the squares would overflow or vanish, they are taken of numbers near 1.
  @inline(__always)
  private static func rootOfSquares(
    _ count: Int, over divisor: Double, _ entry: (Int) -> Double
  ) -> Double {
    let sum = PairwiseSum.sum(count) { entry($0) * entry($0) }
    if sum > 1e-280, sum < 1e280 { return (sum / divisor).squareRoot() }
    let largest = (0..<count).reduce(0) { Swift.max($0, entry($1).magnitude) }
    guard largest > 0, largest.isFinite, !sum.isNaN else { return (sum / divisor).squareRoot() }
    let scaled = PairwiseSum.sum(count) { (entry($0) / largest) * (entry($0) / largest) }
    return largest * (scaled / divisor).squareRoot()
  }
}

extension WrittenStep {
  /// The distance from the mean.
  fileprivate func centred(_ axis: Int?) -> Formula {
    if let (entry, line) = entry(along: axis) { return entry - .symbol("mean" + line) }
    return operands[0] - .apply(Operation.mean(), [operands[0]])
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

  /// A gradient times the direction x / length of each line; 0 where the length is 0, with all its derivatives.
  fileprivate mutating func along(
    _ x: Variable, of length: Variable, _ gradient: Variable, _ axis: Int?
  ) throws(EngineError) -> Variable {
    let isZero = try apply(.equal, [length, constant(0)])
    let divisor = try spread(apply(.add, [length, isZero]), like: x, axis: axis)
    let factor = try apply(.multiply, [gradient, apply(.notEqual, [length, constant(0)])])
    let direction = try apply(.divide, [x, divisor])
    return try apply(.multiply, [spread(factor, like: x, axis: axis), direction])
  }
}
