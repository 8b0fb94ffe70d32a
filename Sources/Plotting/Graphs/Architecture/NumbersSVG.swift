extension Architecture {
  /// The room that values and errors of units take up.
  func unitNumberBoxes(_ layout: ArchitectureLayout) -> [Rect] { placedNumbers(layout).map(\.words.room) }

  /// The values and errors of units, each with the part of the network that it is.
  func placedNumbers(_ layout: ArchitectureLayout) -> [(part: Step.Part, words: PlacedWords)] {
    stages.indices.flatMap { index in
      [Step.Part.values(stage: index), .gradients(stage: index)].flatMap { part in
        numbers(part, index, layout.columns[index]).map { text, point, style in
          let label = Label(text)
          let room = style.box(of: label, at: point)
          return (part, PlacedWords(room: room, label: label, point: point, style: style))
        }
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

  /// The value above a unit or the error below it, whose halo keeps links from hiding it or reading as its minus sign.
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
