extension Operation {
  /// log Σ e^x of all entries, or along an axis, without overflow.
  public static func logSumExp(axis: Int? = nil) -> Operation {
    reduction(
      "logsumexp", axis: axis, summary: "log Σ e^x, without overflow.",
      reduce: { logSumExp($0) },
      backward: { tape, pullback throws(EngineError) in
        let x = pullback.operands[0]
        let share = try tape.apply(.softmax(axis: axis), [x])
        return try tape.apply(.multiply, [tape.spread(pullback.cotangent, like: x, axis: axis), share])
      })
  }

  /// e^x divided by its sum along an axis (the last, unless told otherwise; `nil` for all entries).
  public static func softmax(axis: Int? = -1) -> Operation {
    lineMap(
      "softmax", axis: axis, summary: "e^x divided by its sum, without overflow.",
      map: { line, output in
        let shift = shift(line)
        for i in line.indices { output[i] = Elementary.exp(line[i] - shift) }
        let total = output.withUnsafeBufferPointer(PairwiseSum.sum)
        for i in line.indices { output[i] /= total }
      },
      backward: { tape, pullback throws(EngineError) in
        let (y, gradient) = (pullback.result, pullback.cotangent)
        let total = try tape.apply(.sum(axis: axis), [tape.apply(.multiply, [gradient, y])])
        let centred = try tape.apply(.subtract, [gradient, tape.spread(total, like: y, axis: axis)])
        return try tape.apply(.multiply, [y, centred])
      })
  }

  /// The logarithm of the softmax along an axis (the last, unless told otherwise; `nil` for all entries).
  public static func logSoftmax(axis: Int? = -1) -> Operation {
    lineMap(
      "log_softmax", axis: axis, summary: "The logarithm of the softmax, without overflow.",
      map: { line, output in
        let shift = shift(line)
        let rest = logSumExp(line, shift: shift)
        for i in line.indices { output[i] = (line[i] - shift) - rest }
      },
      backward: { tape, pullback throws(EngineError) in
        let gradient = pullback.cotangent
        let total = try tape.apply(.sum(axis: axis), [gradient])
        let share = try tape.apply(.softmax(axis: axis), [pullback.operands[0]])
        let expected = try tape.apply(.multiply, [share, tape.spread(total, like: gradient, axis: axis)])
        return try tape.apply(.subtract, [gradient, expected])
      })
  }

  private static func logSumExp(_ line: UnsafeBufferPointer<Double>) -> Double {
    let shift = shift(line)
    return shift + logSumExp(line, shift: shift)
  }

  private static func logSumExp(_ line: UnsafeBufferPointer<Double>, shift: Double) -> Double {
    Elementary.log(PairwiseSum.sum(line.count) { Elementary.exp(line[$0] - shift) })
  }

  /// What is subtracted before exponentials are taken: the largest entry, or 0 where that is −∞.
  private static func shift(_ line: UnsafeBufferPointer<Double>) -> Double {
    guard !line.isEmpty else { return 0 }
    let largest = line[position(line, >)]
    return largest == -.infinity ? 0 : largest
  }
}
