/// A matrix of coloured cells.
public struct RasterMark: Sendable {
  /// The matrix; row 0 is at the smallest y, so a matrix read from the top wants a reversed y axis.
  public var field: Field
  /// What the values measure, above the colour bar; nil for none.
  public var label: String?
  /// Whether cells show their values.
  public var values: Values
  /// The values at each moment of the timeline.
  public var frames: [Field]

  /// Whether cells show their values.
  public enum Values: Sendable, Hashable {
    /// In no panel.
    case hidden
    /// Where all panels of the figure have room for theirs.
    case fitting
    /// Where there is room; where there is none a note says so.
    case wanted
  }

  /// Makes a raster.
  public init(_ field: Field, label: String? = nil, values: Values = .hidden, frames: [Field] = []) {
    self.field = field
    self.label = label
    self.values = values
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
    let showsValues = values != .hidden && !context.panel.hidesNumbers
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
