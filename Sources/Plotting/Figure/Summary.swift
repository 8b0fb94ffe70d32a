extension Figure {
  /// One sentence a panel made from the data: "loss falls from 2.3 to 0.05 in 50,000 steps".
  public var summary: String {
    if let description { return description }
    let sentences = panels.prefix(12).map { PanelSummary($0).text }.filter { !$0.isEmpty }
    let rest = panels.count > 12 ? ["and \(panels.count - 12) more panels"] : []
    let heading = [title].compactMap(\.self).filter { !$0.isEmpty }
    let text = (heading + [(sentences + rest).joined(separator: "; ")]).filter { !$0.isEmpty }
    return text.isEmpty ? "no data" : text.joined(separator: ": ")
  }
}

/// What a panel shows, in words.
struct PanelSummary: Sendable {
  private let panel: Panel

  init(_ panel: Panel) { self.panel = panel }

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
      case .dot(let mark): count(min(mark.x.count, mark.y.count), "point", of: mark.series)
      case .rect(let mark): bars(mark)
      case .area(let mark): mark.upper.isEmpty ? nil : "a band" + (mark.series.map { " of " + $0 } ?? "")
      case .contour(let mark) where !mark.paints.isEmpty: nil
      case .contour(let mark): field(mark.field, "contours", label: mark.label)
      case .raster(let mark):
        field(mark.field, "a matrix of \(mark.field.rows) by \(mark.field.columns)", label: mark.label)
      case .link(let mark): count(mark.x1.count, "arrow", of: mark.series)
      case .line, .rule, .text: nil
      }
    }
  }

  /// How a curve runs from its first to its last point.
  private func course(of line: LineMark) -> String? {
    guard let course = Course(line, isLogarithmic: panel.y.scale == .log) else { return nil }
    let (first, last, extent) = (course.first, course.last, course.low...course.high)
    let name = line.series ?? panel.y.label ?? "the curve"
    let (start, end) = PanelSummary.apart(first.y, last.y)
    if course.count == 1 { return "\(name) is \(start)" }
    let span = range(from: first.x, to: last.x)
    if extent.lowerBound == extent.upperBound { return "\(name) is \(start) throughout" + span }
    guard start != end, isMostlyBetween(first.y, last.y, extent) else {
      let (low, high) = PanelSummary.apart(extent.lowerBound, extent.upperBound)
      return "\(name) runs between \(low) and \(high)" + span
    }
    return "\(name) \(last.y < first.y ? "falls" : "rises") from \(start) to \(end)" + span
  }

  /// Two numbers in so many digits as tell them apart, two at least.
  private static func apart(_ a: Double, _ b: Double) -> (String, String) {
    let pairs = (2...15).lazy.map { (NumberText.short(a, digits: $0), NumberText.short(b, digits: $0)) }
    return pairs.first { $0 != $1 } ?? (NumberText.short(a, digits: 2), NumberText.short(b, digits: 2))
  }

  /// Whether the curve leaves the interval of its ends by at most a quarter of it.
  private func isMostlyBetween(_ first: Double, _ last: Double, _ extent: ClosedRange<Double>) -> Bool {
    let (low, high) = (min(first, last), max(first, last))
    let room = (high / 2 - low / 2) / 2
    return extent.lowerBound >= low - room && extent.upperBound <= high + room
  }

  private static let counters: Set = ["step", "epoch", "iteration", "update", "batch"]

  private func range(from start: Double, to end: Double) -> String {
    let label = panel.x.label ?? "x"
    let span = end - start
    if PanelSummary.counters.contains(label), span > 0, abs(start) <= 1 {
      let number = NumberText.short(end, digits: 6)
      return " in \(number) " + label + (number == "1" ? "" : label == "batch" ? "es" : "s")
    }
    return " for \(label) from \(NumberText.short(start)) to \(NumberText.short(end))"
  }

  private func bars(_ mark: RectMark) -> String? {
    let heights = mark.boxes.map { abs($0.y2 - $0.y1) }
    guard let extent = Domain.extent(heights) else { return nil }
    let name = mark.series.map { " of " + $0 } ?? ""
    return count(mark.boxes.count, "bar", of: nil) + name
      + ", the highest \(NumberText.short(extent.upperBound))"
  }

  private func field(_ field: Field, _ kind: String, label: String?) -> String? {
    guard let extent = Domain.extent(field.values) else { return nil }
    let ends = "from \(NumberText.short(extent.lowerBound)) to \(NumberText.short(extent.upperBound))"
    return kind + (label.map { " of " + $0 } ?? "") + " " + ends
  }

  private func count(_ number: Int, _ noun: String, of name: String?) -> String {
    let ending = number == 1 ? "" : "s"
    return "\(NumberText.short(Double(number), digits: 9)) \(noun)\(ending)"
      + (name.map { " of " + $0 } ?? "")
  }
}

/// The ends and extremes of the visible part of a line.
private struct Course {
  private(set) var first = (x: 0.0, y: 0.0)
  private(set) var last = (x: 0.0, y: 0.0)
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity
  private(set) var count = 0

  /// Nil where nothing is visible.
  init?(_ line: LineMark, isLogarithmic: Bool) {
    for index in 0..<min(line.x.count, line.y.count) {
      let (x, y) = (line.x[index], line.y[index])
      guard x.isFinite && y.isFinite && (!isLogarithmic || y > 0) else { continue }
      if count == 0 { first = (x, y) }
      last = (x, y)
      count += 1
      low = y < low ? y : low
      high = y > high ? y : high
    }
    if count == 0 { return nil }
  }
}
