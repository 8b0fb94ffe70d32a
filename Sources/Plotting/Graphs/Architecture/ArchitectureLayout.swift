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
  static let sumRadius = 11.0
  static let titleHeight = 34.0
  private(set) var columns: [Column] = []
  private(set) var width = 0.0
  /// Where the lowest column ends.
  private(set) var floor = 0.0

  init(_ network: Architecture) {
    let pitch = network.pitch
    // Units are centred, so that those of single units stand in a line; units for biases stand above them.
    let halves = network.stages.indices.map { Double(network.unitPlaces($0)) / 2 * pitch }
    let heads = network.stages.indices.map { halves[$0] + (network.hasBiasUnit($0) ? pitch : 0) }
    let middle = Self.titleHeight + (heads.max() ?? pitch / 2)
    floor = middle + (halves.max() ?? pitch / 2)
    let tallest = floor - Self.titleHeight
    let spacing = min(max(80, 0.25 * tallest), 170)
    let bodies = network.stages.indices.map { network.bodyWidth($0) / 2 }
    let outer = network.stages.indices.map {
      max(bodies[$0], network.titleWidth($0) / 2, network.numberWidth($0) / 2)
    }
    var x = Measure.margin + (outer.first ?? 0)
    for index in network.stages.indices {
      if index > 0 {
        let room = network.showsWeights(into: index) ? 150 : network.isLane(index) ? 40 : spacing
        x += max(bodies[index - 1] + bodies[index] + room, outer[index - 1] + outer[index] + 14)
      }
      columns.append(
        Column(
          network, index, x: x, half: bodies[index], middle: middle, pitch: pitch, last: columns.last))
    }
    width = x + (outer.last ?? 0) + Measure.margin
  }

  /// The boxes around units.
  var unitBoxes: [Rect] {
    columns.flatMap { column in
      column.slots.map { slot in
        Rect(x: column.x, y: slot.y, width: 0, height: 0).expanded(by: min(column.half, Self.radius))
      }
    }
  }
}

extension ArchitectureLayout.Column {
  fileprivate init(
    _ network: Architecture, _ index: Int, x: Double, half: Double, middle: Double, pitch: Double,
    last: ArchitectureLayout.Column?
  ) {
    self.init(x: x, half: half, top: middle, bottom: middle)
    switch network.stages[index] {
    case .layer(_, let units): placeUnits(network, index, count: units.count, middle: middle, pitch: pitch)
    case .block:
      slots = last?.slots.filter { $0.unit != nil } ?? []
      gap = last?.gap
      top = (slots.first?.y ?? middle) - 26
      bottom = (slots.last?.y ?? middle) + 26
      if network.hasBiasUnit(index) { slots.append(.init(unit: nil, y: top - 26)) }
    case .sum:
      slots = last?.slots.filter { $0.unit != nil } ?? []
      gap = last?.gap
      top = (slots.first?.y ?? middle) - half
      bottom = (slots.last?.y ?? middle) + half
      if network.hasBiasUnit(index) { slots.append(.init(unit: nil, y: top + half - pitch)) }
    case .error:
      slots = [.init(unit: 0, y: middle)]
      (top, bottom) = (middle - 18, middle + 18)
    }
  }

  private mutating func placeUnits(
    _ network: Architecture, _ index: Int, count: Int, middle: Double, pitch: Double
  ) {
    let half = Double(network.unitPlaces(index)) / 2 * pitch
    (top, bottom) = (middle - half, middle + half)
    var y = top + pitch / 2
    if network.hasBiasUnit(index) {
      slots.append(.init(unit: nil, y: y - pitch))
      top -= pitch
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
      stage.units.contains { $0.value != nil || $0.gradient != nil }
    }
  }

  /// Whether errors are written below units that have values above them.
  var hasErrors: Bool {
    hasNumbers && stages.contains { $0.units.contains { $0.value != nil && $0.gradient != nil } }
  }

  /// How wide the circles or the box of a stage are.
  func bodyWidth(_ index: Int) -> Double {
    switch stages[index] {
    case .layer: return 2 * ArchitectureLayout.radius
    case .block: return 28
    case .sum: return 2 * ArchitectureLayout.sumRadius
    case .error(let name, let value):
      let number = value.map { Measure.row.width(of: Label($0)) + 20 } ?? 0
      return max(40, Measure.name.width(of: Label(error: name)) + number + 24)
    }
  }

  /// From one unit of a layer to the next, in pixels.
  var pitch: Double { hasErrors ? 88 : hasNumbers || showsWeights ? 72 : 52 }

  /// Whether the name of a block is longer than the block is high.
  func isTooLong(blockTitle title: String, _ index: Int) -> Bool {
    let height = Double(unitPlaces(index) - 1) * pitch + 52
    return Measure.row.width(of: Label(title)) > height - 8
  }

  /// What stands above a column.
  func columnTitle(_ index: Int) -> String {
    if case .block(let title) = stages[index], isTooLong(blockTitle: title, index) { return title }
    guard case .layer(let title, let units) = stages[index] else { return "" }
    guard drawnUnits(units.count).contains(nil) else { return title }
    return (title.isEmpty ? "" : title + ", ") + "\(units.count) units"
  }

  func titleWidth(_ index: Int) -> Double { Measure.row.width(of: Label(columnTitle(index))) }

  /// How wide the numbers above and below the units of a stage are.
  func numberWidth(_ index: Int) -> Double {
    let drawn = drawnUnits(stages[index].units.count).compactMap { $0 }.map { stages[index].units[$0] }
    let numbers = drawn.flatMap { [$0.value, $0.gradient].compactMap(\.self) }
    return numbers.map { TextStyle().width(of: Label($0)) }.max() ?? 0
  }

  /// Whether what a stage takes from each unit before it stays on the unit's level.
  func isLane(_ index: Int) -> Bool {
    switch stages[index] {
    case .block, .sum: true
    case .layer: weights.indices.contains(index) && weights[index]?.rows.isEmpty == true
    case .error: false
    }
  }

  /// The units of a layer that are drawn, with nil for those left out.
  func drawnUnits(_ count: Int) -> [Int?] {
    guard count > max(unitLimit, 4) else { return Array(0..<count) }
    return [0, 1, 2, nil, count - 2, count - 1]
  }

  /// How many places the units of a column take; those of a block or a sum are the units before it.
  func unitPlaces(_ index: Int) -> Int {
    switch stages[index] {
    case .layer(_, let units): return drawnUnits(units.count).count
    case .error: return 1
    case .block, .sum:
      let layer = stages.prefix(index).last { if case .layer = $0 { true } else { false } }
      guard case .layer(_, let units) = layer else { return 1 }
      return drawnUnits(units.count).count
    }
  }

  /// Whether a unit that is always 1 stands in a column for the biases of the next.
  func hasBiasUnit(_ index: Int) -> Bool {
    guard foldsBiases, weights.indices.contains(index + 1), let next = weights[index + 1] else {
      return false
    }
    return !next.biases.isEmpty
  }
}
