import Engine
import Source

/// Writes values as text: numbers in full, tensors as nested lists.
struct ValueText {
  let session: Session
  /// Significant digits; `nil` for the shortest text that reads back as the same number.
  var digits: Int?
  /// How each number is written, where an author says so.
  var format: NumberFormat?
  /// Longer axes are shown by their ends.
  private static let longestAxis = 12
  private static let edge = 5

  init(session: Session, digits: Int? = nil, format: NumberFormat? = nil) {
    self.session = session
    self.digits = digits
    self.format = format
  }

  /// A value on one line.
  func inline(_ value: Value) -> String {
    switch value {
    case .tensor(let variable): text(session.value(variable), indent: nil)
    case .boolean(let variable): truth(session.value(variable))
    case .text(let text): text
    case .list(let elements, _): "[" + elements.map(inline).joined(separator: ", ") + "]"
    case .function(let function): "\(function.name)(\(function.parameters.joined(separator: ", ")))"
    case .network(let version): describe(version)
    case .data(let data): "\(data.name): \(data.dataset.count) points"
    case .runs(let runs): "\(runs.count) runs"
    case .word(let term): session.source.string(term.span)
    }
  }

  /// A value on as many lines as it needs, the later ones indented.
  func block(_ value: Value, indent: Int) -> String {
    if case .tensor(let variable) = value {
      return text(session.value(variable), indent: indent)
    }
    return inline(value)
  }

  /// A number.
  func text(_ number: Double) -> String {
    if let format { return format.text(number) }
    return digits.map { NumberText.rounded(number, digits: $0) } ?? NumberText.shortest(number)
  }

  private func truth(_ tensor: Tensor) -> String {
    if let number = tensor.scalar { return number != 0 ? "true" : "false" }
    return "[" + tensor.values.map { $0 != 0 ? "true" : "false" }.joined(separator: ", ") + "]"
  }

  /// The layers with what each unit applies and how many inputs it has: `MLP[Layer[relu(1), relu(1)], …]`.
  private func describe(_ version: NetworkVersion) -> String {
    var width = version.architecture.inputCount
    let layers = version.architecture.layers
    let isDense = layers.allSatisfy { if case .dense = $0 { true } else { false } }
    return (isDense ? "MLP" : "Network") + describe(layers, &width)
  }

  private func describe(_ layers: [LayerPlan], _ width: inout Int) -> String {
    var parts: [String] = []
    for layer in layers {
      switch layer {
      case .dense(let units, let activation):
        let unit = "\(activation == .identity ? "linear" : activation.rawValue)(\(width))"
        let names = Array(repeating: unit, count: units <= Self.longestAxis ? units : 0)
        parts.append("Layer" + (names.isEmpty ? "[\(units) × \(unit)]" : bracketed(names[...], ", ")))
        width = units
      case .activation(let activation): parts.append(activation.rawValue)
      case .batchNorm: parts.append("batch-norm")
      case .layerNorm: parts.append("layer-norm")
      case .dropout(let share): parts.append("dropout(\(NumberText.shortest(share)))")
      case .residual(let block): parts.append("residual" + describe(block, &width))
      }
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }
}

// MARK: - Tensors

extension ValueText {
  /// A tensor as nested lists; with an indent, each row of a matrix stands on its own line.
  private func text(_ tensor: Tensor, indent: Int?) -> String {
    if let number = tensor.scalar { return text(number) }
    var level = tensor.values.map(text)
    for (axis, length) in tensor.shape.enumerated().reversed() {
      let rows = tensor.shape[..<axis].reduce(1, *)
      let separator = separator(axis: axis, rank: tensor.rank, indent: indent)
      level = (0..<rows).map { row in
        bracketed(level[row * length..<(row + 1) * length], separator)
      }
    }
    return level.first ?? "[]"
  }

  private func separator(axis: Int, rank: Int, indent: Int?) -> String {
    guard let indent, axis < rank - 1 else { return ", " }
    return ",\n" + String(repeating: " ", count: indent + axis + 1)
  }

  private func bracketed(_ parts: ArraySlice<String>, _ separator: String) -> String {
    guard parts.count > Self.longestAxis else { return "[" + parts.joined(separator: separator) + "]" }
    let shown = parts.prefix(Self.edge) + ["…"] + parts.suffix(Self.edge)
    return "[" + shown.joined(separator: separator) + "]"
  }
}
