extension Architecture {
  /// The weights into the units of a stage: its title, where a weight comes from, where it leads, how large it is.
  func weightRows(into index: Int) -> [[String]] {
    guard weights.indices.contains(index), let matrix = weights[index],
      case .layer(let title, let units) = stages[index]
    else { return [] }
    let sources = outputNames(of: index - 1)
    return units.enumerated().flatMap { unit, target in
      let row = matrix.rows.indices.contains(unit) ? matrix.rows[unit] : []
      let bias = matrix.biases.indices.contains(unit) ? [("bias", matrix.biases[unit])] : []
      return (Array(zip(sources, row)) + bias).map { source, weight in
        [title, source, target.name.plainName, NumberText.short(weight, digits: 6)]
      }
    }
  }

  /// What the outputs of a stage are called: units by their names, those of a block or sum by its title and place.
  private func outputNames(of index: Int) -> [String] {
    guard stages.indices.contains(index) else { return [] }
    let width = stages.prefix(index + 1).last { !$0.units.isEmpty }?.units.count ?? 0
    switch stages[index] {
    case .layer(_, let units): return units.map(\.name.plainName)
    case .block(let title): return (0..<width).map { "\(title), \($0 + 1)" }
    case .sum: return (0..<width).map { "residual sum, \($0 + 1)" }
    case .error: return []
    }
  }

  /// Whether the links into a stage show their weights.
  func showsWeights(into index: Int) -> Bool {
    showsWeights && weights.indices.contains(index) && weights[index]?.rows.isEmpty == false
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
