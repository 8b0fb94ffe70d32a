extension Operation {
  /// log Σ e^x of all entries, or along an axis, without overflow.
  public static func logSumExp(axis: Int? = nil) -> Operation {
    reduction(
      "logsumexp", axis: axis, summary: "log Σ e^x, without overflow.",
      known: LineResults(
        whole: [2.9352454269170685],
        columns: [1.4711006659477777, 0.5839007408883389, 2.53995333316243],
        rows: [2.627096582800486, 1.6079520141095887]),
      decomposition: .composition { tape, operands throws(EngineError) in
        try tape.apply(.log, [tape.apply(.sum(axis: axis), [tape.apply(.exp, operands)])])
      },
      shownFactor: { step in
        if step.entry(along: axis) != nil { return step.softmax(axis) }
        // Without an axis, softmax would be read as that of the rows.
        return step.shapes[0].count < 2
          ? .apply(.softmax(axis: axis), step.operands)
          : .apply(Operation.exp, [step.operands[0] - step.result])
      }, reduce: { logSumExp($0) },
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
      known: LineResults(
        whole: [
          0.07170136980283032, 0.01599873812696732, 0.6471058303984618, 0.1595743331251728,
          0.07924226869227552, 0.026377459854292146,
        ],
        columns: [
          0.31002551887238755, 0.1679816148660755, 0.9608342772032357, 0.6899744811276125, 0.8320183851339245,
          0.039165722796764356,
        ],
        rows: [
          0.09757864772562466, 0.021772739294085852, 0.8806486129802894, 0.6017266454582053,
          0.2988086090342486, 0.09946474550754611,
        ]),
      decomposition: .composition { tape, operands throws(EngineError) in
        let power = try tape.apply(.exp, operands)
        let total = try tape.apply(.sum(axis: axis), [power])
        return try tape.apply(.divide, [power, tape.alongside(total, power, axis: axis)])
      },
      shownFactor: { step in
        let (i, j) = (step.indexed("i", else: "softmax"), step.indexed("j", else: "softmax"))
        return .symbol("\(i)(δ_{ij}−\(j))")
      },
      map: { line, output in
        let shift = shift(line)
        for i in line.indices { output[i] = Elementary.exp(distance(line[i], shift)) }
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
      known: LineResults(
        whole: [
          -2.6352454269170686, -4.135245426917069, -0.4352454269170685, -1.8352454269170684,
          -2.5352454269170686, -3.6352454269170686,
        ],
        columns: [
          -1.1711006659477778, -1.783900740888339, -0.039953333162430306, -0.3711006659477777,
          -0.18390074088833888, -3.2399533331624304,
        ],
        rows: [
          -2.327096582800486, -3.827096582800486, -0.12709658280048583, -0.5079520141095887,
          -1.2079520141095887, -2.307952014109589,
        ]),
      decomposition: .composition { tape, operands throws(EngineError) in
        let rest = try tape.apply(.logSumExp(axis: axis), operands)
        return try tape.apply(.subtract, [operands[0], tape.alongside(rest, operands[0], axis: axis)])
      },
      shownFactor: { .symbol("δ_{ij}−\($0.softmax(axis).label)_j") },
      map: { line, output in
        let shift = shift(line)
        let rest = logSumExp(line, shift: shift)
        for i in line.indices { output[i] = distance(line[i], shift) - rest }
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
    Elementary.log(PairwiseSum.sum(line.count) { Elementary.exp(distance(line[$0], shift)) })
  }

  /// x less the largest entry; ∞ is no distance from itself, so that it has all the share.
  private static func distance(_ x: Double, _ largest: Double) -> Double { x == largest ? 0 : x - largest }

  /// What is subtracted before exponentials are taken: the largest entry, or 0 where that is −∞.
  private static func shift(_ line: UnsafeBufferPointer<Double>) -> Double {
    guard !line.isEmpty else { return 0 }
    let largest = line[position(line, >)]
    return largest == -.infinity ? 0 : largest
  }
}

extension WrittenStep {
  /// The softmax of the first operand; its axis is written where it is not the last.
  fileprivate func softmax(_ axis: Int?) -> Formula {
    let isLast = axis.map { $0 == -1 || $0 == shapes[0].count - 1 } ?? false
    return .symbol("softmax(\(operands[0].label)\(isLast ? "" : axisText(axis)))")
  }
}
