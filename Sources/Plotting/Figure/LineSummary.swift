/// What a line shows, in words.
struct LineSummary {
  private let line: LineMark
  private let panel: PanelSummary

  init(_ line: LineMark, _ panel: PanelSummary) {
    self.line = line
    self.panel = panel
  }

  /// How a curve runs from its first visible point to its last.
  var text: String? {
    let name = line.series ?? panel.panel.y.label ?? "the curve"
    guard let course = Course(line, panel.window) else {
      return min(line.x.count, line.y.count) == 0 ? nil : "\(name) without a point in the range shown"
    }
    let (start, end) = TrueNumbers.pair(course.first.y, course.last.y)
    if course.count == 1 { return "\(name) is \(start)" }
    let span = span(of: course)
    let poles = line.poleCount
    if poles > 0 {
      return "\(name) goes to infinity at \(PanelSummary.count(poles, "place", of: nil))" + span
    }
    if course.low == course.high { return "\(name) is \(start) throughout" + span }
    guard start != end, course.isMostlyBetweenEnds else {
      let (low, high) = TrueNumbers.bounds(course.low...course.high)
      return "\(name) runs between \(low) and \(high)" + span
    }
    return "\(name) \(course.last.y < course.first.y ? "falls" : "rises") from \(start) to \(end)" + span
  }

  private static let counters: Set = ["step", "epoch", "iteration", "update", "batch"]

  private func span(of course: Course) -> String {
    let label = panel.panel.x.label ?? "x"
    let (first, last) = (course.first.x, course.last.x)
    if LineSummary.counters.contains(label), last > first, first == 0 || first == 1 {
      let number = NumberText.exact(course.isEveryStep ? last - first + 1 : last)
      return " in \(number) " + label + (number == "1" ? "" : label == "batch" ? "es" : "s")
    }
    let (start, end) = TrueNumbers.pair(first, last)
    return " for \(label) from \(start) to \(end)"
  }
}

/// The ends and extremes of the visible points of a line.
private struct Course {
  private(set) var first = (x: 0.0, y: 0.0)
  private(set) var last = (x: 0.0, y: 0.0)
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity
  private(set) var count = 0
  /// Whether each position is one after the one before, from the first visible point to the last.
  private(set) var isEveryStep = true

  /// Nil where nothing is visible.
  init?(_ line: LineMark, _ window: Window) {
    var start = 0
    for index in 0..<min(line.x.count, line.y.count) {
      let (x, y) = (line.x[index], line.y[index])
      guard window.contains(x, y) else { continue }
      if count == 0 { (first, start) = ((x, y), index) }
      if x != first.x + Double(index - start) { isEveryStep = false }
      last = (x, y)
      count += 1
      low = y < low ? y : low
      high = y > high ? y : high
    }
    if count == 0 { return nil }
  }

  /// Whether the curve leaves the interval of its ends by at most a quarter of it.
  var isMostlyBetweenEnds: Bool {
    let (below, above) = (min(first.y, last.y), max(first.y, last.y))
    let room = (above / 2 - below / 2) / 2
    return low >= below - room && high <= above + room
  }
}
