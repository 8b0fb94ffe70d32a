/// What one layer of a network gives for a batch, one row a point.
public struct LayerValues: Sendable, Equatable {
  /// What the layer is: `dense 1`, `tanh`, `batch-norm`, `layer-norm`, `dropout`, `residual`.
  public let label: String
  /// For a dense layer z = W a + b; nil for others.
  public let preActivation: Tensor?
  /// What the layer gives on: for a dense layer φ(z).
  public let activation: Tensor
}

extension Network {
  /// What every layer gives for a batch, as outside training; throws when the features do not fit.
  public func layerValues(_ batch: Tensor) throws(EngineError) -> [LayerValues] {
    let count = try points(in: batch)
    var rows = architecture.widths.map { [Double](repeating: 0, count: count * $0) }
    run(batch, count, purpose: .inspecting) { executor, first in
      for (index, width) in architecture.widths.enumerated() {
        let source = executor.pointer(executor.places[index].output)
        Self.copyOut(source, executor, into: &rows[index], first, width)
      }
    }
    let leading = Array(batch.shape.dropLast())
    let values = zip(rows, architecture.widths).map { Tensor(unchecked: leading + [$1], $0) }
    return joined(values)
  }

  /// Joins each dense layer with the activation behind it.
  private func joined(_ values: [Tensor]) -> [LayerValues] {
    var result: [LayerValues] = []
    var denseCount = 0
    var index = 0
    while index < values.count {
      if case .dense = architecture.steps[index] {
        denseCount += 1
        let next = index + 1 < values.count && architecture.steps[index + 1].isActivation ? 1 : 0
        result.append(
          LayerValues(
            label: "dense \(denseCount)", preActivation: values[index],
            activation: values[index + next]))
        index += next
      } else if let label = architecture.steps[index].label {
        result.append(LayerValues(label: label, preActivation: nil, activation: values[index]))
      }
      index += 1
    }
    return result
  }
}

extension Architecture.Step {
  fileprivate var isActivation: Bool {
    if case .activation = self { true } else { false }
  }

  /// What a step other than a dense layer is called; nil for a fork, which gives its input on.
  fileprivate var label: String? {
    switch self {
    case .dense, .fork: nil
    case .activation(let activation): activation.rawValue
    case .batchNorm: "batch-norm"
    case .layerNorm: "layer-norm"
    case .dropout: "dropout"
    case .join: "residual"
    }
  }
}
