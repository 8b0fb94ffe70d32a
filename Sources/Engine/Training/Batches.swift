/// The points of a set as a training visits them, ready to be laid out feature-major.
struct Batches {
  let count: Int
  let batchSize: Int
  let targetsAreClasses: Bool
  private let x: [Double]
  private let targets: [Double]
  private let inputs: Int
  private let outputs: Int
  /// The order of the current epoch, and how much of it has been visited.
  private(set) var order: [Int]
  private(set) var visited: Int

  init(_ dataset: Dataset, _ targets: Targets, outputs: Int, batchSize: Int, state: TrainingState?) {
    count = dataset.count
    inputs = dataset.featureCount
    self.outputs = outputs
    self.targets = targets.rows
    targetsAreClasses = targets.areClasses
    self.batchSize = batchSize
    x = dataset.x.values
    let continues = state?.order.count == dataset.count && batchSize < dataset.count
    order = continues ? state?.order ?? [] : []
    visited = continues ? state?.visited ?? 0 : 0
  }

  /// Whether every step sees the whole set, in its own order.
  var isWhole: Bool { batchSize >= count }

  /// The number of updates that one pass over the set takes.
  var stepsPerEpoch: Int { (count + batchSize - 1) / batchSize }

  /// The indices of the next batch; a new epoch draws a new permutation.
  mutating func next(_ generator: inout Generator) -> ArraySlice<Int> {
    if visited >= order.count {
      order = generator.permutation(count)
      visited = 0
    }
    let end = min(visited + batchSize, count)
    defer { visited = end }
    return order[visited..<end]
  }

  /// Lays out the whole set.
  func layOutAll(_ input: Pointer, _ target: Pointer, stride: Int, by team: Team) {
    layOut(0..<count, input, target, stride: stride, by: team)
  }

  /// Lays out points feature-major, with zeros up to the stride.
  func layOut(
    _ indices: some Collection<Int>, _ input: Pointer, _ target: Pointer, stride: Int, by team: Team
  ) {
    let parts = inputs * stride < 1 << 14 ? 1 : min(team.threads, inputs)
    team.share(parts) { part in
      let features = inputs * part / parts..<inputs * (part + 1) / parts
      Self.layOut(x, inputs, features, indices, input, stride)
    }
    Self.layOut(targets, outputs, indices, target, stride)
  }

  static func layOut(
    _ rows: [Double], _ width: Int, _ indices: some Collection<Int>, _ target: Pointer, _ stride: Int
  ) {
    layOut(rows, width, 0..<width, indices, target, stride)
  }

  /// Lays out some features.
  private static func layOut(
    _ rows: [Double], _ width: Int, _ features: Range<Int>, _ indices: some Collection<Int>,
    _ target: Pointer, _ stride: Int
  ) {
    rows.withUnsafeBufferPointer { rows in
      var column = 0
      var pending = indices[...]
      while pending.count >= laneCount {
        layOutLanes(rows, width, features, pending.prefix(laneCount), target + column, stride)
        pending = pending.dropFirst(laneCount)
        column += laneCount
      }
      guard column < stride else { return }
      for feature in features { target.store(Lanes.zero, feature * stride + column) }
      for index in pending {
        for feature in features { target[feature * stride + column] = rows[index * width + feature] }
        column += 1
      }
    }
  }

  /// Lays out as many points as there are lanes.
  private static func layOutLanes(
    _ rows: UnsafeBufferPointer<Double>, _ width: Int, _ features: Range<Int>,
    _ indices: some Collection<Int>, _ target: Pointer, _ stride: Int
  ) {
    let starts = SIMD8<Int>(indices.map { $0 * width })
    for feature in features {
      var lanes = Lanes.zero
      for lane in 0..<laneCount { lanes[lane] = rows[starts[lane] + feature] }
      target.store(lanes, feature * stride)
    }
  }
}
