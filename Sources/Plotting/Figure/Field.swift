/// The values of a function of two variables on a grid of equal cells.
public struct Field: Sendable, Hashable {
  /// The number of columns, along x.
  public let columns: Int
  /// The number of rows, along y.
  public let rows: Int
  /// The values, row by row from the smallest y; always `rows × columns` many.
  public let values: [Double]
  /// The interval of x that the columns divide into equal cells.
  public let x: ClosedRange<Double>
  /// The interval of y that the rows divide into equal cells.
  public let y: ClosedRange<Double>

  /// The scale along x on which the columns are equal.
  let evenX: Axis.Scale
  /// The scale along y on which the rows are equal.
  let evenY: Axis.Scale

  /// Makes a field; values that are missing count as NaN, superfluous ones are dropped.
  ///
  /// - Parameter even: The scales on which the cells are equal.
  public init(
    columns: Int, rows: Int, values: [Double], x: ClosedRange<Double>, y: ClosedRange<Double>,
    even: (x: Axis.Scale, y: Axis.Scale) = (.linear, .linear)
  ) {
    evenX = Field.usable(even.x, over: x)
    evenY = Field.usable(even.y, over: y)
    let size = max(0, columns).multipliedReportingOverflow(by: max(0, rows))
    let isUsable = !size.overflow && size.partialValue <= Field.maximumCells
    self.columns = isUsable ? max(0, columns) : 0
    self.rows = isUsable ? max(0, rows) : 0
    let count = self.columns * self.rows
    let missing = max(0, count - values.count)
    self.values =
      missing == 0 && values.count == count
      ? values : Array(values.prefix(count)) + Array(repeating: .nan, count: missing)
    self.x = x
    self.y = y
  }

  /// Makes a matrix, whose cell (row, column) has its centre at x = column and y = row.
  public init(matrix values: [Double], rows: Int, columns: Int) {
    self.init(
      columns: columns, rows: rows, values: values, x: -0.5...(Double(max(1, columns)) - 0.5),
      y: -0.5...(Double(max(1, rows)) - 0.5))
  }

  /// Evaluates a function at the centres of the cells.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 150, rows: Int = 100,
    _ function: (Double, Double) -> Double
  ) {
    let isUsable = columns > 0 && rows > 0 && columns <= 4_096 && rows <= 4_096
    let (columns, rows) = isUsable ? (columns, rows) : (0, 0)
    var values: [Double] = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let v = Field.center(row, of: rows, in: y)
      for column in 0..<columns { values.append(function(Field.center(column, of: columns, in: x), v)) }
    }
    self.init(columns: columns, rows: rows, values: values, x: x, y: y)
  }

  /// The field with other values.
  func mapped(_ transform: (Double) -> Double) -> Field {
    Field(columns: columns, rows: rows, values: values.map(transform), x: x, y: y, even: (evenX, evenY))
  }

  /// More cells than this are not drawn.
  public static let maximumCells = 1 << 24

  /// The middles of the cells of an interval that are equal on a scale.
  public static func centers(
    _ count: Int, in range: ClosedRange<Double>, _ scale: Axis.Scale = .linear
  ) -> [Double] {
    (0..<max(0, count)).map { place((Double($0) + 0.5) / Double(count), in: range, scale) }
  }

  /// The value at a fraction of the way through an interval, as a scale measures it.
  public static func place(_ fraction: Double, in range: ClosedRange<Double>, _ scale: Axis.Scale) -> Double {
    let transform = AxisScale.Transform(usable(scale, over: range))
    let (low, high) = (transform(range.lowerBound), transform(range.upperBound))
    let value = transform.inverse(low * (1 - fraction) + high * fraction)
    return min(max(value, range.lowerBound), range.upperBound)
  }

  /// Logarithms divide only what is above 0.
  static func usable(_ scale: Axis.Scale, over range: ClosedRange<Double>) -> Axis.Scale {
    scale == .log && range.lowerBound <= 0 ? .linear : scale
  }

  /// The middle of cell `index` of `count` in an interval.
  public static func center(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
    let fraction = (Double(index) + 0.5) / Double(max(1, count))
    return range.lowerBound * (1 - fraction) + range.upperBound * fraction
  }
}

extension Field {
  /// Whether the function is not finite somewhere.
  var hasHoles: Bool { !values.allSatisfy(\.isFinite) }
  /// The ends along x; none of a field without cells.
  var xEnds: [[Double]] { values.isEmpty ? [] : [[x.lowerBound, x.upperBound]] }
  /// The ends along y; none of a field without cells.
  var yEnds: [[Double]] { values.isEmpty ? [] : [[y.lowerBound, y.upperBound]] }
}
