extension Architecture {
  /// Writes the values and errors that satisfy a condition, each at its step.
  func drawNumbers(
    _ layout: ArchitectureLayout, in writer: inout SVGWriter, animatedBy reveal: Reveal? = nil,
    stepOf: [Step.Part: Int] = [:], where isWanted: (Step.Part) -> Bool
  ) {
    for index in stages.indices {
      for part in [Step.Part.values(stage: index), .gradients(stage: index)] where isWanted(part) {
        let step = stepOf[part]
        for (text, point, style) in numbers(part, index, layout.columns[index]) {
          writer.patch(style.box(of: Label(text), at: point), step: step, reveal)
          writer.text(
            Label(text), at: point, style: style, animation: step.flatMap { reveal?.appearance(at: $0) })
        }
      }
    }
  }

  /// The room that values and errors of units take up.
  func unitNumberBoxes(_ layout: ArchitectureLayout) -> [Rect] {
    stages.indices.flatMap { index in
      [Step.Part.values(stage: index), .gradients(stage: index)].flatMap { part in
        numbers(part, index, layout.columns[index]).map { $0.2.box(of: Label($0.0), at: $0.1) }
      }
    }
  }

  private func numbers(
    _ part: Step.Part, _ index: Int, _ column: ArchitectureLayout.Column
  ) -> [(String, Point, TextStyle)] {
    switch stages[index] {
    case .block: return []
    case .error(_, let value):
      guard let value, case .values = part else { return [] }
      let style = TextStyle(paint: .value, anchor: .end, baseline: .middle)
      return [(value, Point(column.x + column.half - 10, column.slots.first?.y ?? 0), style)]
    case .layer(_, let units), .sum(let units):
      return column.slots.compactMap { slot in
        guard let unit = slot.unit else { return nil }
        return number(part, of: units[unit], at: Point(column.x, slot.y), radius: column.half)
      }
    }
  }

  /// The value above a unit or the error below it, with a halo since links may pass behind it.
  private func number(_ part: Step.Part, of unit: Unit, at center: Point, radius: Double) -> (
    String, Point, TextStyle
  )? {
    let distance = radius + 5
    switch part {
    case .values:
      let style = TextStyle(paint: .value, anchor: .middle, hasHalo: true)
      return unit.value.map { ($0, Point(center.x, center.y - distance), style) }
    case .gradients:
      let style = TextStyle(paint: .gradient, anchor: .middle, baseline: .top, hasHalo: true)
      return unit.gradient.map { ($0, Point(center.x, center.y + distance), style) }
    }
  }
}
