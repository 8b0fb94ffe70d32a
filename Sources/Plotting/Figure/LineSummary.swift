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
    let blocks = line.blocks
    guard let course = LineCourse(line, panel.window, blocks) else {
      return min(line.x.count, line.y.count) == 0 ? nil : "\(name) without a point in the range shown"
    }
    let start = TrueNumbers.pair(settled(course.first.y, course), settled(course.last.y, course)).0
    let trace = LineTrace(line, panel, blocks)
    if trace.isPath, let words = trace.text { return "\(line.series ?? "the line") \(words)" }
    if course.count == 1 { return "\(name) is \(start)" }
    let span = span(of: course)
    let poles = line.poleCount
    if poles > 0 {
      return "\(name) goes to infinity at \(PanelSummary.count(poles, "place", of: nil))" + span
    }
    if course.low == course.high { return "\(name) is \(start) throughout" + span }
    return "\(name) \(path(of: course))" + span
  }

  /// What the heights measure and of what: "the smoothed loss of net".
  private var name: String {
    let label = panel.panel.y.label
    let kind = panel.panel.isSmoothed(line) ? "smoothed " : ""
    guard let series = line.series, !series.isEmpty else { return kind + (label ?? "the curve") }
    // A letter such as "y" says no more than the axis, and the title of a panel of one series has named it.
    guard let label, label.count > 1, !series.contains(label) else { return kind + series }
    return kind + (series == panel.panel.title ? label : "\(label) of \(series)")
  }

  /// A height, where 0 takes the place of what rounding has left of it.
  private func settled(_ height: Double, _ course: LineCourse) -> Double {
    guard panel.panel.y.scale != .log else { return height }
    let share = line.origin == .function ? 1e-12 : 1e-15
    guard abs(height) <= share * max(abs(course.low), abs(course.high)) else { return height }
    return isResidue(height) ? 0 : height
  }

  /// Whether a height is tiny beside those next to it, as what rounding leaves of 0 is and the foot of a slope is not.
  private func isResidue(_ height: Double) -> Bool {
    guard height != 0, let index = line.y.firstIndex(of: height) else { return true }
    let next = [index - 1, index + 1].filter(line.y.indices.contains).map { abs(line.y[$0]) }
    return next.contains { $0 > 1e3 * abs(height) }
  }

  /// Each rise and fall where they are few, else between which heights the line oscillates.
  private func path(of course: LineCourse) -> String {
    let (start, end) = TrueNumbers.pair(settled(course.first.y, course), settled(course.last.y, course))
    let turns = course.turns
    if turns.isEmpty { return "\(LineSummary.verb(course.first.y, course.last.y)) from \(start) to \(end)" }
    guard turns.count > 2 else { return legs(turns, course) }
    let (low, high) = TrueNumbers.bounds(course.low...course.high)
    let words = "oscillates between \(low) and \(high)"
    guard course.isDirected else { return words }
    return words + " as it \(LineSummary.verb(course.first.y, course.last.y)) from \(start) to \(end)"
  }

  /// "falls from 3 to 1, then rises to 2".
  private func legs(_ turns: [Double], _ course: LineCourse) -> String {
    let heights = ([course.first.y] + turns + [course.last.y]).map { settled($0, course) }
    let digits = max(3, TrueNumbers.digits(for: course.low...course.high))
    let words = heights.map { NumberText.short($0, digits: digits) }
    let legs = heights.indices.dropFirst().map { index in
      let start = index == 1 ? " from \(words[0])" : ""
      return "\(LineSummary.verb(heights[index - 1], heights[index]))\(start) to \(words[index])"
    }
    return (legs.dropLast() + ["then " + (legs.last ?? "")]).joined(separator: ", ")
  }

  private static func verb(_ from: Double, _ to: Double) -> String { to < from ? "falls" : "rises" }

  private static let counters: Set = ["step", "epoch", "iteration", "update", "batch"]

  private func span(of course: LineCourse) -> String {
    let (first, last) = (course.first.x, course.last.x)
    if let names = panel.panel.x.bands {
      guard let start = names.element(at: first), let end = names.element(at: last) else { return "" }
      return " from \(start) to \(end)"
    }
    let label = panel.panel.x.label ?? "x"
    let isAllSteps = panel.panel.x.countsSteps && course.isEveryStep
    if LineSummary.counters.contains(label), last > first, first == 0 || (first == 1 && !isAllSteps) {
      let number = NumberText.exact(isAllSteps ? last + 1 : last)
      return " in \(number) " + label + (number == "1" ? "" : label == "batch" ? "es" : "s")
    }
    let (start, end) = panel.panel.x.ends(first, last) ?? TrueNumbers.pair(first, last)
    return " for \(label) from \(start) to \(end)"
  }
}

extension [String] {
  /// The name of a place in a row; nil beyond its ends.
  func element(at place: Double) -> String? {
    Int(exactly: place.rounded()).flatMap { indices.contains($0) ? self[$0] : nil }
  }
}
