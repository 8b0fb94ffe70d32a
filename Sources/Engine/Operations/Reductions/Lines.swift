/// How a tensor falls into the lines that a reduction along an axis works on; without an axis there is one line.
struct Lines {
  /// How many positions there are before, along and after the axis.
  let outer: Int
  let length: Int
  let inner: Int
  /// The shape without the axis.
  let reduced: [Int]
  /// The shape with the axis kept at length 1.
  let kept: [Int]

  /// The lines of a shape along an axis; negative axes count from the last.
  init(_ shape: [Int], axis: Int?, of operation: String) throws(EngineError) {
    guard let requested = axis else {
      (outer, length, inner) = (1, Shape.count(shape) ?? 0, 1)
      reduced = []
      kept = shape.map { _ in 1 }
      return
    }
    let axis = try Shape.axis(requested, rank: shape.count, of: operation)
    outer = shape[..<axis].reduce(1, *)
    length = shape[axis]
    inner = shape[(axis + 1)...].reduce(1, *)
    reduced = Array(shape[..<axis] + shape[(axis + 1)...])
    kept = Array(shape[..<axis] + [1] + shape[(axis + 1)...])
  }

  /// Where a line begins, by its number.
  private func start(_ line: Int) -> Int { (line / inner) * length * inner + line % inner }

  /// The places of the entries of a line, from its first on.
  func places(_ line: Int) -> [Int] { (0..<length).map { start(line) + $0 * inner } }

  /// One number per line.
  func reduce(_ tensor: Tensor, _ body: (UnsafeBufferPointer<Double>) -> Double) -> Tensor {
    var scratch = [Double](repeating: 0, count: inner == 1 ? 0 : length)
    return tensor.withEntries { entries in
      Tensor(shape: reduced) { result in
        for line in result.indices {
          result[line] = withLine(line, of: entries, &scratch, body)
        }
      }
    }
  }

  /// A line of the same length for each line.
  func map(
    _ tensor: Tensor, _ body: (UnsafeBufferPointer<Double>, inout [Double]) -> Void
  ) -> Tensor {
    var scratch = [Double](repeating: 0, count: inner == 1 ? 0 : length)
    var output = [Double](repeating: 0, count: length)
    return tensor.withEntries { entries in
      Tensor(shape: tensor.shape) { result in
        guard length > 0 else { return }
        for line in 0..<outer * inner {
          withLine(line, of: entries, &scratch) { body($0, &output) }
          let start = start(line)
          for i in 0..<length { result[start + i * inner] = output[i] }
        }
      }
    }
  }

  private func withLine<Result>(
    _ line: Int, of entries: UnsafeBufferPointer<Double>, _ scratch: inout [Double],
    _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    let start = start(line)
    if inner == 1 { return body(UnsafeBufferPointer(rebasing: entries[start..<start + length])) }
    for i in 0..<length { scratch[i] = entries[start + i * inner] }
    return scratch.withUnsafeBufferPointer(body)
  }
}

extension Tape {
  /// The result of a reduction, repeated along the axis that it reduced.
  mutating func spread(
    _ reduced: Variable, like operand: Variable, axis: Int?
  ) throws(EngineError) -> Variable {
    let shape = shape(operand)
    let kept = try Lines(shape, axis: axis, of: "broadcast").kept
    return try broadcast(reshape(reduced, to: kept), to: shape)
  }

  /// The reduced value in a shape that meets each line of the operand with its own entry.
  mutating func alongside(
    _ reduced: Variable, _ operand: Variable, axis: Int?
  ) throws(EngineError) -> Variable {
    if value(reduced).count == 1 { return reduced }
    return try reshape(reduced, to: Lines(shape(operand), axis: axis, of: "reshape").kept)
  }

  /// A constant on the tape.
  mutating func constant(_ number: Double) -> Variable { leaf(Tensor(number)) }
}
