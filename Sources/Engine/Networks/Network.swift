/// A feed-forward network: its architecture, its parameters and what its training has to remember.
///
/// A network is a value; training makes a new one.
public struct Network: Sendable, Equatable {
  /// The layers as they were planned.
  public let layers: [LayerPlan]
  let architecture: Architecture
  /// All parameters in one row, in the order of the layers.
  let flat: [Double]
  /// For each batch normalisation, the running mean and variance of each feature.
  let statistics: [RunningStatistics]
  /// What a later training continues from; nil before the first.
  let state: TrainingState?

  /// A network with drawn weights and zero biases.
  ///
  /// Weights are drawn layer by layer, each (fan_out × fan_in) matrix row by row; gains start at 1,
  /// shifts at 0. Throws when the plan's shapes do not fit, or when the parameters take more bytes than `memoryBudget`.
  public init(
    inputs: Int, layers: [LayerPlan], initialization: Initialization = .lecun,
    generator: inout Generator, memoryBudget: Int = Tape.defaultMemoryBudget
  ) throws(EngineError) {
    let architecture = try Architecture(inputs: inputs, layers: layers)
    guard architecture.parameterCount <= memoryBudget / 8 else {
      throw .tooLarge(
        operation: "a network with parameters", shape: [architecture.parameterCount], budget: memoryBudget)
    }
    var flat: [Double] = []
    flat.reserveCapacity(architecture.parameterCount)
    for slot in architecture.slots { flat += slot.initial(initialization, &generator) }
    self.init(layers: layers, architecture: architecture, flat: flat)
  }

  init(
    layers: [LayerPlan], architecture: Architecture, flat: [Double],
    statistics: [RunningStatistics]? = nil, state: TrainingState? = nil
  ) {
    self.layers = layers
    self.architecture = architecture
    self.flat = flat
    self.statistics = statistics ?? architecture.statisticsWidths.map(RunningStatistics.init)
    self.state = state
  }

  /// The number of features of a point.
  public var inputCount: Int { architecture.inputCount }

  /// The number of outputs of a point.
  public var outputCount: Int { architecture.outputCount }

  /// How many numbers training may change.
  public var parameterCount: Int { architecture.parameterCount }

  /// How many numbers one point makes on its way through the layers.
  public var valueCount: Int { architecture.widths.reduce(inputCount, +) }

  /// How many updates have been made, over all trainings.
  public var step: Int { state?.step ?? 0 }

  /// Every parameter in the order of the layers: W1, b1, W2, ….
  public var parameters: [Parameter] {
    architecture.slots.map { Parameter(name: $0.name, role: $0.role, value: tensor(of: $0)) }
  }

  /// The weight matrices of the dense layers, each (fan_out × fan_in), first layer first.
  public var weights: [Tensor] { tensors(.weight) }

  /// The biases of the dense layers, first layer first.
  public var biases: [Tensor] { tensors(.bias) }

  /// The same network with other parameters, untrained; throws unless there is one tensor of the
  /// right shape for each of `parameters`.
  public func replacingParameters(_ values: [Tensor]) throws(EngineError) -> Network {
    let shapes = architecture.slots.map(\.shape)
    guard values.map(\.shape) == shapes else {
      throw .incompatibleShapes(
        operation: "the parameters of a network", shapes: values.map(\.shape),
        rule: "the shapes must be \(shapes.map(Shape.text).joined(separator: ", "))")
    }
    return Network(
      layers: layers, architecture: architecture, flat: values.flatMap(\.values), statistics: statistics)
  }

  /// The same architecture with other parameters, statistics and memory.
  func with(
    _ flat: [Double], _ statistics: [RunningStatistics], _ state: TrainingState?
  ) -> Network {
    Network(
      layers: layers, architecture: architecture, flat: flat, statistics: statistics, state: state)
  }

  private func tensors(_ role: Parameter.Role) -> [Tensor] {
    architecture.slots.filter { $0.role == role }.map(tensor)
  }

  private func tensor(of slot: ParameterSlot) -> Tensor {
    Tensor(unchecked: slot.shape, Array(flat[slot.range]))
  }
}

extension ParameterSlot {
  /// The value a parameter starts from.
  func initial(_ initialization: Initialization, _ generator: inout Generator) -> [Double] {
    switch role {
    case .weight: initialization.draw(fanOut: shape[0], fanIn: shape[1], from: &generator)
    case .bias, .shift: [Double](repeating: 0, count: count)
    case .gain: [Double](repeating: 1, count: count)
    }
  }
}
