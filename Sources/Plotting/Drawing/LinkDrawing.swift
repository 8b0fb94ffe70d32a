extension Canvas {
  /// Draws arrows: the shafts as one path, the heads as another.
  mutating func draw(_ mark: LinkMark, _ context: MarkContext) {
    var shafts = PathData()
    var heads = PathData()
    let count = [mark.x1.count, mark.y1.count, mark.x2.count, mark.y2.count].min() ?? 0
    for index in 0..<count {
      let start = context.point(mark.x1[index], mark.y1[index])
      let end = context.point(mark.x2[index], mark.y2[index])
      guard start.isFinite, end.isFinite else { continue }
      let arrow = Arrow(from: start, to: end, hasHead: mark.hasArrowhead)
      for piece in Clipping.lines([start, arrow.shaftEnd], to: context.clip) { shafts.polyline(piece) }
      if context.clip.contains(end) { heads.polyline(arrow.head, closed: true) }
    }
    let paint = mark.series == nil && mark.style.paint == nil ? Paint.muted : context.paint
    let width = context.usable(mark.style.size) ?? 1.25
    if context.panel.model.isField {
      writer.path(shafts, LineGeometry.halo(width: width))
      writer.path(heads, LineGeometry.halo(width: 0.5))
    }
    writer.path(
      shafts, ["class": "np-link", "fill": "none", "stroke": .paint(paint), "stroke-width": .number(width)])
    writer.path(heads, ["fill": .paint(paint)])
  }
}

/// A straight arrow whose head is a filled triangle, drawn as a path because markers need ids.
public struct Arrow: Sendable, Hashable {
  /// Where the shaft ends, inside the head.
  public let shaftEnd: Point
  /// The corners of the head; empty where there is none or no room for it.
  public let head: [Point]

  /// Makes an arrow.
  ///
  /// - Parameters:
  ///   - length: The length of the head in pixels.
  ///   - halfWidth: Half the width of the head in pixels.
  public init(
    from start: Point, to end: Point, hasHead: Bool = true, length: Double = 7, halfWidth: Double = 3.2
  ) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard hasHead, distance > 2, distance.isFinite else {
      shaftEnd = end
      head = []
      return
    }
    let size = min(length, distance)
    let (ux, uy) = (dx / distance, dy / distance)
    let base = Point(end.x - ux * size, end.y - uy * size)
    let half = halfWidth * size / length
    shaftEnd = Point(end.x - ux * size * 0.8, end.y - uy * size * 0.8)
    head = [
      end, Point(base.x - uy * half, base.y + ux * half), Point(base.x + uy * half, base.y - ux * half),
    ]
  }
}
