/// The regions where a field reaches a height (marching squares, after Lorensen and Cline, 1987).
///
/// The field is continued by its edge values for one more node and lies below any height beyond that, so every
/// boundary is a ring. What is not finite lies below any height and makes holes. A saddle is decided by the mean of its corners.
package struct MarchingSquares {
  /// Nodes: the cells of the field with one more on each side and one of nothing around them.
  private let columns: Int
  private let rows: Int
  private let values: [Double]

  package init(_ field: Field) {
    guard field.columns > 0, field.rows > 0 else {
      (columns, rows, values) = (0, 0, [])
      return
    }
    let (width, height) = (field.columns + 4, field.rows + 4)
    columns = width
    rows = height
    var padded = Array(repeating: -Double.infinity, count: width * height)
    for row in 1..<(height - 1) {
      let source = min(max(row - 2, 0), field.rows - 1) * field.columns
      for column in 1..<(width - 1) {
        let value = field.values[source + min(max(column - 2, 0), field.columns - 1)]
        padded[row * width + column] = value.isFinite ? value : -.infinity
      }
    }
    values = padded
  }

  /// The rings around the regions of at least this height, in cells of the field: (0, 0) is its corner of the smallest
  /// x and y, and no coordinate lies outside of it.
  package func rings(at threshold: Double) -> [[Point]] {
    guard columns > 1, rows > 1, threshold.isFinite else { return [] }
    var next = links(at: threshold)
    var rings: [[Point]] = []
    for start in next.indices where next[start] >= 0 {
      var ring: [Point] = []
      var edge = start
      while next[edge] >= 0 {
        ring.append(crossing(edge, threshold))
        let following = Int(next[edge])
        next[edge] = -1
        edge = following
      }
      if ring.count > 2 { rings.append(ring) }
    }
    return rings
  }

  /// The rings around the part of the field that is finite.
  var finiteRings: [[Point]] { rings(at: -.greatestFiniteMagnitude) }

  /// Whether a piece of a ring, inside one cell between four nodes, passes a hole.
  func passesHole(_ start: Point, _ end: Point) -> Bool {
    let column = Int(start.x / 2 + end.x / 2 + 1.5)
    let row = Int(start.y / 2 + end.y / 2 + 1.5)
    let node = row * columns + column
    return [node, node + 1, node + columns, node + columns + 1].contains {
      values.indices.contains($0) && !values[$0].isFinite
    }
  }

  /// For each edge that a boundary enters a cell by, the edge by which it leaves; −1 elsewhere.
  ///
  /// Edge 2·n joins node n with the one to its right, edge 2·n + 1 with the one above it. The region lies to the left.
  private func links(at threshold: Double) -> [Int32] {
    var next = Array(repeating: Int32(-1), count: 2 * values.count)
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        let node = row * columns + column
        let corners = Corners(
          values[node], values[node + 1], values[node + columns + 1], values[node + columns], threshold)
        guard corners.isCrossed else { continue }
        let edges = (
          bottom: Int32(2 * node), right: Int32(2 * (node + 1) + 1), top: Int32(2 * (node + columns)),
          left: Int32(2 * node + 1)
        )
        for (from, to) in corners.segments(edges) { next[Int(from)] = to }
      }
    }
    return next
  }

  /// Where a boundary crosses an edge, by linear interpolation.
  private func crossing(_ edge: Int, _ threshold: Double) -> Point {
    let node = edge / 2
    let isHorizontal = edge % 2 == 0
    let (first, second) = (values[node], values[node + (isHorizontal ? 1 : columns)])
    let fraction = MarchingSquares.fraction(first, second, threshold)
    let (column, row) = (Double(node % columns) - 1.5, Double(node / columns) - 1.5)
    let x = column + (isHorizontal ? fraction : 0)
    let y = row + (isHorizontal ? 0 : fraction)
    return Point(min(max(x, 0), Double(columns - 4)), min(max(y, 0), Double(rows - 4)))
  }

  /// Beside nothing, the boundary passes half-way between the nodes.
  private static func fraction(_ first: Double, _ second: Double, _ threshold: Double) -> Double {
    guard first.isFinite, second.isFinite else { return 0.5 }
    let span = second / 2 - first / 2
    let fraction = (threshold / 2 - first / 2) / span
    return fraction.isFinite ? min(max(fraction, 0), 1) : 0.5
  }
}

/// Which corners of a cell are inside.
private struct Corners {
  private let bits: Int
  private let isCenterInside: Bool

  init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ threshold: Double) {
    bits =
      (a >= threshold ? 1 : 0) | (b >= threshold ? 2 : 0) | (c >= threshold ? 4 : 0)
      | (d >= threshold ? 8 : 0)
    isCenterInside = a / 4 + b / 4 + c / 4 + d / 4 >= threshold
  }

  var isCrossed: Bool { bits != 0 && bits != 15 }

  /// The pieces of boundary inside the cell, with the region to the left (y upwards).
  ///
  /// Corners count 1, 2, 4, 8 from the bottom left counter-clockwise.
  func segments(
    _ edge: (bottom: Int32, right: Int32, top: Int32, left: Int32)
  ) -> [(Int32, Int32)] {
    switch bits {
    case 1: [(edge.bottom, edge.left)]
    case 2: [(edge.right, edge.bottom)]
    case 3: [(edge.right, edge.left)]
    case 4: [(edge.top, edge.right)]
    case 5:
      isCenterInside
        ? [(edge.bottom, edge.right), (edge.top, edge.left)]
        : [(edge.bottom, edge.left), (edge.top, edge.right)]
    case 6: [(edge.top, edge.bottom)]
    case 7: [(edge.top, edge.left)]
    case 8: [(edge.left, edge.top)]
    case 9: [(edge.bottom, edge.top)]
    case 10:
      isCenterInside
        ? [(edge.right, edge.top), (edge.left, edge.bottom)]
        : [(edge.right, edge.bottom), (edge.left, edge.top)]
    case 11: [(edge.right, edge.top)]
    case 12: [(edge.left, edge.right)]
    case 13: [(edge.bottom, edge.right)]
    case 14: [(edge.left, edge.bottom)]
    default: []
    }
  }
}
