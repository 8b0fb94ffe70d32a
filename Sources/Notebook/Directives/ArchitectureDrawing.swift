import Engine
import Plotting

/// A network as an architecture to be drawn.
struct ArchitectureDrawing {
  private let network: Network
  private let digits: Int
  private let weightDigits: Int
  private let loss: Double?
  private var stages: [Architecture.Stage] = []
  private var weights: [Architecture.Weights?] = []
  private var residuals: [ClosedRange<Int>] = []
  /// How the values of each layer of units are computed.
  private var rules = ["the point: a_0 = x"]
  /// What the next layer takes, as a formula of the layers so far.
  private var signal = "a_0"

  /// The numbers of the units that are still to be drawn.
  private var values: ArraySlice<[Double]>
  private var errors: ArraySlice<[Double]>

  /// - Parameters:
  ///   - weightDigits: The digits of weights on links; fewer than elsewhere if nothing is said of them.
  ///   - numbers: What every unit holds for a point; none where only the network is drawn.
  init(
    _ network: Network, digits: Int, weightDigits: Int? = nil, _ numbers: NetworkNumbers = NetworkNumbers()
  ) {
    self.network = network
    self.digits = digits
    self.weightDigits = weightDigits ?? 2
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
        addRule(activation)
        addLayer(
          title, width: units, letter: last ? "y" : "z", errors: errors.popFirst(),
          weights: Architecture.Weights(rows: matrix, biases: biases.popFirst()?.values ?? []))
      case .activation(let activation): addBlock(activation.rawValue, computing: activation.rawValue)
      case .batchNorm: addBlock("batch norm", computing: "batchnorm")
      case .layerNorm: addBlock("layer norm", computing: "layernorm")
      case .dropout(let share): addBlock("dropout \(Plotting.NumberText.short(share))")
      case .residual(let block):
        let start = stages.count - 1
        let shortcut = signal
        add(block, &weights, &biases)
        signal = "\(shortcut) + \(signal)"
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
    return Plotting.NumberText.shortOrWhole(numbers[unit], digits: digits)
  }

  /// The rule of a dense layer, `a_2 = tanh(W_2 a_1 + b_2)`; what the next takes is its result.
  private mutating func addRule(_ activation: Activation) {
    let layer = rules.count
    let factor = signal.contains("+") && !signal.hasSuffix(")") ? "(\(signal))" : signal
    let sum = "W_{\(layer)} \(factor) + b_{\(layer)}"
    let result = "a_{\(layer)}"
    rules.append("\(result) = " + (activation == .identity ? sum : "\(activation.rawValue)(\(sum))"))
    signal = result
  }

  private mutating func addBlock(_ title: String, computing function: String? = nil) {
    if let function { signal = "\(function)(\(signal))" }
    stages.append(.block(title: title))
    weights.append(nil)
  }

  /// The network, with a loss behind it if there is one.
  func picture(
    loss: Loss?, foldsBiases: Bool, steps: [Architecture.Step] = []
  ) -> Architecture {
    let value = self.loss.map { Plotting.NumberText.shortOrWhole($0, digits: digits) }
    let error = loss.map { [Architecture.Stage.error(name: $0.rawValue, value: value)] } ?? []
    return Architecture(
      stages: stages + error, weights: weights, residuals: residuals, foldsBiases: foldsBiases, steps: steps,
      weightDigits: weightDigits)
  }

  /// One step for each layer of units: its values appear, with the rule that makes them.
  var steps: [Architecture.Step] {
    var rules = rules[...]
    return stages.indices.compactMap { index in
      guard case .layer(_, let units) = stages[index], let rule = rules.popFirst() else { return nil }
      let numbers = units.compactMap(\.value)
      let value = numbers.count == 1 ? numbers[0] : "[" + numbers.joined(separator: ", ") + "]"
      return Architecture.Step(
        caption: rule + (numbers.isEmpty || numbers.count > 4 ? "" : " = " + value),
        parts: [.values(stage: index)])
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
