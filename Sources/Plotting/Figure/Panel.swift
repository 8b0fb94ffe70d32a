/// A pair of axes and what is drawn between them.
public struct Panel: Sendable {
  /// How series are told apart in words.
  public enum Legend: Sendable, Hashable {
    /// Names at the ends of lines where there is room, else a row of names above.
    case automatic
    /// A row of names above.
    case row
    /// No names.
    case hidden
  }

  /// The title above the panel.
  public var title: String?
  /// The marks, later ones above earlier ones.
  public var marks: [Mark]
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The scale from numbers to colours for marks that carry values; nil for one made from the data.
  public var color: ColorScale?
  /// How series are told apart in words.
  public var legend: Legend
  /// Whether a unit of x is as long as a unit of y, as in a map.
  public var isEqualAspect: Bool
  /// The order of the series, which decides their colours; names not listed follow in order of appearance.
  public var series: [String]

  /// Makes a panel.
  public init(
    _ marks: [Mark], title: String? = nil, x: Axis = Axis(), y: Axis = Axis(), color: ColorScale? = nil,
    legend: Legend = .automatic, isEqualAspect: Bool = false, series: [String] = []
  ) {
    self.marks = marks
    self.title = title
    self.x = x
    self.y = y
    self.color = color
    self.legend = legend
    self.isEqualAspect = isEqualAspect
    self.series = series
  }
}

extension Panel {
  /// A matrix as coloured cells, row 0 at the top, with the numbers of rows and columns on the axes.
  ///
  /// Cells without words are square, so that a picture keeps its shape, unless that would make a ribbon of them.
  ///
  /// - Parameters:
  ///   - values: The entries, row by row.
  ///   - label: What the entries measure.
  ///   - numbers: Whether cells show their entries.
  ///   - rowNames: Names in place of numbers; as many as rows.
  ///   - columnNames: Names in place of numbers; as many as columns.
  public static func matrix(
    _ values: [Double], rows: Int, columns: Int, label: String? = nil, numbers: RasterMark.Values = .fitting,
    title: String? = nil, rowNames: [String]? = nil, columnNames: [String]? = nil, color: ColorScale? = nil
  ) -> Panel {
    let field = Field(matrix: values, rows: rows, columns: columns)
    let isPicture = numbers == .hidden && rowNames == nil && columnNames == nil
    let shape = Double(columns) / Double(max(1, rows))
    let rowNames = rowNames ?? (0..<field.rows).map(String.init)
    let columnNames = columnNames ?? (0..<field.columns).map(String.init)
    return Panel(
      [.raster(RasterMark(field, label: label, values: numbers))], title: title,
      x: Axis(scale: .band(columnNames)), y: Axis(scale: .band(rowNames), isReversed: true), color: color,
      isEqualAspect: isPicture && 0.25...4 ~= shape)
  }
}
