extension Network {
  /// The network's outputs for a batch: one row a point, as outside training (running statistics, no
  /// dropout). A vector is one point and gives a vector; throws when the features do not fit.
  public func forward(_ batch: Tensor) throws(EngineError) -> Tensor {
    let count = try points(in: batch)
    var rows = [Double](repeating: 0, count: count * outputCount)
    run(batch, count) { executor, first in
      Self.copyOut(executor.output, executor, into: &rows, first, outputCount)
    }
    return Tensor(unchecked: Array(batch.shape.dropLast()) + [outputCount], rows)
  }

  /// Runs the points through the network in chunks and hands each chunk to `body` with the index of
  /// its first point.
  func run(
    _ batch: Tensor, _ count: Int, purpose: Executor.Purpose = .evaluating,
    _ body: (borrowing Executor, Int) -> Void
  ) {
    guard count > 0 else { return }
    let chunk = min(count, 256)
    let values = batch.values
    let parameters = Region(count: parameterCount)
    for (index, value) in flat.enumerated() { parameters.base[index] = value }
    var executor = Executor(architecture, capacity: chunk, purpose: purpose, team: .alone)
    executor.load(statistics)
    for first in stride(from: 0, to: count, by: chunk) {
      executor.resize(min(chunk, count - first))
      Batches.layOut(
        values, inputCount, first..<first + executor.count, executor.input, executor.stride)
      executor.forward(parameters.base, .evaluation)
      body(executor, first)
    }
  }

  /// The number of points in a batch; throws unless it is a matrix of points or one point.
  func points(in batch: Tensor) throws(EngineError) -> Int {
    guard (1...2).contains(batch.rank) else {
      throw .wrongRank(
        operation: "a network", expected: "a matrix of points or one point", shape: batch.shape)
    }
    guard batch.shape.last == inputCount else {
      throw .incompatibleShapes(
        operation: "a network", shapes: [batch.shape, [inputCount]],
        rule: "the network takes \(inputCount) \(inputCount == 1 ? "feature" : "features") a point")
    }
    return batch.rank == 1 ? 1 : batch.shape[0]
  }

  /// Copies feature-major values to rows of points, from row `first` on.
  static func copyOut(
    _ source: Pointer, _ executor: borrowing Executor, into rows: inout [Double], _ first: Int,
    _ width: Int
  ) {
    for point in 0..<executor.count {
      for feature in 0..<width {
        rows[(first + point) * width + feature] = source[feature * executor.stride + point]
      }
    }
  }
}
