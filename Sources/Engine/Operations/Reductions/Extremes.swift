extension Operation {
  /// The largest entry, or the largest along an axis; the gradient goes to the first of equals.
  public static func max(axis: Int? = nil) -> Operation {
    extreme(
      "max", axis, "The largest entry.",
      known: LineResults(
        whole: [2.5],
        columns: [1.1, 0.4, 2.5],
        rows: [2.5, 1.1])
    ) { $0 > $1 }
  }

  /// The smallest entry, or the smallest along an axis; the gradient goes to the first of equals.
  public static func min(axis: Int? = nil) -> Operation {
    extreme(
      "min", axis, "The smallest entry.",
      known: LineResults(
        whole: [-1.2],
        columns: [0.3, -1.2, -0.7],
        rows: [-1.2, -0.7])
    ) { $0 < $1 }
  }

  /// The position of the first largest entry, or along an axis; its derivative is 0.
  public static func argmax(axis: Int? = nil) -> Operation {
    reduction(
      "argmax", axis: axis, summary: "The position of the first largest entry.",
      known: LineResults(
        whole: [2],
        columns: [1, 1, 0],
        rows: [2, 0]),
      shownFactor: { _ in 0 }, reduce: { Double(position($0, >)) },
      backward: { _, _ throws(EngineError) in nil })
  }

  private static func extreme(
    _ name: String, _ axis: Int?, _ summary: String,
    known: @autoclosure @escaping @Sendable () -> LineResults?,
    _ isBetter: @escaping @Sendable (Double, Double) -> Bool
  ) -> Operation {
    reduction(
      name, axis: axis, summary: summary, known: known(),
      decomposition: .fold(isBetter(1, 0) ? .maximum : .minimum, axis: axis),
      shownFactor: { step in
        // Of equal entries only the first is chosen, which an equality of values would not say.
        .symbol("1 at arg\(name)(\(step.operands[0].label)\(step.axisText(axis)))")
      },
      reduce: { $0[position($0, isBetter)] },
      backward: { tape, pullback throws(EngineError) in
        let x = pullback.operands[0]
        let chosen = try tape.apply(choice(axis, isBetter), [x])
        return try tape.apply(.multiply, [tape.spread(pullback.cotangent, like: x, axis: axis), chosen])
      })
  }

  /// 1 at the entry that `max` or `min` takes, 0 at the others; its derivative is 0.
  private static func choice(
    _ axis: Int?, _ isBetter: @escaping @Sendable (Double, Double) -> Bool
  ) -> Operation {
    lineMap(
      isBetter(1, 0) ? "largest" : "smallest", axis: axis, summary: "1 at the extreme entry, 0 elsewhere.",
      shownFactor: { _ in 0 },
      map: { line, output in
        let chosen = position(line, isBetter)
        for i in line.indices { output[i] = i == chosen ? 1 : 0 }
      },
      backward: { _, _ throws(EngineError) in nil })
  }

  /// The first position that none is better than; the first NaN, if there is one. The line has an entry.
  static func position(
    _ line: UnsafeBufferPointer<Double>, _ isBetter: (Double, Double) -> Bool
  ) -> Int {
    var best = 0
    for i in line.indices where !line[best].isNaN && (isBetter(line[i], line[best]) || line[i].isNaN) {
      best = i
    }
    return best
  }
}
