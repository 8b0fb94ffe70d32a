extension Operation {
  /// An operation that makes one number of each line along an axis, or of all entries.
  static func reduction(
    _ name: String, _ notation: Notation? = nil, axis: Int?, summary: String, ofNone: Double? = nil,
    known: @autoclosure @escaping @Sendable () -> LineResults? = nil,
    decomposition: Decomposition? = nil, shownFactor: @escaping @Sendable (WrittenStep) -> Formula,
    reduce: @escaping @Sendable (UnsafeBufferPointer<Double>) -> Double,
    backward: @escaping @Sendable (inout Tape, Pullback) throws(EngineError) -> Variable?
  ) -> Operation {
    Operation(
      name, notation: (notation ?? .function(name)).along(axis, of: name), summary: summary,
      examples: .alongAxis(axis, known()), variant: variant(axis), decomposition: decomposition,
      shownFactors: { [shownFactor($0)] },
      shape: { shapes throws(EngineError) in
        let lines = try Lines(shapes[0], axis: axis, of: name)
        if lines.length == 0, ofNone == nil { throw .emptyReduction(operation: name) }
        return lines.reduced
      },
      forward: { operands, _ throws(EngineError) in
        try Lines(operands[0].shape, axis: axis, of: name).reduce(operands[0], reduce)
      },
      backward: { tape, pullback throws(EngineError) in [try backward(&tape, pullback)] })
  }

  /// An operation that makes a line of the same length of each line along an axis, or of all entries; the last axis
  /// is the usual one.
  static func lineMap(
    _ name: String, axis: Int?, summary: String,
    known: @autoclosure @escaping @Sendable () -> LineResults? = nil,
    decomposition: Decomposition? = nil, shownFactor: @escaping @Sendable (WrittenStep) -> Formula,
    map: @escaping @Sendable (UnsafeBufferPointer<Double>, inout [Double]) -> Void,
    backward: @escaping @Sendable (inout Tape, Pullback) throws(EngineError) -> Variable?
  ) -> Operation {
    Operation(
      name, notation: .function(name).along(axis == -1 ? nil : axis, of: name), summary: summary,
      examples: .alongAxis(axis, known()), variant: variant(axis),
      decomposition: decomposition,
      shownFactors: { [shownFactor($0)] },
      shape: { shapes throws(EngineError) in
        _ = try Lines(shapes[0], axis: axis, of: name)
        return shapes[0]
      },
      forward: { operands, _ throws(EngineError) in
        try Lines(operands[0].shape, axis: axis, of: name).map(operands[0], map)
      },
      backward: { tape, pullback throws(EngineError) in [try backward(&tape, pullback)] })
  }

  private static func variant(_ axis: Int?) -> String { axis.map(String.init) ?? "all" }
}

/// What an independent reference gives for the matrix of `Examples`: for all its entries, along axis 0 and along
/// axis 1.
struct LineResults: Sendable {
  let whole: [Double]
  let columns: [Double]
  let rows: [Double]

  /// The result along an axis: a number a line, or a line of the same length.
  fileprivate func result(_ axis: Int?) -> Tensor {
    let values = axis == nil ? whole : axis == 0 ? columns : rows
    let reduced = axis == nil ? [] : axis == 0 ? [3] : [2]
    return Tensor(unchecked: values.count == Examples.matrix.count ? [2, 3] : reduced, values)
  }
}

extension Examples {
  /// Operands for what works along this axis.
  fileprivate static func alongAxis(_ axis: Int?, _ known: LineResults?) -> Examples {
    let cube = Tensor(unchecked: [2, 2, 2], [0.3, -1.2, 2.5, 1.1, 0.4, -0.7, 0.9, -2.2])
    return Examples(
      samples: [[matrix], [cube]], known: known.map { [([matrix], $0.result(axis))] } ?? [],
      rejected: axis == nil ? [] : [[Tensor(1)]])
  }
}
