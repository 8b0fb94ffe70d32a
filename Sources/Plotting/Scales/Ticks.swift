/// A labelled place on an axis.
package struct Tick: Sendable, Hashable {
  package let value: Double
  /// The label, in several lines where one would be too long.
  package let lines: [Label]

  /// The first line of the label, for most the only one.
  package var label: Label { lines.first ?? "" }

  init(value: Double, lines: [Label]) {
    self.value = value
    self.lines = lines
  }

  init(value: Double, label: Label) { self.init(value: value, lines: [label]) }
}

/// The ticks of an axis.
package struct TickSet: Sendable {
  /// The labelled ticks.
  package var majors: [Tick] = []
  /// Values of the unlabelled ones.
  package var minors: [Double] = []
  /// What all labels are to be multiplied by and added to, for the title of the axis: "×10⁻⁴", "+ 1G".
  package var factor: String?
  /// Whether the labels rise towards their ticks.
  package var isSlanted = false

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

  init(majors: [Tick] = [], minors: [Double] = [], factor: String? = nil, isSlanted: Bool = false) {
    self.majors = majors
    self.minors = minors
    self.factor = factor
    self.isSlanted = isSlanted
  }
}

/// How much room the labels of an axis need.
package struct LabelRoom: Sendable {
  package enum Direction: Sendable { case horizontal, vertical }

  let direction: Direction
  /// How far names may reach away from the axis, in pixels.
  let across: Double
  let size = Typography.tick

  package init(direction: Direction, across: Double = 160) {
    self.direction = direction
    self.across = across
  }

  /// The usual distance of two ticks.
  var spacing: Double { direction == .horizontal ? 80 : 45 }

  /// How many ticks an axis of this length should have.
  func preferredCount(_ length: Double) -> Double { max(2, length / spacing) }

  /// How many labels fit at most: one digit wide, or one line high, with the gap between.
  func greatestCount(_ length: Double) -> Int {
    let least = direction == .horizontal ? 0.5 * size : TextMetrics.lineHeight * size
    return Int(min(length, 1e6) / (least + gap)) + 2
  }

  /// Whether all labels have places, no two are closer than 0.75 em along x, 1.3 lines along y, nor equal if they are
  /// to be distinct.
  func fits(_ ticks: [Tick], on scale: AxisScale, distinct: Bool = true) -> Bool {
    var previous: (lines: [Label], high: Double)?
    let ordered = scale.end >= scale.start ? ticks : ticks.reversed()
    for tick in ordered {
      let half = extent(tick.lines) / 2
      let center = scale.position(tick.value)
      guard center.isFinite else { return false }
      if let previous {
        if distinct && previous.lines == tick.lines || center - half < previous.high + gap { return false }
      }
      previous = (tick.lines, center + half)
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

  /// The least distance of two labels.
  var gap: Double {
    direction == .horizontal ? 0.75 * size : 0.3 * TextMetrics.lineHeight * size
  }

  private func extent(_ lines: [Label]) -> Double {
    direction == .horizontal
      ? lines.map { TextMetrics.width($0, size: size) }.max() ?? 0
      : TextMetrics.lineHeight * size * Double(lines.count)
  }
}
