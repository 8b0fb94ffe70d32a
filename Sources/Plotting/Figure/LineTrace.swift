/// A line through a plane, whose heights are no function of x: the path of a descent, a circle.
struct LineTrace {
  private let line: LineMark
  private let panel: PanelSummary

  init(_ line: LineMark, _ panel: PanelSummary) {
    self.line = line
    self.panel = panel
  }

  private var points: [(x: Double, y: Double)] {
    zip(line.x, line.y).filter { panel.window.contains($0, $1) }.map { ($0, $1) }
  }

  private var isOverField: Bool { panel.panel.contents.contains(where: \.isField) }

  /// Whether x goes to and fro, or the line is drawn over a landscape.
  var isPath: Bool {
    if isOverField { return true }
    guard !Decimation.isMonotone(line.x) else { return false }
    let points = points
    let steps = zip(points, points.dropFirst())
    return steps.contains { $0.x < $1.x } && steps.contains { $0.x > $1.x }
  }

  /// "runs from (0, 1) to (2, 3)", or how far it reaches if it ends where it starts.
  func text(_ course: LineCourse) -> String {
    let points = points
    let reach = panel.place(of: points.map(\.x), points.map(\.y))
    if isClosed(points, course) { return "is a closed curve" + reach }
    return "runs from \(text(course.first)) to \(text(course.last))" + (isOverField ? "" : reach)
  }

  private func isClosed(_ points: [(x: Double, y: Double)], _ course: LineCourse) -> Bool {
    let (low, high) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (wide, tall) = (high / 2 - low / 2, course.high / 2 - course.low / 2)
    return points.count > 3 && abs(course.first.x / 2 - course.last.x / 2) <= 1e-9 * wide
      && abs(course.first.y / 2 - course.last.y / 2) <= 1e-9 * tall
  }

  private func text(_ point: (x: Double, y: Double)) -> String {
    "(\(NumberText.short(point.x)), \(NumberText.short(point.y)))"
  }
}
