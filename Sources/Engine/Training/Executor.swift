/// The memory and the passes of one network over batches of up to `capacity` points.
///
/// Values are feature-major: a feature's values over the batch stand side by side, so that every
/// layer works on eight points at a time. The executor owns one block of memory for the inputs, what
/// every step gives, and the errors that flow back.
struct Executor: ~Copyable {
  /// Where a step's values stand in the block.
  struct Place {
    /// What the step reads and what it gives; an activation may write over its dense layer's values.
    let input: Int
    let output: Int
    /// What the backward pass needs besides: normalised values, the mask of dropout.
    let extra: Int
    /// One number a feature (batch norm) or a point (layer norm): 1 / √(σ² + ε).
    let inverse: Int
    /// The running mean and, behind it, the running variance of a batch normalisation.
    let statistics: Int
  }

  /// What the memory is laid out for.
  enum Purpose {
    /// Only the outputs are wanted.
    case evaluating
    /// What every step gives is wanted.
    case inspecting
    /// Errors are sent back.
    case learning
  }

  let architecture: Architecture
  let places: [Place]
  let team: Team
  private let region: Region
  private let layout: Layout
  /// The number of points of the current batch, and the distance between features.
  private(set) var count: Int
  private(set) var stride: Int

  init(_ architecture: Architecture, capacity: Int, purpose: Purpose, team: Team) {
    self.architecture = architecture
    self.team = team
    let layout = Layout(architecture, capacity: capacity, purpose: purpose)
    self.layout = layout
    places = layout.places
    region = Region(count: layout.total)
    count = capacity
    stride = paddedToLanes(capacity)
  }

  /// Sets the number of points of the next batch, at most the capacity.
  mutating func resize(_ count: Int) {
    guard count != self.count else { return }
    self.count = count
    stride = paddedToLanes(count)
  }

  /// Frees the memory.
  consuming func free() {}

  /// Where the batch goes: feature-major, `stride` apart.
  var input: Pointer { region.base + layout.input }

  /// What the network gives.
  var output: Pointer { region.base + (places.last?.output ?? layout.input) }

  /// Where the gradient of the loss by the outputs goes before `backward`.
  var error: Pointer { region.base + layout.error }

  func pointer(_ offset: Int) -> Pointer { region.base + offset }

  /// The other block of errors: a dense layer reads one and writes the other.
  var spareError: Pointer { region.base + layout.spareError }

  /// Where the error of a residual block's shortcut waits.
  func shortcut(_ depth: Int) -> Pointer { region.base + layout.shortcuts + depth * layout.shortcutSize }

  /// Reads the running values of batch normalisation.
  func load(_ statistics: [RunningStatistics]) {
    eachStatistics { index, mean, width in
      for feature in 0..<width {
        mean[feature] = statistics[index].mean[feature]
        mean[width + feature] = statistics[index].variance[feature]
      }
    }
  }

  /// The running values of batch normalisation as they are now.
  func statistics() -> [RunningStatistics] {
    var result = architecture.statisticsWidths.map(RunningStatistics.init)
    eachStatistics { index, mean, width in
      for feature in 0..<width {
        result[index].mean[feature] = mean[feature]
        result[index].variance[feature] = mean[width + feature]
      }
    }
    return result
  }

  private func eachStatistics(_ body: (Int, Pointer, Int) -> Void) {
    for (step, place) in zip(architecture.steps, places) {
      guard case .batchNorm(let normalization) = step else { continue }
      let index = normalization.index
      body(index, pointer(place.statistics), architecture.statisticsWidths[index])
    }
  }
}
