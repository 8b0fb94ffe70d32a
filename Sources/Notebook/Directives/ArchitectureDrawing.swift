import Engine
import Plotting

/// A network as an architecture to be drawn.
///
/// Names are those of the chapters: z_l = W_l a_{l−1} + b_l, a_l = φ(z_l), with a_l^i for the i-th unit of layer l.
struct ArchitectureDrawing {
  private let network: Network
  private let digits: Int
  private let loss: Double?
  private var stages: [Architecture.Stage] = []
  private var weights: [Architecture.Weights?] = []
  private var residuals: [ClosedRange<Int>] = []
  /// How the values of each layer of units are computed.
  private var rules: [String] = ["x"]
  /// What the next layer takes, as a formula of the layers so far.
  private var signal = "x"
  private let layerCount: Int
  private var denseCount = 0

  /// The numbers of the units that are still to be drawn.
  private var values: ArraySlice<[Double]>
  private var errors: ArraySlice<[Double]>

  /// - Parameters:
  ///   - numbers: What every unit holds for a point; none where only the network is drawn.
  init(
    _ network: Network, digits: Int, _ numbers: NetworkNumbers = NetworkNumbers()
  ) {
    self.network = network
    layerCount = network.weights.count
    self.digits = digits
    loss = numbers.loss
    values = numbers.values[...]
    errors = numbers.errors[...]
    addLayer("input", width: network.inputCount, letter: "x", errors: nil, weights: nil)
    var dense = network.weights[...]
    var biases = network.biases[...]
    add(network.layers, &dense, &biases)
    if network.endsInBlock { addOutputs() }
  }

  private mutating func add(
    _ layers: [LayerPlan], _ weights: inout ArraySlice<Tensor>, _ biases: inout ArraySlice<Tensor>
  ) {
    for layer in layers {
      switch layer {
      case .dense(let units, let activation):
        let title = activation == .identity ? "linear" : activation.rawValue
        let matrix = weights.popFirst()?.rows ?? []
        addRule(activation)
        addLayer(
          title, width: units, letter: signal, errors: errors.popFirst(),
          weights: Architecture.Weights(rows: matrix, biases: biases.popFirst()?.values ?? []))
      case .activation(let activation): addBlock(activation.rawValue, computing: activation.rawValue)
      case .batchNorm: addBlock("batch norm", computing: "batchnorm")
      case .layerNorm: addBlock("layer norm", computing: "layernorm")
      case .dropout(let share): addBlock("dropout \(Plotting.NumberText.short(share))")
      case .residual(let block):
        let start = stages.count - 1
        let shortcut = signal
        add(block, &weights, &biases)
        guard stages.count - 1 > start else { continue }
        signal = "\(shortcut) + \(signal)"
        residuals.append(start...stages.count)
        rules.append(signal)
        addSum()
      }
    }
  }

  private mutating func addLayer(
    _ title: String, width: Int, letter: String, errors: [Double]?, weights: Architecture.Weights?
  ) {
    let values = values.popFirst()
    let parts = letter.split(separator: "_")
    let units = (0..<width).map { unit in
      let index = parts.count > 1 ? "{\(parts[1]),\(unit + 1)}" : "\(unit + 1)"
      return Architecture.Unit(
        width == 1 ? letter : "\(parts[0])_\(index)", value: text(unit, of: values),
        gradient: text(unit, of: errors))
    }
    stages.append(.layer(title: title, units: units))
    self.weights.append(weights)
  }

  /// What comes out of a last layer that is drawn as a block.
  private mutating func addOutputs() {
    rules.append("y = \(signal)")
    addLayer(
      "output", width: network.outputCount, letter: "y", errors: nil, weights: Architecture.Weights(rows: []))
  }

  /// Where a residual connection meets the block that it passes by.
  private mutating func addSum() {
    let values = values.popFirst()
    let width = stages.last { $0.units.isEmpty == false }?.units.count ?? 0
    stages.append(.sum(units: (0..<width).map { Architecture.Unit(value: text($0, of: values)) }))
    weights.append(nil)
  }

  private func text(_ unit: Int, of numbers: [Double]?) -> String? {
    guard let numbers, numbers.indices.contains(unit) else { return nil }
    return Plotting.NumberText.shortOrWhole(numbers[unit], digits: digits)
  }

  /// The rule of a dense layer, `a_2 = tanh(W_2 a_1 + b_2)`; what the next takes is its result.
  private mutating func addRule(_ activation: Activation) {
    denseCount += 1
    let factor = signal.isSum ? "(\(signal))" : signal
    let sum = "W_\(denseCount) \(factor) + b_\(denseCount)"
    let result = denseCount == layerCount && !network.endsInBlock ? "y" : "a_\(denseCount)"
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
    let name = loss.map { $0.text(outputs: network.outputCount) }
    let error = name.map { [Architecture.Stage.error(name: $0, value: value)] } ?? []
    return Architecture(
      stages: stages + error, weights: weights, residuals: residuals, foldsBiases: foldsBiases, steps: steps,
      weightDigits: digits)
  }

  /// One step for each layer of units and each sum: its values appear, captioned by the rule in symbols, an equals
  /// sign and the numbers.
  var steps: [Architecture.Step] {
    var rules = rules[...]
    return stages.indices.compactMap { index in
      guard !stages[index].units.isEmpty, let rule = rules.popFirst() else { return nil }
      let units = stages[index].units
      let numbers = units.compactMap(\.value)
      let value = numbers.count == 1 ? numbers[0] : "[" + numbers.joined(separator: ", ") + "]"
      return Architecture.Step(
        caption: rule + (numbers.isEmpty || numbers.count > 4 ? "" : " = " + value),
        parts: [.values(stage: index)])
    }
  }
}

extension Network {
  /// Whether the last layer is no layer of units: an activation, a normalisation or dropout.
  var endsInBlock: Bool {
    switch layers.last {
    case .activation, .batchNorm, .layerNorm, .dropout: true
    case .dense, .residual, nil: false
    }
  }
}

extension Loss {
  /// What is written behind a network: the word and, of losses that go by one word and two formulas, the formula
  /// for one point.
  fileprivate func text(outputs: Int) -> String {
    switch self {
    case .l2: "l2: ½‖y−t‖²"
    case .mse: "mse: ‖y−t‖²" + (outputs > 1 ? "/\(outputs)" : "")
    case .crossEntropy: "cross-entropy: −log softmax(y)ₜ"
    default: rawValue
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

extension String {
  /// Whether a formula is a sum, outside of every parenthesis.
  fileprivate var isSum: Bool {
    var depth = 0
    return contains { character in
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      return depth == 0 && character == "+"
    }
  }
}
