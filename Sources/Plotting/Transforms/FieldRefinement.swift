import Foundation

/// Where a sampled landscape must be known better: along the narrow valleys and ridges that fall between its samples, and
/// along the edges of where it is not finite.
public struct FieldRefinement: Sendable {
  private let coarse: Field
  private let isLogarithmic: Bool
  /// The cells that are divided, in the order of their rows.
  private let cells: [Int]
  /// The positions of the new samples along x.
  public let x: [Double]
  /// The positions of the new samples along y, as many.
  public let y: [Double]

  /// How many parts a cell is divided into along each axis; odd, so that its middle is known.
  private static let parts = 3
  /// By which share of the heights a cell may lie off the line through its neighbours, about a quarter of the distance
  /// of two lines.
  private static let tolerance = 0.02
  /// At most this share of the cells is divided, those that bend most.
  private static let share = 0.3

  /// Chooses the cells of a field that are to be divided.
  ///
  /// - Parameter isLogarithmic: Whether heights are compared by their logarithms.
  public init(_ coarse: Field, isLogarithmic: Bool) {
    self.coarse = coarse
    self.isLogarithmic = isLogarithmic
    let transform = AxisScale.Transform(isLogarithmic ? .log : .linear)
    let bends = FieldRefinement.bends(coarse.mapped { transform($0) })
    let most = Int(FieldRefinement.share * Double(bends.count))
    let rough = bends.indices.filter { bends[$0] > FieldRefinement.tolerance }
      .sorted { (bends[$1], $0) < (bends[$0], $1) }
    let cells = rough.prefix(most).sorted()
    self.cells = cells
    let parts = FieldRefinement.parts
    let us = Field.centers(coarse.columns * parts, in: coarse.x, coarse.evenX)
    let vs = Field.centers(coarse.rows * parts, in: coarse.y, coarse.evenY)
    let places = cells.flatMap { FieldRefinement.places(in: $0, of: coarse) }
    x = places.map { us[$0.column] }
    y = places.map { vs[$0.row] }
  }

  /// The finer field, between whose new samples heights are interpolated.
  ///
  /// - Parameter values: The heights at the new samples.
  public func field(_ values: [Double]) -> Field {
    guard !cells.isEmpty else { return coarse }
    let parts = FieldRefinement.parts
    let (columns, rows) = (coarse.columns * parts, coarse.rows * parts)
    var fine = (0..<(columns * rows)).map { interpolated($0 % columns, $0 / columns) }
    let places = cells.flatMap { FieldRefinement.places(in: $0, of: coarse) }
    for (place, value) in zip(places, values) { fine[place.row * columns + place.column] = value }
    return Field(
      columns: columns, rows: rows, values: fine, x: coarse.x, y: coarse.y, even: (coarse.evenX, coarse.evenY)
    )
  }

  /// The parts of a cell, without its middle.
  private static func places(in cell: Int, of field: Field) -> [(column: Int, row: Int)] {
    let (column, row) = (cell % field.columns * parts, cell / field.columns * parts)
    return (0..<(parts * parts)).filter { $0 != parts * parts / 2 }.map {
      (column + $0 % parts, row + $0 / parts)
    }
  }

  /// The height of a part between the four nearest middles of cells.
  private func interpolated(_ column: Int, _ row: Int) -> Double {
    let parts = Double(FieldRefinement.parts)
    func place(_ index: Int, _ count: Int) -> (low: Int, fraction: Double) {
      // Before the first middle and behind the last one the line through the nearest two goes on.
      let exact = (Double(index) + 0.5) / parts - 0.5
      let low = min(max(Int(exact), 0), max(count - 2, 0))
      return (low, exact - Double(low))
    }
    let (u, v) = (place(column, coarse.columns), place(row, coarse.rows))
    func height(_ row: Int) -> Double {
      let start = row * coarse.columns + u.low
      return mixed(coarse.values[start], coarse.values[min(start + 1, coarse.values.count - 1)], u.fraction)
    }
    return mixed(height(v.low), height(min(v.low + 1, coarse.rows - 1)), v.fraction)
  }

  private func mixed(_ low: Double, _ high: Double, _ fraction: Double) -> Double {
    if fraction == 0 || fraction == 1 { return fraction == 0 ? low : high }
    guard isLogarithmic, low > 0, high > 0 else { return low * (1 - fraction) + high * fraction }
    return exp(log(low) * (1 - fraction) + log(high) * fraction)
  }

  /// How far each cell lies off the lines through its neighbours, as a share of all heights.
  private static func bends(_ field: Field) -> [Double] {
    let (values, columns, rows) = (field.values, field.columns, field.rows)
    guard let extent = Domain.extent(values), extent.lowerBound < extent.upperBound,
      columns > 2, rows > 2
    else { return [] }
    let height = Domain.halfSpan(extent)
    func bend(_ index: Int, _ step: Int) -> Double {
      let off = abs(values[index] / 2 - (values[index - step] / 4 + values[index + step] / 4)) / height
      return off.isFinite ? off : 0
    }
    return values.indices.map { index in
      let (column, row) = (index % columns, index / columns)
      let along = column > 0 && column + 1 < columns ? bend(index, 1) : 0
      let across = row > 0 && row + 1 < rows ? bend(index, columns) : 0
      return field.isBesideHole(column, row) ? 1 : max(along, across)
    }
  }
}

extension Field {
  /// Whether one of a cell and the eight around it is finite and another is not.
  fileprivate func isBesideHole(_ column: Int, _ row: Int) -> Bool {
    let isFinite = values[row * columns + column].isFinite
    return (max(0, row - 1)...min(rows - 1, row + 1)).contains { row in
      (max(0, column - 1)...min(columns - 1, column + 1)).contains { column in
        values[row * columns + column].isFinite != isFinite
      }
    }
  }
}
