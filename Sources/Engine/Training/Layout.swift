/// How the memory of an executor is divided.
struct Layout {
  private(set) var places: [Executor.Place] = []
  private(set) var total = 0
  let input: Int
  private(set) var error = 0
  private(set) var spareError = 0
  private(set) var shortcuts = 0
  private(set) var shortcutSize = 0

  /// A layout for batches of `capacity` points.
  init(_ architecture: Architecture, capacity: Int, purpose: Executor.Purpose) {
    let stride = paddedToLanes(capacity)
    input = 0
    total = architecture.inputCount * stride
    var current = input
    for (index, step) in architecture.steps.enumerated() {
      let width = architecture.widths[index]
      let mayOverwrite = purpose != .inspecting || step.isFork
      let inPlace = mayOverwrite && step.worksInPlace(after: index > 0 ? architecture.steps[index - 1] : nil)
      let output = inPlace ? current : reserve(width * stride)
      places.append(
        Executor.Place(
          input: current, output: output, extra: reserve(step.keepsExtra ? width * stride : 0),
          inverse: reserve(step.keepsInverse ? max(paddedToLanes(width), stride) : 0),
          statistics: reserve(step.keepsStatistics ? paddedToLanes(2 * width) : 0)))
      current = output
    }
    guard purpose == .learning else { return }
    let widest = architecture.widths.max() ?? architecture.inputCount
    error = reserve(widest * stride)
    spareError = reserve(widest * stride)
    shortcutSize = widest * stride
    shortcuts = reserve(shortcutSize * architecture.steps.nestingDepth)
  }

  private mutating func reserve(_ count: Int) -> Int {
    defer { total += count }
    return total
  }
}

extension Architecture.Step {
  /// Whether a step may write over its input: activations behind a dense layer whose derivative is a
  /// function of what they give, and joins and forks, which give their input on.
  func worksInPlace(after previous: Architecture.Step?) -> Bool {
    switch self {
    case .fork: return true
    case .activation(let activation):
      guard case .dense = previous else { return false }
      return activation.derivativeNeedsOnlyOutput
    case .dense, .batchNorm, .layerNorm, .dropout, .join: return false
    }
  }

  var isFork: Bool {
    if case .fork = self { true } else { false }
  }

  var keepsExtra: Bool {
    switch self {
    case .batchNorm, .layerNorm, .dropout: true
    default: false
    }
  }

  var keepsInverse: Bool {
    switch self {
    case .batchNorm, .layerNorm: true
    default: false
    }
  }

  var keepsStatistics: Bool {
    if case .batchNorm = self { true } else { false }
  }
}

extension [Architecture.Step] {
  /// How many residual blocks are open at most.
  var nestingDepth: Int {
    reduce(0) { deepest, step in
      if case .fork(let depth) = step { Swift.max(deepest, depth + 1) } else { deepest }
    }
  }
}
