/// Regions of equal height of a function of two variables, and the lines between them.
public struct ContourMark: Sendable {
  /// The function.
  public var field: Field
  /// The heights of the lines, ascending; nil for a choice by the data.
  public var thresholds: [Double]?
  /// Whether a choice by the data is spaced evenly in the logarithm, as suits landscapes of a loss.
  public var isLogarithmic: Bool
  /// Whether the regions are filled.
  public var isFilled: Bool
  /// The paints of the regions, from that below the first height upwards, in place of a scale of colours; nil leaves a
  /// region as it is. Empty for the scale of colours.
  public var paints: [Paint?]
  /// Heights whose lines are drawn stronger, such as the boundary 0.5 between two classes.
  public var boundaries: [Double]
  /// What the heights measure, above the colour bar, or for regions of given paints what they show; nil for none.
  public var label: String?
  /// How the lines look.
  public var style: MarkStyle
  /// The values at each moment of the timeline.
  public var frames: [Field]

  /// More lines than this are not drawn.
  public static let maximumThresholds = 64

  /// Makes contours.
  public init(
    _ field: Field, thresholds: [Double]? = nil, isLogarithmic: Bool = false, isFilled: Bool = true,
    paints: [Paint?] = [], boundaries: [Double] = [], label: String? = nil, style: MarkStyle = .normal,
    frames: [Field] = []
  ) {
    self.field = field
    self.thresholds = thresholds
    self.isLogarithmic = isLogarithmic
    self.isFilled = isFilled
    self.paints = paints
    self.boundaries = boundaries
    self.label = label
    self.style = style
    self.frames = frames
  }
}

extension ContourMark: DrawableMark {
  var xValues: [[Double]] { isEmpty ? [] : field.xEnds }
  var yValues: [[Double]] { isEmpty ? [] : field.yEnds }
  var isField: Bool { isFilled }
  var isTwoDimensional: Bool { true }

  func colorValues(isAveraged: Bool) -> [[Double]] {
    isColored ? frames.map(\.values) + [field.values] : []
  }
  var colorLabel: String? { isColored ? label : nil }

  /// The heights of the lines, which are exact where those of the function are known at some points only.
  func summary(in panel: PanelSummary) -> String? {
    if !paints.isEmpty { return label }
    guard let extent = Domain.extent(field.values), let colors = panel.colors else {
      return nil
    }
    let name = label.map { " of " + $0 } ?? ""
    let lines = isFilled ? limits(colors) : resolvedThresholds(colors).filter(extent.contains)
    guard let low = lines.first, let high = lines.last else {
      return "a landscape" + name + " without a line"
    }
    let digits = max(6, TrueNumbers.digits(for: low...high))
    let (least, greatest) = (NumberText.short(low, digits: digits), NumberText.short(high, digits: digits))
    if lines.count == 1 { return "a contour\(name) at \(least)" }
    return "contours\(name) at \(lines.count) heights from \(least) to \(greatest)"
  }

  func grid(in panel: Panel) -> DataTable? {
    guard isColored else { return nil }
    return FigureTable.grid(
      field, columnNames: nil, rowNames: nil, isDownwards: panel.y.isReversed, isSampled: true)
  }

  func countGaps(_ omissions: inout Omissions) {
    guard field.hasHoles else { return }
    if isFilled, paints.isEmpty {
      omissions.hasHatchedParts = true
    } else {
      omissions.hasNotFiniteParts = true
    }
  }

  var frameCount: Int { frames.count }
  var isRedrawn: Bool { frames.count > 1 }

  func draw(into canvas: inout Canvas, _ context: MarkContext) {
    guard let film = canvas.film, frames.count > 1 else {
      return ContourDrawing(self, field, context).draw(into: &canvas.writer)
    }
    film.switched(into: &canvas.writer, budget: film.pictureBudget) { writer, moment in
      let field = frames[min(moment, frames.count - 1)]
      ContourDrawing(self, field, context).draw(into: &writer)
    }
  }

  /// Whether the scale of colours tells the heights, be it by regions or by lines.
  var isColored: Bool { paints.isEmpty && (isFilled || style.paint == nil) }

  /// Whether no moment has a height to show.
  private var isEmpty: Bool {
    ([field] + frames).allSatisfy { field in !field.values.contains(where: \.isFinite) }
  }
}
