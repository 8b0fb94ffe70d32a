/// A line through a plane, whose heights are no function of x: the path of a descent, a circle.
struct LineTrace {
  private let line: LineMark
  private let panel: PanelSummary
  private let blocks: LineBlocks

  init(_ line: LineMark, _ panel: PanelSummary, _ blocks: LineBlocks) {
    self.line = line
    self.blocks = blocks
    self.panel = panel
  }

  private var points: [(x: Double, y: Double)] {
    zip(line.x, line.y).filter { panel.window.contains($0, $1) }.map { ($0, $1) }
  }

  /// Whether it is drawn over a landscape, be that filled or of lines alone.
  private var isOverField: Bool { panel.panel.contents.contains { $0.isField || $0 is ContourMark } }

  /// Whether x goes to and fro, or the line is drawn over a landscape.
  var isPath: Bool {
    if isOverField { return true }
    guard !blocks.isMonotone else { return false }
    let points = points
    let steps = zip(points, points.dropFirst())
    return steps.contains { $0.x < $1.x } && steps.contains { $0.x > $1.x }
  }

  /// "runs from (0, 1) to (2, 3)", or how far it reaches if it ends where it starts; ends beyond the range shown are
  /// told too. Nil for a line without a point.
  var text: String? {
    let all = zip(line.x, line.y).filter { $0.isFinite && $1.isFinite }.map { (x: $0, y: $1) }
    guard let start = all.first, let end = all.last else { return nil }
    let points = points
    let reach = panel.place(of: points.map(\.x), points.map(\.y))
    let (wide, tall) = (LineTrace.half(all.map(\.x)), LineTrace.half(all.map(\.y)))
    if wide == 0, tall == 0 { return "stays at \(place(start))" }
    let isClosed = all.count > 3 && abs(start.x / 2 - end.x / 2) <= 1e-9 * wide
    if isClosed && abs(start.y / 2 - end.y / 2) <= 1e-9 * tall { return "is a closed curve" + reach }
    return "runs from \(place(start)) to \(place(end))" + (isOverField ? "" : reach)
  }

  /// Half the distance of the least and the greatest.
  private static func half(_ values: [Double]) -> Double { Domain.extent(values).map(Domain.halfSpan) ?? 0 }

  private func place(_ point: (x: Double, y: Double)) -> String {
    let isOutside = !panel.window.contains(point.x, point.y)
    let words = "(\(NumberText.short(point.x)), \(NumberText.short(point.y)))"
    return isOutside ? words + " outside the range" : words
  }
}
