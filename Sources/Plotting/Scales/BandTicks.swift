/// One tick in the middle of each band.
///
/// Names that are too long for one line are set in several, then along a slant, and cut short only where neither helps.
enum BandTicks {
  static func choose(_ scale: AxisScale, names: [String], room: LabelRoom) -> TickSet {
    // A number cut short would be another number, so numbers are left out instead.
    if names.allSatisfy({ Double($0) != nil }) { return thinned(names.map { [$0] }, scale, room) }
    let pitch = scale.length / Double(max(1, names.count))
    return room.direction == .horizontal
      ? beside(names, pitch, scale, room) : below(names, pitch, scale, room)
  }

  /// Names side by side.
  private static func beside(
    _ names: [String], _ pitch: Double, _ scale: AxisScale, _ room: LabelRoom
  ) -> TickSet {
    for lines in 1...3 {
      let limit = lines == 1 ? scale.length : pitch - room.gap
      let wrapped = names.map { TextMetrics.lines($0, to: limit, size: room.size, maxLines: lines) }
      let whole = wrapped.compactMap(\.self)
      guard whole.count == names.count else { continue }
      let ticks = ticks(whole)
      if room.fits(ticks, on: scale, distinct: false) { return TickSet(majors: ticks) }
    }
    let few = thinned(names.map { [$0] }, scale, room)
    return pitch < Slant.pitch && few.majors.count >= 4 ? few : slanted(names, pitch, scale, room)
  }

  /// Names along a slant, as many as keep their distance.
  private static func slanted(
    _ names: [String], _ pitch: Double, _ scale: AxisScale, _ room: LabelRoom
  ) -> TickSet {
    let limit = max(30, min(Slant.length(in: room.across), 0.8 * scale.length))
    let short = TextMetrics.shortened(names, to: limit, size: room.size)
    let stride = strides.first { Double($0) * pitch >= Slant.pitch } ?? names.count
    let kept = Swift.stride(from: 0, to: names.count, by: max(1, stride))
    return TickSet(majors: kept.map { Tick(value: Double($0), label: Label(short[$0])) }, isSlanted: true)
  }

  /// Names below each other.
  private static func below(
    _ names: [String], _ pitch: Double, _ scale: AxisScale, _ room: LabelRoom
  ) -> TickSet {
    let most = max(1, min(3, Int(pitch / (TextMetrics.lineHeight * room.size + room.gap))))
    let short = TextMetrics.shortened(names, to: room.across, size: room.size)
    let lines = zip(names, short).map { name, short in
      TextMetrics.lines(name, to: room.across, size: room.size, maxLines: most) ?? [short]
    }
    return thinned(lines, scale, room)
  }

  private static let strides = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000,
  ]

  private static func ticks(_ texts: [[String]]) -> [Tick] {
    texts.enumerated().map { Tick(value: Double($0), lines: $1.map { Label($0) }) }
  }

  /// All labels, or every second, fifth, tenth, … where there is no room.
  ///
  /// Equal names are allowed on bands, so only the distance of labels counts.
  private static func thinned(_ texts: [[String]], _ scale: AxisScale, _ room: LabelRoom) -> TickSet {
    let all = ticks(texts)
    for stride in strides where stride < max(2, all.count) {
      let kept = Swift.stride(from: 0, to: all.count, by: stride).map { all[$0] }
      if room.fits(kept, on: scale, distinct: false) { return TickSet(majors: kept) }
    }
    return TickSet(majors: Array(all.prefix(1)))
  }
}

/// Labels that rise towards their ticks at 40°.
enum Slant {
  static let degrees = 40.0
  static let cosine = 0.766
  static let sine = 0.643
  /// From the axis to the end of a label.
  static let drop = 11.0
  /// The least distance of neighbours along the axis.
  static let pitch = 1.2 * Typography.tick / sine

  /// How long labels may be that reach so far down.
  static func length(in height: Double) -> Double { (height - drop - 0.5 * Typography.tick) / sine }

  /// How far down a label reaches.
  static func height(_ width: Double) -> Double { drop + width * sine + 0.5 * Typography.tick }

  /// How far to the left of its tick a label reaches.
  static func reach(_ width: Double) -> Double { width * cosine + 0.5 * Typography.tick }
}
