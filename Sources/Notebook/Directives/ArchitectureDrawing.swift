import Engine
import Plotting

/// A network as an architecture to be drawn.
struct ArchitectureDrawing {
  private let network: Network
  private let digits: Int
  private let loss: Double?
  private var stages: [Architecture.Stage] = []
  private var weights: [Architecture.Weights?] = []
  private var residuals: [ClosedRange<Int>] = []

  /// The numbers of the units that are still to be drawn.
  private var values: ArraySlice<[Double]>
  private var errors: ArraySlice<[Double]>

  /// - Parameter numbers: What every unit holds for a point; none where only the network is drawn.
  init(_ network: Network, digits: Int, _ numbers: NetworkNumbers = NetworkNumbers()) {
    self.network = network
    self.digits = digits
    loss = numbers.loss
    values = numbers.values[...]
    errors = numbers.errors[...]
    addLayer("input", width: network.inputCount, letter: "x", errors: nil, weights: nil)
    var dense = network.weights[...]
    var biases = network.biases[...]
    add(network.layers, &dense, &biases)
  }

  private mutating func add(
    _ layers: [LayerPlan], _ weights: inout ArraySlice<Tensor>, _ biases: inout ArraySlice<Tensor>
  ) {
    for layer in layers {
      switch layer {
      case .dense(let units, let activation):
        let title = activation == .identity ? "linear" : activation.rawValue
        let matrix = weights.popFirst()?.rows ?? []
        let last = weights.isEmpty
        addLayer(
          title, width: units, letter: last ? "y" : "z", errors: errors.popFirst(),
          weights: Architecture.Weights(rows: matrix, biases: biases.popFirst()?.values ?? []))
      case .activation(let activation): addBlock(activation.rawValue)
      case .batchNorm: addBlock("batch norm")
      case .layerNorm: addBlock("layer norm")
      case .dropout(let share): addBlock("dropout \(Plotting.NumberText.short(share))")
      case .residual(let block):
        let start = stages.count - 1
        add(block, &weights, &biases)
        if stages.count - 1 > start { residuals.append(start...stages.count - 1) }
      }
    }
  }

  private mutating func addLayer(
    _ title: String, width: Int, letter: String, errors: [Double]?, weights: Architecture.Weights?
  ) {
    let values = values.popFirst()
    let units = (0..<width).map { unit in
      Architecture.Unit(
        width == 1 ? letter : "\(letter)_\(unit + 1)", value: text(unit, of: values),
        gradient: text(unit, of: errors))
    }
    stages.append(.layer(title: title, units: units))
    self.weights.append(weights)
  }

  private func text(_ unit: Int, of numbers: [Double]?) -> String? {
    guard let numbers, numbers.indices.contains(unit) else { return nil }
    return Plotting.NumberText.short(numbers[unit], digits: digits)
  }

  private mutating func addBlock(_ title: String) {
    stages.append(.block(title: title))
    weights.append(nil)
  }

  /// The network, with a loss behind it if there is one.
  func picture(
    loss: Loss?, foldsBiases: Bool, steps: [Architecture.Step] = []
  ) -> Architecture {
    let value = self.loss.map { Plotting.NumberText.short($0, digits: digits) }
    let error = loss.map { [Architecture.Stage.error(name: $0.rawValue, value: value)] } ?? []
    return Architecture(
      stages: stages + error, weights: weights, residuals: residuals, foldsBiases: foldsBiases, steps: steps)
  }

  /// One step for each layer of units: its values appear, with the rule that makes them.
  var steps: [Architecture.Step] {
    var layer = 0
    return stages.indices.compactMap { index in
      guard case .layer(let title, _) = stages[index] else { return nil }
      defer { layer += 1 }
      let rule = "W_{\(layer)} a_{\(layer - 1)} + b_{\(layer)}"
      let caption =
        layer == 0
        ? "the point: a_0 = x" : "a_{\(layer)} = " + (title == "linear" ? rule : "\(title)(\(rule))")
      return Architecture.Step(caption: caption, parts: [.values(stage: index)])
    }
  }
}

extension Tensor {
  /// The rows of a matrix.
  var rows: [[Double]] {
    guard rank == 2 else { return [values] }
    let values = values
    return (0..<shape[0]).map { Array(values[$0 * shape[1]..<($0 + 1) * shape[1]]) }
  }
}
