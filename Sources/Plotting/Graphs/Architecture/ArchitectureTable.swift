extension Architecture {
  /// The weights into the units of a stage: its title, where a weight comes from, where it leads, how large it is.
  func weightRows(into index: Int) -> [[String]] {
    guard weights.indices.contains(index), let matrix = weights[index],
      case .layer(let title, let units) = stages[index]
    else { return [] }
    let sources = stages.prefix(index).last(where: \.isLayer)?.units ?? []
    return units.enumerated().flatMap { unit, target in
      let row = matrix.rows.indices.contains(unit) ? matrix.rows[unit] : []
      let bias = matrix.biases.indices.contains(unit) ? [("bias", matrix.biases[unit])] : []
      return (Array(zip(sources.map(\.name.plainName), row)) + bias).map { source, weight in
        [title, source, target.name.plainName, NumberText.short(weight, digits: 6)]
      }
    }
  }

  /// Whether the links into a stage show their weights.
  func showsWeights(into index: Int) -> Bool {
    showsWeights && weights.indices.contains(index) && weights[index] != nil
  }

  /// Whether there are so few weights that each link can show its own.
  var showsWeights: Bool {
    let slots = stages.indices.map { drawnCount($0) }
    return slots.allSatisfy { $0 <= 3 } && !stages.contains(where: \.isBlock)
      && weights.contains { $0.map { !$0.rows.isEmpty } ?? false }
  }
}

extension Architecture.Stage {
  /// The numbers of the units, or of the error function: where, what, how large, with which error.
  var numberRows: [[String]] {
    switch self {
    case .layer(let title, let units): units.compactMap { $0.row(in: title) }
    case .sum(let units): units.compactMap { $0.row(in: "residual sum") }
    case .block: []
    case .error(let name, let value): value.map { [["loss", "", name, "", $0, ""]] } ?? []
    }
  }

  var isLayer: Bool { if case .layer = self { true } else { false } }
  var isBlock: Bool { if case .block = self { true } else { false } }

  /// The units of a layer or of a sum.
  public var units: [Architecture.Unit] {
    switch self {
    case .layer(_, let units), .sum(let units): units
    case .block, .error: []
    }
  }
}

extension Architecture.Unit {
  fileprivate func row(in layer: String) -> [String]? {
    value == nil && gradient == nil ? nil : [layer, "", name.plainName, "", value ?? "", gradient ?? ""]
  }
}

extension String {
  /// A name without the marks of sub- and superscripts.
  fileprivate var plainName: String { filter { $0 != "_" && $0 != "{" && $0 != "}" } }
}
