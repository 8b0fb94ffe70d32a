/// A labelled place on an axis.
package struct Tick: Sendable, Hashable {
  package let value: Double
  package let label: Label
}

/// The ticks of an axis.
package struct TickSet: Sendable {
  /// The labelled ticks.
  package var majors: [Tick] = []
  /// Values of the unlabelled ones.
  package var minors: [Double] = []
  /// A power of ten that all labels are to be multiplied by, for the title of the axis.
  package var factor: String?

  /// The ticks that suit a scale.
  ///
  /// - Parameter isWhole: Whether there are none between whole numbers on a linear scale.
  package init(_ scale: AxisScale, room: LabelRoom, isWhole: Bool = false) {
    switch scale.kind {
    case .linear: self = LinearTicks.choose(scale, room: room, isWhole: isWhole)
    case .log: self = LogTicks.choose(scale, room: room)
    case .symlog(let threshold): self = SymlogTicks.choose(scale, threshold: threshold, room: room)
    case .band(let names): self = BandTicks.choose(scale, names: names, room: room)
    }
  }

  init(majors: [Tick] = [], minors: [Double] = [], factor: String? = nil) {
    self.majors = majors
    self.minors = minors
    self.factor = factor
  }
}

/// How much room the labels of an axis need.
package struct LabelRoom: Sendable {
  package enum Direction: Sendable { case horizontal, vertical }

  let direction: Direction
  var size = Typography.tick

  package init(direction: Direction) { self.direction = direction }

  /// The usual distance of two ticks.
  var spacing: Double { direction == .horizontal ? 80 : 45 }

  /// How many ticks an axis of this length should have.
  func preferredCount(_ length: Double) -> Double { max(2, length / spacing) }

  /// How many labels fit at most: one digit wide, or one line high, with the gap between.
  func greatestCount(_ length: Double) -> Int {
    let least = direction == .horizontal ? 0.5 * size : TextMetrics.lineHeight * size
    return Int(min(length, 1e6) / (least + gap)) + 2
  }

  /// Whether no two labels are equal or closer than 0.75 em along x, 1.3 lines along y.
  func fits(_ ticks: [Tick], on scale: AxisScale) -> Bool {
    var previous: (label: Label, low: Double, high: Double)?
    let ordered = scale.end >= scale.start ? ticks : ticks.reversed()
    for tick in ordered {
      let half = extent(tick.label) / 2
      let center = scale.position(tick.value)
      if let previous, previous.label == tick.label || center - half < previous.high + gap { return false }
      previous = (tick.label, center - half, center + half)
    }
    return true
  }

  /// The labels of which as many are blank as needed, keeping every `stride`-th.
  func thinned(_ ticks: [Tick], on scale: AxisScale) -> [Tick] {
    guard !ticks.isEmpty else { return [] }
    for stride in 1...max(1, ticks.count) {
      let kept = Swift.stride(from: 0, to: ticks.count, by: stride).map { ticks[$0] }
      if fits(kept, on: scale) { return kept }
    }
    return Array(ticks.prefix(1))
  }

  private var gap: Double {
    direction == .horizontal ? 0.75 * size : 0.3 * TextMetrics.lineHeight * size
  }

  private func extent(_ label: Label) -> Double {
    direction == .horizontal ? TextMetrics.width(label, size: size) : TextMetrics.lineHeight * size
  }
}
