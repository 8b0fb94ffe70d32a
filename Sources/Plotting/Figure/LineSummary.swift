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
    guard let course = LineCourse(line, panel.window) else {
      return min(line.x.count, line.y.count) == 0 ? nil : "\(name) without a point in the range shown"
    }
    let start = TrueNumbers.pair(course.first.y, course.last.y).0
    if course.count == 1 { return "\(name) is \(start)" }
    let span = span(of: course)
    let poles = line.poleCount
    if poles > 0 {
      return "\(name) goes to infinity at \(PanelSummary.count(poles, "place", of: nil))" + span
    }
    if course.low == course.high { return "\(name) is \(start) throughout" + span }
    return "\(name) \(path(of: course))" + span
  }

  /// Each rise and fall where they are few, else between which heights the line oscillates.
  private func path(of course: LineCourse) -> String {
    let (start, end) = TrueNumbers.pair(course.first.y, course.last.y)
    if course.turns.isEmpty {
      return "\(LineSummary.verb(course.first.y, course.last.y)) from \(start) to \(end)"
    }
    guard course.turns.count > 2 else { return LineSummary.legs(course) }
    let (low, high) = TrueNumbers.bounds(course.low...course.high)
    let words = "oscillates between \(low) and \(high)"
    guard course.isDirected else { return words }
    return words + " as it \(LineSummary.verb(course.first.y, course.last.y)) from \(start) to \(end)"
  }

  /// "falls from 3 to 1, then rises to 2".
  private static func legs(_ course: LineCourse) -> String {
    let heights = [course.first.y] + course.turns + [course.last.y]
    let digits = max(3, TrueNumbers.digits(for: course.low...course.high))
    let legs = zip(heights, heights.dropFirst()).map {
      "\(verb($0, $1)) to \(NumberText.short($1, digits: digits))"
    }
    let from = legs[0].replacing(" to ", with: " from \(NumberText.short(heights[0], digits: digits)) to ")
    return ([from] + legs.dropFirst().dropLast() + ["then " + (legs.last ?? "")]).joined(separator: ", ")
  }

  private static func verb(_ from: Double, _ to: Double) -> String { to < from ? "falls" : "rises" }

  private static let counters: Set = ["step", "epoch", "iteration", "update", "batch"]

  private func span(of course: LineCourse) -> String {
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
