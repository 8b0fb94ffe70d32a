/// A planned network as a flat list of steps, with every shape resolved.
///
/// A residual block becomes the steps of its layers between a `fork` and a `join`.
struct Architecture: Sendable, Hashable {
  /// One step of the forward pass.
  enum Step: Sendable, Hashable {
    /// z = W a + b.
    case dense(Dense)
    /// φ applied to every entry.
    case activation(Activation)
    /// Normalisation of each feature over the batch.
    case batchNorm(Normalization)
    /// Normalisation of each point over its features.
    case layerNorm(Normalization)
    /// Inverted dropout with this probability.
    case dropout(Double)
    /// Remembers the value at this depth of nesting.
    case fork(depth: Int)
    /// Adds the value remembered by the fork of the same depth.
    case join(depth: Int)
  }

  /// The parameters of a dense layer, as indices into `slots`.
  struct Dense: Sendable, Hashable {
    let inputs: Int
    let outputs: Int
    let weight: Int
    let bias: Int
  }

  /// The parameters of a normalisation, as indices into `slots`; `index` counts normalisations.
  struct Normalization: Sendable, Hashable {
    let gain: Int
    let shift: Int
    let index: Int
  }

  /// The deepest nesting of residual blocks that is accepted.
  static let nestingLimit = 64
  /// The largest number of parameters that is accepted: 16 GiB of numbers.
  static let parameterLimit = 1 << 31

  private(set) var steps: [Step] = []
  /// For each step, the number of features it gives.
  private(set) var widths: [Int] = []
  private(set) var slots: [ParameterSlot] = []
  private(set) var parameterCount = 0
  /// For each batch normalisation, its number of features.
  private(set) var statisticsWidths: [Int] = []
  let inputCount: Int
  private(set) var outputCount: Int

  private var denseCount = 0
  private var normalizationCount = 0

  /// Resolves a plan; throws when a width is not positive, a residual block does not give back its
  /// width, a probability is out of range or the whole is too large.
  init(inputs: Int, layers: [LayerPlan]) throws(EngineError) {
    guard inputs > 0 else {
      throw .invalidValue(what: "the number of inputs", value: Double(inputs), requirement: "at least 1")
    }
    inputCount = inputs
    outputCount = inputs
    try append(layers, depth: 0)
  }

  private mutating func append(_ layers: [LayerPlan], depth: Int) throws(EngineError) {
    for layer in layers { try append(layer, depth: depth) }
  }

  private mutating func append(_ layer: LayerPlan, depth: Int) throws(EngineError) {
    switch layer {
    case .dense(let units, let activation):
      try appendDense(units)
      if activation != .identity { push(.activation(activation)) }
    case .activation(let activation):
      if activation != .identity { push(.activation(activation)) }
    case .batchNorm:
      push(.batchNorm(try normalization()))
      statisticsWidths.append(outputCount)
    case .layerNorm:
      push(.layerNorm(try normalization()))
    case .dropout(let probability):
      try Self.check(probability)
      push(.dropout(probability))
    case .residual(let block):
      try appendResidual(block, depth: depth)
    }
  }

  private mutating func appendDense(_ units: Int) throws(EngineError) {
    guard units > 0 else {
      throw .invalidValue(what: "the number of units", value: Double(units), requirement: "at least 1")
    }
    denseCount += 1
    let weight = try slot("W\(denseCount)", .weight, [units, outputCount])
    let bias = try slot("b\(denseCount)", .bias, [units])
    let dense = Dense(inputs: outputCount, outputs: units, weight: weight, bias: bias)
    outputCount = units
    push(.dense(dense))
  }

  private mutating func normalization() throws(EngineError) -> Normalization {
    normalizationCount += 1
    let gain = try slot("gain\(normalizationCount)", .gain, [outputCount])
    let shift = try slot("shift\(normalizationCount)", .shift, [outputCount])
    return Normalization(gain: gain, shift: shift, index: statisticsWidths.count)
  }

  private mutating func appendResidual(_ block: [LayerPlan], depth: Int) throws(EngineError) {
    guard depth < Self.nestingLimit else {
      throw .refused(message: "residual blocks nest deeper than \(Self.nestingLimit)", hint: nil)
    }
    let width = outputCount
    push(.fork(depth: depth))
    try append(block, depth: depth + 1)
    guard outputCount == width else {
      throw .incompatibleShapes(
        operation: "residual", shapes: [[width], [outputCount]],
        rule: "a residual block must give as many features as it takes")
    }
    push(.join(depth: depth))
  }

  private mutating func push(_ step: Step) {
    steps.append(step)
    widths.append(outputCount)
  }

  private mutating func slot(
    _ name: String, _ role: Parameter.Role, _ shape: [Int]
  ) throws(EngineError) -> Int {
    guard let count = Shape.count(shape), count <= Self.parameterLimit - parameterCount else {
      throw .tooLarge(operation: name, shape: shape, budget: Self.parameterLimit * 8)
    }
    slots.append(ParameterSlot(name: name, role: role, shape: shape, offset: parameterCount))
    parameterCount += count
    return slots.count - 1
  }

  private static func check(_ probability: Double) throws(EngineError) {
    guard probability >= 0, probability < 1 else {
      throw .invalidValue(
        what: "the probability of dropout", value: probability, requirement: "at least 0 and less than 1")
    }
  }
}
