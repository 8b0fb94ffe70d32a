/// The shape of an area: the points of its two curves, in runs between gaps.
enum AreaGeometry {
  typealias Run = (upper: [Point], lower: [Point])

  static func runs(_ mark: AreaMark, _ context: MarkContext) -> [Run] {
    let foot = context.y.kind == .log ? context.y.domain.lowerBound : 0
    let given = mark.lower ?? Array(repeating: foot, count: mark.x.count)
    // On a logarithmic scale what reaches down to 0 or below it reaches down to the edge.
    let lower = context.y.kind == .log ? given.map { $0 <= 0 ? foot : $0 } : given
    let count = min(mark.x.count, lower.count, mark.upper.count)
    let columns = Int(context.x.length.rounded(.up)) + 1
    let isDense = count > 4 * columns && LineBlocks(mark.x, mark.upper).isMonotone
    return (isDense ? dense : sparse)(mark, lower, count, context).map { run in
      (
        Simplification.simplified(run.upper, tolerance: LineGeometry.tolerance),
        Simplification.simplified(run.lower, tolerance: LineGeometry.tolerance)
      )
    }
  }

  /// Both curves as few vertices as show the same pixels; they have the same gaps.
  private static func dense(
    _ mark: AreaMark, _ lower: [Double], _ count: Int, _ context: MarkContext
  ) -> [Run] {
    func isWhole(_ index: Int) -> Bool {
      context.y.isOnScale(lower[index]) && context.y.isOnScale(mark.upper[index])
    }
    func runs(_ y: [Double]) -> [[Point]] {
      let masked = (0..<count).map { isWhole($0) ? y[$0] : mark.upper[$0].isInfinite ? .infinity : .nan }
      return Decimation.runs(
        mark.x, masked, xScale: context.x, yScale: context.y, breaksAtInfinity: mark.origin == .function
      ).map { run in
        run.map { context.point(mark.x[$0], masked[$0]) }
      }
    }
    return zip(runs(mark.upper), runs(lower)).map { ($0, $1) }
  }

  private static func sparse(
    _ mark: AreaMark, _ lower: [Double], _ count: Int, _ context: MarkContext
  ) -> [Run] {
    var runs: [Run] = [([], [])]
    for index in 0..<count {
      let (top, bottom) = (
        context.point(mark.x[index], mark.upper[index]), context.point(mark.x[index], lower[index])
      )
      if top.isFinite && bottom.isFinite {
        runs[runs.count - 1].upper.append(top)
        runs[runs.count - 1].lower.append(bottom)
      } else if !runs[runs.count - 1].upper.isEmpty {
        runs.append(([], []))
      }
    }
    return runs
  }
}
