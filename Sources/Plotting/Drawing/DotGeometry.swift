/// The places of dots.
struct DotGeometry {
  /// The points of each colour, in the order in which colours appear.
  let groups: [(paint: Paint, points: [Point])]
  /// Whether dots hide each other so much that they should let light through.
  let isCrowded: Bool

  /// The diameter that suits a number of dots.
  static func size(for count: Int) -> Double {
    count <= 200 ? 6 : count <= 1_000 ? 5 : count <= 4_000 ? 4 : 3
  }

  /// More dots than this are thinned to one in each square pixel, and further if need be.
  static let limit = 4_000

  init(_ mark: DotMark, _ context: MarkContext) {
    let count = min(mark.x.count, mark.y.count)
    var visible = (0..<count).compactMap { index -> (index: Int, point: Point)? in
      let point = context.point(mark.x[index], mark.y[index])
      return point.isFinite && context.clip.contains(point) ? (index, point) : nil
    }
    isCrowded = visible.count > 1_500
    var cell = 1.0
    while visible.count > DotGeometry.limit && cell < 64 {
      visible = DotGeometry.thinned(visible, cell: cell, context.frame)
      cell *= 1.5
    }
    groups = DotGeometry.grouped(visible, mark.values, context)
  }

  /// Keeps the first dot in each square of a raster.
  private static func thinned(
    _ dots: [(index: Int, point: Point)], cell: Double, _ frame: Rect
  ) -> [(index: Int, point: Point)] {
    let columns = Int(frame.width / cell) + 4
    let rows = Int(frame.height / cell) + 4
    var isTaken = Array(repeating: false, count: columns * rows)
    return dots.filter { dot in
      let column = min(max(Int((dot.point.x - frame.minX) / cell) + 1, 0), columns - 1)
      let row = min(max(Int((dot.point.y - frame.minY) / cell) + 1, 0), rows - 1)
      defer { isTaken[row * columns + column] = true }
      return !isTaken[row * columns + column]
    }
  }

  /// Values are rounded to 64 colours, so that there are at most as many paths.
  private static func grouped(
    _ dots: [(index: Int, point: Point)], _ values: [Double]?, _ context: MarkContext
  ) -> [(paint: Paint, points: [Point])] {
    guard let values, let colors = context.panel.model.colors else {
      return dots.isEmpty ? [] : [(context.paint, dots.map(\.point))]
    }
    var groups: [(paint: Paint, points: [Point])] = []
    var places: [RGB: Int] = [:]
    for dot in dots where dot.index < values.count {
      let value = values[dot.index]
      let rounded =
        colors.isContinuous ? colors.value(at: (colors.fraction(value) * 63).rounded() / 63) : value
      guard colors.isOnScale(value), let color = colors.color(rounded) else { continue }
      if let place = places[color] {
        groups[place].points.append(dot.point)
      } else {
        places[color] = groups.count
        groups.append((Paint(color), [dot.point]))
      }
    }
    return groups
  }
}
