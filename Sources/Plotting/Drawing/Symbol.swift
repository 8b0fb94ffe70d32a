/// The shape of a dot.
///
/// The first four series have discs, which their colours tell apart on any page; later ones get shapes of their own.
/// With six colours and four shapes, 24 series differ in one or the other.
enum Symbol: Sendable, Hashable {
  case disc, square, diamond, triangle

  init(series index: Int) {
    let shapes: [Symbol] = [.disc, .square, .diamond, .triangle]
    let (round, color) = max(0, index).quotientAndRemainder(dividingBy: Paint.seriesColors)
    self = shapes[((color < 4 ? 0 : color - 2) + round) % shapes.count]
  }

  /// Adds the shape to a path; discs are line caps of the width given by ``attributes(_:size:)``.
  func add(to path: inout PathData, at center: Point, size: Double) {
    switch self {
    case .disc: path.dot(at: center)
    case .square:
      let side = size * 0.85
      path.rect(Rect(x: center.x - side / 2, y: center.y - side / 2, width: side, height: side))
    case .diamond: path.polyline(corners(4, of: size * 0.72, around: center), closed: true)
    case .triangle: path.polyline(corners(3, of: size * 0.7, around: center), closed: true)
    }
  }

  func attributes(_ paint: Paint, size: Double) -> SVGAttributes {
    switch self {
    case .disc: ["stroke": .paint(paint), "stroke-width": .number(size), "stroke-linecap": "round"]
    case .square, .diamond, .triangle: ["fill": .paint(paint)]
    }
  }

  /// The outline that lifts a dot off a coloured ground, in the colour of the page as it is over that ground.
  func halo(_ page: Paint, size: Double) -> SVGAttributes { outline(page, size: size, width: 1.25) }

  /// The outline of a dot whose colour may be that of the page.
  func rim(size: Double) -> SVGAttributes { outline(.axis, size: size, width: 0.6) }

  private func outline(_ paint: Paint, size: Double, width: Double) -> SVGAttributes {
    switch self {
    case .disc:
      ["stroke": .paint(paint), "stroke-width": .number(size + 2 * width), "stroke-linecap": "round"]
    case .square, .diamond, .triangle:
      ["fill": "none", "stroke": .paint(paint), "stroke-width": .number(2 * width)]
    }
  }

  private func corners(_ count: Int, of radius: Double, around center: Point) -> [Point] {
    let steps = count == 4 ? [(0, -1), (1, 0), (0, 1), (-1, 0)] : [(0, -1), (0.866, 0.5), (-0.866, 0.5)]
    return steps.map { Point(center.x + $0.0 * radius, center.y + $0.1 * radius) }
  }
}
