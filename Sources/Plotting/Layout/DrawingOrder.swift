extension PanelLayout {
  /// The places of the marks from back to front: as the author orders them, but for lines so noisy that they would hide
  /// others, which take the places of the rearmost lines.
  var drawingOrder: [Int] {
    let marks = model.contents
    let lines = marks.indices.filter { (marks[$0] as? LineMark)?.frames.isEmpty ?? false }
    guard lines.count > 1 else { return Array(marks.indices) }
    let noises = lines.map { (marks[$0] as? LineMark).map(noise) ?? 0 }
    let noisy = lines.indices.filter { noises[$0] > PanelLayout.mostNoise }
      .sorted { (noises[$1], $0) < (noises[$0], $1) }
    let rest = lines.indices.filter { noises[$0] <= PanelLayout.mostNoise }
    var order = Array(marks.indices)
    for (place, index) in zip(lines, noisy + rest) { order[place] = lines[index] }
    return order
  }

  /// Lines with less noise than this hide little.
  private static let mostNoise = 2.0

  /// How far a line goes against the direction of the step before, in heights of the plotting area; that of a curve that
  /// turns a few times is nearly 0.
  private func noise(_ line: LineMark) -> Double {
    let (left, right) = (min(x.start, x.end), max(x.start, x.end))
    var (sum, step, last) = (0.0, 0.0, Double.nan)
    for (u, v) in zip(line.x, line.y) {
      let (place, height) = (x.position(u), min(max(y.position(v), frame.minY), frame.maxY))
      guard place >= left, place <= right, height.isFinite else { continue }
      let next = last.isFinite ? height - last : 0
      if next * step < 0 { sum += abs(next) }
      (step, last) = (next, height)
    }
    return sum / max(1, frame.height)
  }
}
