/// The shape of a still line.
struct LineGeometry {
  /// The line.
  var path = PathData()
  /// Points without neighbours, which a line would not show.
  var singles = PathData()

  static let tolerance = 0.1

  init(_ mark: LineMark, _ context: MarkContext) {
    let count = min(mark.x.count, mark.y.count)
    // Below its moving average the raw line is background, for which every second column is fine enough.
    let width = context.isFaint ? 2.0 : 1
    let columns = Int((context.x.length / width).rounded(.up)) + 1
    let blocks = count > 4 * columns ? mark.parts.map(\.blocks) : []
    let isDense = !blocks.isEmpty && blocks.allSatisfy(\.isMonotone)
    let runs =
      isDense
      ? dense(Array(zip(mark.parts, blocks)), context, columnWidth: width)
      : mark.parts.flatMap { sparse($0, context) }.map(Run.init)
    var pieces: [[Point]] = []
    for run in runs {
      guard !LineGeometry.isSpot(run.points) else {
        if let point = run.points.first, context.clip.contains(point) { singles.dot(at: point) }
        continue
      }
      pieces += Clipping.lines(run.simplified, to: context.clip)
    }
    let isCrowded = !isDense && pieces.reduce(0) { $0 + $1.count } > Coverage.limit
    for piece in isCrowded ? Coverage.thinned(pieces, in: context.clip) : pieces { path.polyline(piece) }
  }

  /// Points that are joined, and as few of them as show the same.
  private struct Run {
    let points: [Point]
    let simplified: [Point]

    init(_ points: [Point]) {
      self.points = points
      simplified = Simplification.simplified(points, tolerance: LineGeometry.tolerance)
    }
  }

  /// How many vertices a line through many points may have, so that a curve stays below 20 KB; what is background, or
  /// is drawn above one, shares them.
  private static func vertexLimit(_ mark: LineMark, _ context: MarkContext) -> Int {
    if context.isFaint { return 600 }
    return context.panel.model.panel.isSmoothed(mark) ? 1_500 : 2_000
  }

  /// Columns wider than this would show as steps.
  private static let widestColumn = 8.0

  /// Whether a stroke through the points would be shorter than a pixel.
  static func isSpot(_ run: [Point]) -> Bool {
    guard let first = run.first else { return true }
    return run.allSatisfy { abs($0.x - first.x) < 0.5 && abs($0.y - first.y) < 0.5 }
  }

  /// The parts of a line in pixel columns, each with its ends, else its extremes alone, as narrow as the number of
  /// vertices allows.
  private func dense(
    _ parts: [(mark: LineMark, blocks: LineBlocks)], _ context: MarkContext, columnWidth: Double
  ) -> [Run] {
    let limit = parts.first.map { LineGeometry.vertexLimit($0.mark, context) } ?? 0
    func runs(_ width: Double, keepsEnds: Bool) -> [Run] {
      parts.flatMap { dense($0.mark, $0.blocks, context, width, keepsEnds) }
    }
    func isTooLong(_ runs: [Run]) -> Bool { runs.reduce(0) { $0 + $1.simplified.count } > limit }
    var width = columnWidth
    var shown = runs(width, keepsEnds: true)
    guard isTooLong(shown) else { return shown }
    shown = runs(width, keepsEnds: false)
    while isTooLong(shown), width < LineGeometry.widestColumn {
      width *= 1.25
      shown = runs(width, keepsEnds: false)
    }
    return shown
  }

  private func dense(
    _ mark: LineMark, _ blocks: LineBlocks, _ context: MarkContext, _ width: Double, _ keepsEnds: Bool
  ) -> [Run] {
    Decimation.runs(
      mark.x, mark.y, blocks, xScale: context.x, yScale: context.y, columnWidth: width,
      breaksAtInfinity: mark.origin == .function, keepsEnds: keepsEnds
    ).map { run in Run(run.map { context.point(mark.x[$0], mark.y[$0]) }) }
  }

  /// Unbroken runs of points that have a place on the axes.
  private func sparse(_ mark: LineMark, _ context: MarkContext) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    for (x, y) in zip(mark.x, mark.y) {
      let point = context.point(x, y)
      if point.isFinite {
        run.append(point)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    return run.isEmpty ? runs : runs + [run]
  }

  static func attributes(_ mark: LineMark, _ context: MarkContext, _ rendering: SVGRendering) -> SVGAttributes
  {
    var attributes: SVGAttributes = ["class": "np-line"]
    if rendering.placement == .inline && !context.isFaint {
      let panel = context.panel.model.panel
      let name = mark.series ?? panel.y.label ?? ""
      attributes.append("data-series", .text(panel.isSmoothed(mark) ? name + ", smoothed" : name))
      attributes.pairs += HoverPoints.attributes(mark, context).pairs
    }
    attributes.pairs += context.stroke().pairs
    return attributes
  }
}
