import Engine
import Source

extension LayerValues {
  /// Whether the values are those of a residual block added to what it was given.
  fileprivate var isResidualSum: Bool { label == "residual" }
}

/// What the units of a network hold for one point, as outside training, and how the loss would change with what
/// enters them.
struct NetworkNumbers {
  /// The values of the units, the inputs first, then one list a dense layer and a sum behind a residual block.
  private(set) var values: [[Double]] = []
  /// The errors δ = ∂E/∂z of the units, one list a dense layer; empty without a target.
  private(set) var errors: [[Double]] = []
  private(set) var loss: Double?

  init() {}

  /// The values at a point, and the errors for a target if there is one.
  init(
    _ version: NetworkVersion, at place: Expression, target: Expression? = nil, of loss: Loss = .l2,
    _ evaluator: Evaluator
  ) throws(DiagnosticError) {
    let point = try Self.point(place, version, evaluator)
    let wanted = try target.map { expression throws(DiagnosticError) in try evaluator.tensor(expression) }
    if let target, let wanted { try Self.check(wanted, version, loss, at: target.span) }
    if evaluator.session.isChecking { return }
    let network = try version.network()
    let span = target.map { place.span.union($0.span) } ?? place.span
    self = try evaluator.engine(at: span) { () throws(EngineError) in
      try NetworkNumbers(network, at: point, target: wanted, of: loss)
    }
  }

  private init(_ network: Network, at point: Tensor, target: Tensor?, of loss: Loss) throws(EngineError) {
    let layers = try network.layerValues(point)
    var activations = network.layers.denseActivations[...]
    values = [point.values]
    for layer in layers {
      // An activation that is a layer of its own is drawn behind the units, which hold what it is given.
      if let preActivation = layer.preActivation {
        values.append((activations.popFirst() == .identity ? preActivation : layer.activation).values)
      } else if layer.isResidualSum {
        values.append(layer.activation.values)
      }
    }
    if network.endsInBlock, let output = layers.last { values.append(output.activation.values) }
    guard let target else { return }
    let dataset =
      loss == .crossEntropy && target.count == 1
      ? try Dataset(x: point, y: Tensor(target.values), classes: network.outputCount)
      : try Dataset(x: point, y: Tensor(shape: [1, target.count], values: target.values))
    let result = try network.evaluationGradient(of: loss, on: dataset)
    self.loss = result.loss
    // With one point, the gradient by a bias is the error of its unit.
    errors = zip(network.parameters, result.gradients).filter { $0.0.role == .bias }.map(\.1.values)
  }

  /// A target has a number for each output, or names the class of one point.
  private static func check(
    _ target: Tensor, _ version: NetworkVersion, _ loss: Loss, at span: Span
  ) throws(DiagnosticError) {
    let outputs = version.architecture.outputCount
    let namesClass = [.crossEntropy, .hinge].contains(loss) && target.count == 1
    guard target.count != outputs, !namesClass else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0401",
        "'\(version.name)' has \(outputs) \(outputs == 1 ? "output" : "outputs"), but the target has "
          + "\(target.count) \(target.count == 1 ? "number" : "numbers")",
        at: span, hint: "give a number for each output, or with 'loss: cross-entropy' the label of a class"))
  }

  /// One point, as a batch of one.
  private static func point(
    _ place: Expression, _ version: NetworkVersion, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Tensor {
    let tensor = try evaluator.tensor(place)
    let values = tensor.values
    let inputs = version.architecture.inputCount
    if tensor.rank == 2, tensor.shape[0] > 1, tensor.shape[1] == inputs {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401", "one point is wanted, not a batch of \(tensor.shape[0])", at: place.span,
          hint: "take one of them, as with P[0]"))
    }
    guard values.count == inputs else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401",
          "'\(version.name)' takes points of \(inputs) \(inputs == 1 ? "number" : "numbers"), not \(values.count)",
          at: place.span, hint: "its first layer has \(inputs) \(inputs == 1 ? "input" : "inputs")"))
    }
    return try evaluator.engine(at: place.span) { () throws(EngineError) in
      try Tensor(shape: [1, inputs], values: values)
    }
  }
}

extension [LayerPlan] {
  /// The activations of the dense layers, in order, those inside residual blocks too.
  fileprivate var denseActivations: [Activation] {
    flatMap { plan -> [Activation] in
      switch plan {
      case .dense(_, let activation): [activation]
      case .residual(let block): block.denseActivations
      case .activation, .batchNorm, .layerNorm, .dropout: []
      }
    }
  }
}
