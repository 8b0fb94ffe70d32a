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
    let blocks = count > 4 * columns ? mark.parts.map { LineBlocks($0.x, $0.y) } : []
    let isDense = !blocks.isEmpty && blocks.allSatisfy(\.isMonotone)
    let runs =
      isDense
      ? zip(mark.parts, blocks).flatMap { dense($0, $1, context, width) }
      : mark.parts.flatMap { sparse($0, context) }
    var pieces: [[Point]] = []
    for run in runs {
      let simplified = Simplification.simplified(run, tolerance: LineGeometry.tolerance)
      guard !LineGeometry.isSpot(run) else {
        if let point = run.first, context.clip.contains(point) { singles.dot(at: point) }
        continue
      }
      pieces += Clipping.lines(simplified, to: context.clip)
    }
    let isCrowded = !isDense && pieces.reduce(0) { $0 + $1.count } > Coverage.limit
    for piece in isCrowded ? Coverage.thinned(pieces, in: context.clip) : pieces { path.polyline(piece) }
  }

  /// Whether a stroke through the points would be shorter than a pixel.
  private static func isSpot(_ run: [Point]) -> Bool {
    guard let first = run.first else { return true }
    return run.allSatisfy { abs($0.x - first.x) < 0.5 && abs($0.y - first.y) < 0.5 }
  }

  private func dense(
    _ mark: LineMark, _ blocks: LineBlocks, _ context: MarkContext, _ width: Double
  ) -> [[Point]] {
    Decimation.runs(
      mark.x, mark.y, blocks, xScale: context.x, yScale: context.y, columnWidth: width,
      breaksAtInfinity: mark.origin == .function
    ).map { run in run.map { context.point(mark.x[$0], mark.y[$0]) } }
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
