/// What a panel shows, in words.
struct PanelSummary: Sendable {
  private let panel: Panel
  private let window: Window

  init(_ panel: Panel) {
    self.panel = panel
    window = Window(panel)
  }

  var text: String {
    var parts = lines + others
    if parts.isEmpty { parts = ["no data"] }
    let hidden = parts.count - PanelSummary.maximumParts
    if hidden > 0 { parts = parts.prefix(PanelSummary.maximumParts) + ["and \(hidden) more"] }
    let isNamed = parts.contains { $0.hasPrefix(panel.title ?? "") }
    let heading = isNamed ? "" : (panel.title ?? "") + ", "
    return heading + parts.joined(separator: ", ")
  }

  private static let maximumParts = 8

  private var lines: [String] {
    panel.marks.compactMap { mark in
      guard case .line(let line) = mark, line.style.emphasis == .normal else { return nil }
      return course(of: line)
    }
  }

  private var others: [String] {
    panel.marks.compactMap { mark in
      switch mark {
      case .dot(let mark): dots(mark)
      case .rect(let mark): bars(mark)
      case .area(let mark): mark.upper.isEmpty ? nil : "a band" + (mark.series.map { " of " + $0 } ?? "")
      case .contour(let mark) where !mark.paints.isEmpty: nil
      case .contour(let mark): heights(mark)
      case .raster(let mark): matrix(mark)
      case .link(let mark): count(mark.x1.count, "arrow", of: mark.series)
      case .line, .rule, .text: nil
      }
    }
  }

  /// How a curve runs from its first visible point to its last.
  private func course(of line: LineMark) -> String? {
    let name = line.series ?? panel.y.label ?? "the curve"
    guard let course = Course(line, window) else {
      return min(line.x.count, line.y.count) == 0 ? nil : "\(name) without a point in the range shown"
    }
    let (start, end) = TrueNumbers.pair(course.first.y, course.last.y)
    if course.count == 1 { return "\(name) is \(start)" }
    let span = span(of: course)
    let poles = line.poleCount
    if poles > 0 { return "\(name) goes to infinity at \(count(poles, "place", of: nil))" + span }
    if course.low == course.high { return "\(name) is \(start) throughout" + span }
    guard start != end, course.isMostlyBetweenEnds else {
      let (low, high) = TrueNumbers.bounds(course.low...course.high)
      return "\(name) runs between \(low) and \(high)" + span
    }
    return "\(name) \(course.last.y < course.first.y ? "falls" : "rises") from \(start) to \(end)" + span
  }

  private static let counters: Set = ["step", "epoch", "iteration", "update", "batch"]

  private func span(of course: Course) -> String {
    let label = panel.x.label ?? "x"
    let (first, last) = (course.first.x, course.last.x)
    if PanelSummary.counters.contains(label), last > first, first == 0 || first == 1 {
      let number = NumberText.exact(course.isEveryStep ? last - first + 1 : last)
      return " in \(number) " + label + (number == "1" ? "" : label == "batch" ? "es" : "s")
    }
    let (start, end) = TrueNumbers.pair(first, last)
    return " for \(label) from \(start) to \(end)"
  }

  private func dots(_ mark: DotMark) -> String? {
    let total = min(mark.x.count, mark.y.count)
    let visible = (0..<total).count { window.contains(mark.x[$0], mark.y[$0]) }
    guard total > 0, visible < total else { return count(total, "point", of: mark.series) }
    return NumberText.exact(Double(visible)) + " of " + count(total, "point", of: mark.series)
  }

  private func bars(_ mark: RectMark) -> String? {
    guard let extent = Domain.extent(mark.boxes.map(\.y2)) else { return nil }
    let bars = count(mark.boxes.count { $0.y2.isFinite }, "bar", of: mark.series)
    if mark.isCount { return "\(bars), the highest \(NumberText.exact(extent.upperBound))" }
    return bars + ends(of: extent)
  }

  private func matrix(_ mark: RasterMark) -> String? {
    guard !mark.field.values.isEmpty else { return nil }
    let kind =
      "a matrix of \(mark.field.rows) by \(mark.field.columns)" + (mark.label.map { " of " + $0 } ?? "")
    guard let extent = Domain.extent(mark.field.values) else { return kind + " without a finite entry" }
    return kind + ends(of: extent)
  }

  private func ends(of extent: ClosedRange<Double>) -> String {
    let (low, high) = TrueNumbers.bounds(extent)
    return low == high ? ", all \(low)" : " from \(low) to \(high)"
  }

  /// The heights of the lines, which are exact where those of the function are known at some points only.
  private func heights(_ mark: ContourMark) -> String? {
    guard let extent = Domain.extent(mark.field.values), let colors = ColorMapping(panel) else { return nil }
    let name = mark.label.map { " of " + $0 } ?? ""
    let lines = mark.resolvedThresholds(colors).filter(extent.contains)
    guard let low = lines.first, let high = lines.last else {
      return "a landscape" + name + " without a line"
    }
    let (least, greatest) = (NumberText.exact(low), NumberText.exact(high))
    if lines.count == 1 { return "a contour\(name) at \(least)" }
    return "contours\(name) at \(lines.count) heights from \(least) to \(greatest)"
  }

  private func count(_ number: Int, _ noun: String, of name: String?) -> String {
    let ending = number == 1 ? "" : "s"
    return "\(NumberText.short(Double(number), digits: 15)) \(noun)\(ending)"
      + (name.map { " of " + $0 } ?? "")
  }
}

/// The part of the plane that the axes show.
private struct Window {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>

  init(_ panel: Panel) {
    x = Window.range(panel.x)
    y = Window.range(panel.y)
  }

  private static func range(_ axis: Axis) -> ClosedRange<Double> {
    let least = axis.scale == .log ? Double.leastNonzeroMagnitude : -Double.greatestFiniteMagnitude
    let whole = least...Double.greatestFiniteMagnitude
    return axis.range.map { $0.clamped(to: whole) } ?? whole
  }

  /// False for numbers that are not finite.
  func contains(_ x: Double, _ y: Double) -> Bool { self.x.contains(x) && self.y.contains(y) }
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
