extension Operation {
  /// An operation that makes one number of each line along an axis, or of all entries.
  static func reduction(
    _ name: String, _ symbol: String? = nil, axis: Int?, summary: String, ofNone: Double? = nil,
    reduce: @escaping @Sendable (UnsafeBufferPointer<Double>) -> Double,
    backward: @escaping @Sendable (inout Tape, Pullback) throws(EngineError) -> Variable?
  ) -> Operation {
    Operation(
      name, notation: .function(symbol ?? name), summary: summary, examples: .reduction(axis),
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

  /// An operation that makes a line of the same length of each line along an axis, or of all entries.
  static func lineMap(
    _ name: String, axis: Int?, summary: String,
    map: @escaping @Sendable (UnsafeBufferPointer<Double>, inout [Double]) -> Void,
    backward: @escaping @Sendable (inout Tape, Pullback) throws(EngineError) -> Variable?
  ) -> Operation {
    Operation(
      name, summary: summary, examples: .reduction(axis),
      shape: { shapes throws(EngineError) in
        _ = try Lines(shapes[0], axis: axis, of: name)
        return shapes[0]
      },
      forward: { operands, _ throws(EngineError) in
        try Lines(operands[0].shape, axis: axis, of: name).map(operands[0], map)
      },
      backward: { tape, pullback throws(EngineError) in [try backward(&tape, pullback)] })
  }
}

extension Examples {
  /// Operands for a reduction along this axis.
  fileprivate static func reduction(_ axis: Int?) -> Examples {
    let matrix = Tensor(unchecked: [2, 3], [0.3, -1.2, 2.5, 1.1, 0.4, -0.7])
    let cube = Tensor(unchecked: [2, 2, 2], [0.3, -1.2, 2.5, 1.1, 0.4, -0.7, 0.9, -2.2])
    return Examples(samples: [[matrix], [cube]], rejected: axis == nil ? [] : [[Tensor(1)]])
  }
}
