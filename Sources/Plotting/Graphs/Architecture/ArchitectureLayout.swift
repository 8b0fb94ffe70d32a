/// Where the columns of a network and their units are.
struct ArchitectureLayout {
  /// Something that links start from and end at.
  struct Slot {
    /// The unit's place in its layer; nil for a bias unit.
    var unit: Int?
    var y: Double
  }

  struct Column {
    var x: Double
    /// Half of the width that links keep clear of.
    var half: Double
    var slots: [Slot] = []
    /// Where the dots of units left out are.
    var gap: Double?
    var top: Double
    var bottom: Double
  }

  static let radius = 18.0
  static let titleHeight = 34.0
  private(set) var columns: [Column] = []
  private(set) var width = 0.0
  /// Where the lowest column ends.
  private(set) var floor = 0.0

  init(_ network: Architecture) {
    let pitch = network.hasNumbers ? 72.0 : 52.0
    let counts = network.stages.indices.map { network.drawnCount($0) }
    let tallest = Double(max(counts.max() ?? 1, 1)) * pitch
    let spacing = min(max(116, 0.3 * tallest), 200)
    var x = Measure.margin + 30
    for index in network.stages.indices {
      if index > 0 { x += network.isBlock(index) || network.isBlock(index - 1) ? 76 : spacing }
      let column = Column(
        network, index, x: x, middle: Self.titleHeight + tallest / 2, pitch: pitch, last: columns.last)
      x += column.half - Self.radius
      columns.append(column)
      columns[index].x = x
    }
    floor = Self.titleHeight + tallest
    width = x + (columns.last?.half ?? 0) + Measure.margin + 14
  }
}

extension ArchitectureLayout.Column {
  fileprivate init(
    _ network: Architecture, _ index: Int, x: Double, middle: Double, pitch: Double,
    last: ArchitectureLayout.Column?
  ) {
    self.init(x: x, half: ArchitectureLayout.radius, top: middle, bottom: middle)
    switch network.stages[index] {
    case .layer(_, let units): placeUnits(network, index, count: units.count, middle: middle, pitch: pitch)
    case .block:
      half = 14
      slots = last?.slots.filter { $0.unit != nil } ?? []
      gap = last?.gap
      top = (slots.first?.y ?? middle) - 26
      bottom = (slots.last?.y ?? middle) + 26
    case .error(let name, let value):
      let width =
        Measure.name.width(of: Label(name: name))
        + (value == nil ? 0 : Measure.row.width(of: Label(value ?? "")) + 20)
      half = max(20, width / 2 + 12)
      slots = [.init(unit: 0, y: middle)]
      (top, bottom) = (middle - 18, middle + 18)
    }
  }

  private mutating func placeUnits(
    _ network: Architecture, _ index: Int, count: Int, middle: Double, pitch: Double
  ) {
    let drawn = network.drawnCount(index)
    var y = middle - Double(drawn - 1) / 2 * pitch
    top = y - pitch / 2
    bottom = top + Double(drawn) * pitch
    if network.hasBiasUnit(index) {
      slots.append(.init(unit: nil, y: y))
      y += pitch
    }
    for unit in network.drawnUnits(count) {
      if let unit { slots.append(.init(unit: unit, y: y)) } else { gap = y }
      y += pitch
    }
  }
}

extension Architecture {
  /// Whether values or errors are written at units.
  var hasNumbers: Bool {
    stages.contains { stage in
      guard case .layer(_, let units) = stage else { return false }
      return units.contains { $0.value != nil || $0.gradient != nil }
    }
  }

  func isBlock(_ index: Int) -> Bool {
    if case .block = stages[index] { true } else { false }
  }

  /// The units of a layer that are drawn, with nil for those left out.
  func drawnUnits(_ count: Int) -> [Int?] {
    guard count > max(unitLimit, 4) else { return Array(0..<count) }
    return [0, 1, 2, nil, count - 2, count - 1]
  }

  /// How many places a column has.
  func drawnCount(_ index: Int) -> Int {
    guard case .layer(_, let units) = stages[index] else { return 1 }
    return drawnUnits(units.count).count + (hasBiasUnit(index) ? 1 : 0)
  }

  /// Whether a unit that is always 1 stands in a layer for the biases of the next.
  func hasBiasUnit(_ index: Int) -> Bool {
    guard foldsBiases, let next = nextLayer(after: index), weights.indices.contains(next) else {
      return false
    }
    return !(weights[next]?.biases.isEmpty ?? true)
  }

  func nextLayer(after index: Int) -> Int? {
    stages.indices.dropFirst(index + 1).first { stage in
      if case .layer = stages[stage] { true } else { false }
    }
  }

  func previousLayer(before index: Int) -> Int? {
    stages.indices.prefix(index).last { stage in
      if case .layer = stages[stage] { true } else { false }
    }
  }
}
