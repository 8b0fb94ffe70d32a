/// The last part of a line that is seen, at the end of which its name stands.
struct LineEnd: Sendable {
  /// The part, with at least one point.
  let piece: [Point]
  /// The last point.
  let point: Point
  /// Whether the line goes on beyond what is seen.
  private let isCut: Bool
  private let frame: Rect

  /// - Parameter frame: What is seen, in the coordinates of the scales; nil is the result where it holds nothing of the
  ///   line.
  init?(_ line: LineMark, _ x: AxisScale, _ y: AxisScale, in frame: Rect) {
    let runs = line.parts.flatMap { part in
      zip(part.x, part.y).map { Point(x.position($0), y.position($1)) }.split { !$0.isFinite }
    }
    // Rounding may move a point of the edge beyond it.
    let seen = frame.expanded(by: 1e-9)
    guard let index = runs.indices.last(where: { !Clipping.lines(Array(runs[$0]), to: seen).isEmpty }),
      let piece = Clipping.lines(Array(runs[index]), to: seen).last, let point = piece.last
    else { return nil }
    self.piece = piece
    self.point = point
    self.frame = frame
    isCut = index + 1 < runs.count || point != runs[index].last
  }

  /// Whether the line leaves the frame at the top or the bottom; false where it ends about at the right, nil elsewhere.
  var isInside: Bool? {
    let place = (point.x - frame.minX) / frame.width
    if place >= (isCut ? 0.985 : 0.94) { return false }
    let edge = 1e-6 * frame.height
    return isCut && (point.y - frame.minY < edge || frame.maxY - point.y < edge) ? true : nil
  }

  /// The point at a distance before the end, along the part; nil where it is shorter.
  func point(back distance: Double) -> Point? {
    var rest = distance
    for (end, start) in zip(piece.reversed(), piece.reversed().dropFirst()) {
      let (dx, dy) = (start.x - end.x, start.y - end.y)
      let length = (dx * dx + dy * dy).squareRoot()
      if length >= rest, length > 0 {
        return Point(end.x + dx * rest / length, end.y + dy * rest / length)
      }
      rest -= length
    }
    return nil
  }
}

/// The room inside a plotting area for the names of lines that leave it.
struct InnerRoom {
  private var occupancy: Occupancy
  private var taken: [Rect]
  private let frame: Rect

  init(_ model: PanelModel, x: AxisScale, y: AxisScale, frame: Rect, taken: [Rect]) {
    occupancy = Occupancy(frame)
    for mark in model.contents { mark.cover(&occupancy, x: x, y: y) }
    self.taken = taken
    self.frame = frame
  }

  /// Farther than this from the end of its line, in pixels, a name could be that of another.
  private static let farthest = 45.0
  private static let gap = 7.0

  /// Places a name beside the end of its line, where no mark and no other word is; nil where there is no such place.
  mutating func place(_ name: DirectLabels.Name, _ end: LineEnd) -> DirectLabels.Placed? {
    for distance in stride(from: InnerRoom.gap, through: InnerRoom.farthest, by: 5) {
      guard let point = end.point(back: distance) else { return nil }
      for side in [1.0, -1] {
        let placed = DirectLabels.Placed(
          name: name, point: Point(point.x + side * InnerRoom.gap, point.y), anchor: side > 0 ? .start : .end)
        let box = placed.box
        guard frame.contains(box), occupancy.covered(box) == 0, !taken.contains(where: box.overlaps) else {
          continue
        }
        taken.append(box.expanded(by: 1))
        return placed
      }
    }
    return nil
  }
}

extension Rect {
  /// Whether all of another rectangle lies inside.
  fileprivate func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }
}
