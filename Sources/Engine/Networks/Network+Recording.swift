extension Network {
  /// Which statistics a recorded batch normalisation uses.
  public enum Statistics: Sendable, Hashable {
    /// The running ones, as outside training.
    case running
    /// The batch's own, as in training.
    case ofBatch
  }

  /// Records the forward pass on a tape and gives the variable of the outputs.
  ///
  /// `parameters` are variables of the shapes of `parameters`, in that order; `input` is a matrix of
  /// points, or one point as a vector. Dropout passes everything on, as outside training.
  public func record(
    on tape: inout Tape, parameters: [Variable], input: Variable, statistics: Statistics = .running
  ) throws(EngineError) -> Variable {
    let shapes = architecture.slots.map(\.shape)
    guard parameters.map({ tape.shape($0) }) == shapes else {
      throw .incompatibleShapes(
        operation: "the parameters of a network", shapes: parameters.map { tape.shape($0) },
        rule: "the shapes must be \(shapes.map(Shape.text).joined(separator: ", "))")
    }
    _ = try points(in: tape.value(input))
    var recording = Recording(
      network: self, parameters: parameters, statistics: statistics, value: input)
    for step in architecture.steps { try recording.append(step, &tape) }
    return recording.value
  }

  /// Records a forward pass with the network's own parameters as leaves; gives those leaves too.
  public func record(
    on tape: inout Tape, input: Variable
  ) throws(EngineError) -> (output: Variable, parameters: [Variable]) {
    let leaves = parameters.map { tape.leaf($0.value) }
    return (try record(on: &tape, parameters: leaves, input: input), leaves)
  }
}

extension Network {
  /// The loss on a set as outside training, with running statistics and without dropout, and its gradient by every
  /// parameter, in the order of `parameters`; throws when the shapes do not fit.
  public func evaluationGradient(
    of loss: Loss, on dataset: Dataset
  ) throws(EngineError) -> (loss: Double, gradients: [Tensor]) {
    let wanted = try loss.targets(dataset, outputs: outputCount)
    // Rows of a one would read as scores of −1 and 1.
    let targets =
      loss == .hinge && wanted.areClasses
      ? Tensor(dataset.y.values) : try Tensor(shape: [dataset.count, outputCount], values: wanted.rows)
    var tape = Tape()
    let points = tape.leaf(dataset.x)
    let (output, leaves) = try record(on: &tape, input: points)
    let target = tape.leaf(targets)
    let root = try loss.record(on: &tape, output, target)
    let gradients = try tape.gradient(of: root, withRespectTo: leaves)
    return (tape.value(root)[0], gradients.map { tape.value($0) })
  }
}

extension Loss {
  /// Records the loss of predictions, by the function of the same name.
  public func record(
    on tape: inout Tape, _ prediction: Variable, _ target: Variable
  ) throws(EngineError) -> Variable {
    guard let function = Function.named(rawValue.replacing("-", with: "_")) else {
      throw .refused(message: "there is no loss '\(rawValue)'", hint: nil)
    }
    return try function.call([.init(prediction), .init(target)], on: &tape)
  }
}

/// A forward pass while it is being recorded.
private struct Recording {
  let network: Network
  let parameters: [Variable]
  let statistics: Network.Statistics
  var value: Variable
  var shortcuts: [Variable] = []

  init(
    network: Network, parameters: [Variable], statistics: Network.Statistics, value: Variable
  ) {
    self.network = network
    self.parameters = parameters
    self.statistics = statistics
    self.value = value
  }

  mutating func append(_ step: Architecture.Step, _ tape: inout Tape) throws(EngineError) {
    switch step {
    case .dense(let dense):
      let product = try product(of: parameters[dense.weight], &tape)
      value = try tape.apply(.add, [product, parameters[dense.bias]])
    case .activation(let activation): value = try activation.record(on: &tape, value)
    case .batchNorm(let normalization): try appendBatch(normalization, &tape)
    case .layerNorm(let normalization): try appendLayer(normalization, &tape)
    case .dropout: break
    case .fork: shortcuts.append(value)
    case .join:
      guard let shortcut = shortcuts.popLast() else { return }
      value = try tape.apply(.add, [value, shortcut])
    }
  }

  /// W x of one point, X Wᵀ of a matrix whose rows are points.
  private func product(of weights: Variable, _ tape: inout Tape) throws(EngineError) -> Variable {
    if tape.shape(value).count == 1 { return try tape.apply(.matrixProduct, [weights, value]) }
    let transposed = try tape.apply(.transpose, [weights])
    return try tape.apply(.matrixProduct, [value, transposed])
  }

  private mutating func appendBatch(
    _ normalization: Architecture.Normalization, _ tape: inout Tape
  ) throws(EngineError) {
    let known = network.statistics[normalization.index]
    let isBatch = statistics == .ofBatch && tape.shape(value).count == 2
    let mean =
      isBatch ? try tape.apply(.mean(axis: 0), [value]) : tape.leaf(Tensor(known.mean))
    let variance =
      isBatch ? try tape.apply(.variance(axis: 0), [value]) : tape.leaf(Tensor(known.variance))
    try normalize(normalization, mean, variance, &tape)
  }

  private mutating func appendLayer(
    _ normalization: Architecture.Normalization, _ tape: inout Tape
  ) throws(EngineError) {
    let column = Operation.reshape(to: Array(tape.shape(value).dropLast()) + [1])
    let mean = try tape.apply(column, [tape.apply(.mean(axis: -1), [value])])
    let variance = try tape.apply(column, [tape.apply(.variance(axis: -1), [value])])
    try normalize(normalization, mean, variance, &tape)
  }

  private mutating func normalize(
    _ normalization: Architecture.Normalization, _ mean: Variable, _ variance: Variable,
    _ tape: inout Tape
  ) throws(EngineError) {
    let epsilon = tape.leaf(Tensor(normalizationEpsilon))
    let deviation = try tape.apply(.sqrt, [tape.apply(.add, [variance, epsilon])])
    let centred = try tape.apply(.subtract, [value, mean])
    let hat = try tape.apply(.divide, [centred, deviation])
    let scaled = try tape.apply(.multiply, [hat, parameters[normalization.gain]])
    value = try tape.apply(.add, [scaled, parameters[normalization.shift]])
  }
}

extension Activation {
  /// The activation as an operation, with its second operand where it takes one; nil for the identity.
  var operation: (operation: Operation, second: Double?)? {
    switch self {
    case .identity: nil
    case .tanh: (.tanh, nil)
    case .relu: (.relu, nil)
    case .sigmoid: (.sigmoid, nil)
    case .leakyReLU: (.leakyReLU, LeakyReLURule.leak)
    case .elu: (.elu, 1)
    case .gelu: (.gelu, nil)
    case .silu: (.silu, nil)
    case .softplus: (.softplus, nil)
    }
  }

  /// Records the activation on a tape.
  func record(on tape: inout Tape, _ value: Variable) throws(EngineError) -> Variable {
    guard let (operation, second) = operation else { return value }
    let further = second.map { [tape.leaf(Tensor($0))] } ?? []
    return try tape.apply(operation, [value] + further)
  }
}
