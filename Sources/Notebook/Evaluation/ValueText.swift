import Engine

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

  private func describe(_ version: NetworkVersion) -> String {
    let network = version.architecture
    return
      "\(version.name): \(network.inputCount) → \(network.outputCount), \(network.parameterCount) parameters"
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
