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
    case .block, .sum: return (0..<width).map { "\(title(of: index)), \($0 + 1)" }
    case .error: return []
    }
  }

  /// What a block or sum is called, with its number where there are several of that name.
  private func title(of index: Int) -> String {
    let title = stages[index].ownTitle
    let alike = stages.indices.filter { stages[$0].ownTitle == title }
    let place = alike.firstIndex(of: index) ?? 0
    return alike.count > 1 ? "\(title) \(place + 1)" : title
  }

  /// The numbers of the units of a stage, or of the error function: where, what, how large, with which error.
  func numberRows(of index: Int) -> [[String]] {
    switch stages[index] {
    case .layer(let title, let units): units.compactMap { $0.row(in: title, as: $0.name.plainName) }
    case .sum(let units):
      zip(units, outputNames(of: index)).compactMap { $0.row(in: "residual sum", as: $1) }
    case .block: []
    case .error(let name, let value): value.map { [["loss", "", name, "", $0, ""]] } ?? []
    }
  }

  /// Whether the links into a stage show their weights.
  func showsWeights(into index: Int) -> Bool {
    showsWeights && weights.indices.contains(index) && weights[index]?.rows.isEmpty == false
  }

  /// Whether there are so few weights that each link can show its own.
  var showsWeights: Bool {
    let slots = stages.indices.map { unitPlaces($0) + (hasBiasUnit($0) ? 1 : 0) }
    return slots.allSatisfy { $0 <= 3 } && !stages.contains(where: \.isBlock)
      && weights.contains { $0.map { !$0.rows.isEmpty } ?? false }
  }
}

extension Architecture.Stage {
  /// What is written at a block; what a sum is called.
  fileprivate var ownTitle: String {
    switch self {
    case .layer(let title, _), .block(let title): title
    case .sum: "residual sum"
    case .error(let name, _): name
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
  fileprivate func row(in layer: String, as name: String) -> [String]? {
    value == nil && gradient == nil ? nil : [layer, "", name, "", value ?? "", gradient ?? ""]
  }
}

extension String {
  /// A name without the marks of sub- and superscripts.
  fileprivate var plainName: String { filter { $0 != "_" && $0 != "{" && $0 != "}" } }
}
