/// The regions where a field reaches a height (marching squares, after Lorensen and Cline, 1987).
///
/// The field goes on straight from its outermost nodes to its edge and lies below any height beyond it, so every boundary
/// is a ring. What is not finite lies below any height and makes holes. A saddle is decided by the mean of its corners.
package struct MarchingSquares {
  /// Nodes: the middles of the cells of the field, those on its edge, and nothing around them, on the edge too.
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
    for row in 0..<field.rows {
      for column in 0..<field.columns {
        let value = field.values[row * field.columns + column]
        padded[(row + 2) * width + column + 2] = value.isFinite ? value : -.infinity
      }
    }
    for row in 2..<(height - 2) {
      Self.extend(&padded, from: row * width + 2, count: field.columns, step: 1)
    }
    for column in 1..<(width - 1) {
      Self.extend(&padded, from: 2 * width + column, count: field.rows, step: width)
    }
    values = padded
  }

  /// Goes on half a step on both sides of a row or a column of nodes.
  private static func extend(_ values: inout [Double], from start: Int, count: Int, step: Int) {
    let (end, next) = (start + (count - 1) * step, count > 1 ? step : 0)
    values[start - step] = edge(values[start], values[start + next])
    values[end + step] = edge(values[end], values[end - next])
  }

  private static func edge(_ last: Double, _ before: Double) -> Double {
    let value = 1.5 * last - 0.5 * before
    return value.isFinite ? value : last
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
    let (column, row) = (node % columns, node / columns)
    let (x, y) = (place(column, columns), place(row, rows))
    return isHorizontal
      ? Point(x + fraction * (place(column + 1, columns) - x), y)
      : Point(x, y + fraction * (place(row + 1, rows) - y))
  }

  /// The place of a node in cells of the field.
  private func place(_ index: Int, _ count: Int) -> Double {
    min(max(Double(index) - 1.5, 0), Double(count - 4))
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
