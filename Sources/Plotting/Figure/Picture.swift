/// Something a page can show: it draws itself as SVG and says in words and numbers what it shows.
public protocol Picture: Sendable {
  /// The picture as a complete SVG document or element.
  func svg(_ rendering: SVGRendering) -> String

  /// One sentence made from the data, for those who cannot see the picture.
  var summary: String { get }

  /// The numbers behind the picture, thinned to a readable length; nil where there are none.
  var dataTable: DataTable? { get }

  /// How long the animation plays, in seconds; nil for a still picture.
  var duration: Double? { get }

  /// Whether it shows measurements, so that it looks different in each run.
  var isMeasured: Bool { get }
}

extension Picture {
  /// Pictures have no numbers behind them unless they say so.
  public var dataTable: DataTable? { nil }
  /// Pictures stand still unless they say otherwise.
  public var duration: Double? { nil }
  /// Pictures are the same in each run unless they say otherwise.
  public var isMeasured: Bool { false }
  /// Whether the picture moves.
  public var isAnimated: Bool { duration != nil }
}

/// The numbers behind a picture, as text ready to be shown.
public struct DataTable: Sendable, Hashable {
  /// The heads of the columns.
  public var columns: [String]
  /// The rows, each with one text a column.
  public var rows: [[String]]
  /// How many rows there were before thinning.
  public var totalRows: Int

  /// Makes a table.
  public init(columns: [String], rows: [[String]], totalRows: Int? = nil) {
    self.columns = columns
    self.rows = rows
    self.totalRows = totalRows ?? rows.count
  }
}
