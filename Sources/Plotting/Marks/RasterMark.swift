/// A matrix of coloured cells.
public struct RasterMark: Sendable {
  /// The matrix; row 0 is at the smallest y, so a matrix read from the top wants a reversed y axis.
  public var field: Field
  /// What the values measure, above the colour bar; nil for none.
  public var label: String?
  /// Whether each cell shows its value where there is room.
  public var showsValues: Bool
  /// The values at each moment of the timeline.
  public var frames: [Field]

  /// Makes a raster.
  public init(_ field: Field, label: String? = nil, showsValues: Bool = false, frames: [Field] = []) {
    self.field = field
    self.label = label
    self.showsValues = showsValues
    self.frames = frames
  }
}

extension RasterMark: DrawableMark {
  var xValues: [[Double]] { field.xEnds }
  var yValues: [[Double]] { field.yEnds }
  var isField: Bool { true }
  var isTwoDimensional: Bool { true }

  func colorValues(isAveraged: Bool) -> [[Double]] { shownFields(isAveraged: isAveraged).map(\.values) }
  var coloredNumbers: [Double] { field.values }
  var colorLabel: String? { label }

  func summary(in panel: PanelSummary) -> String? {
    guard !field.values.isEmpty else { return nil }
    let kind = "a matrix of \(field.rows) by \(field.columns)" + (label.map { " of " + $0 } ?? "")
    guard let extent = Domain.extent(field.values) else { return kind + " without a finite entry" }
    return kind + PanelSummary.ends(of: extent)
  }

  func grid(in panel: Panel) -> DataTable? {
    FigureTable.grid(
      field, columnNames: panel.x.bands, rowNames: panel.y.bands, isDownwards: panel.y.isReversed)
  }

  func countGaps(_ omissions: inout Omissions) {
    omissions.notFinite += field.values.count { !$0.isFinite }
  }

  var frameCount: Int { frames.count }
  var isRedrawn: Bool { frames.count > 1 }

  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    guard let film = canvas.film, frames.count > 1 else {
      return RasterDrawing(field, context)?.draw(into: &canvas, showsValues: showsValues) ?? ()
    }
    let (width, height) = (canvas.width, canvas.height)
    film.switched(into: &canvas.writer, budget: film.pictureBudget) { writer, moment in
      var inner = Canvas(writer, width: width, height: height, film: film)
      let field = frames[min(moment, frames.count - 1)]
      RasterDrawing(field, context, cellLimit: RasterDrawing.movingCellLimit)?
        .draw(into: &inner, showsValues: showsValues)
      writer = inner.writer
    }
  }
}
