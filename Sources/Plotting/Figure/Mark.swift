/// A kind of thing drawn from data.
public enum Mark: Sendable {
  /// Points joined in their order.
  case line(LineMark)
  /// A disc or symbol at each point.
  case dot(DotMark)
  /// The region between two curves, or between a curve and 0.
  case area(AreaMark)
  /// Rectangles between two corners: bars, histograms.
  case rect(RectMark)
  /// Straight lines across the panel.
  case rule(RuleMark)
  /// Words at points.
  case text(TextMark)
  /// Regions of equal height of a function of two variables, and the lines between them.
  case contour(ContourMark)
  /// A matrix of coloured cells.
  case raster(RasterMark)
  /// Arrows between points.
  case link(LinkMark)
}

/// How strongly a mark speaks.
public enum Emphasis: Sendable, Hashable {
  /// As usual.
  case normal
  /// Thin and pale, for raw data behind a smoothed curve.
  case faint
}

/// What a mark looks like, where it differs from the usual.
public struct MarkStyle: Sendable, Hashable {
  /// The colour; nil for the colour of the series.
  public var paint: Paint?
  /// How strongly the mark speaks.
  public var emphasis: Emphasis
  /// The width of lines or the diameter of dots, in pixels; nil for the usual.
  public var size: Double?
  /// The dash pattern, as of `stroke-dasharray`; nil for that of the series.
  public var dash: String?
  /// From 0, invisible, to 1; nil for the usual.
  public var opacity: Double?
  /// Whether the mark comments on the data, so that the axes make only so much room for it as the data can spare.
  public var isAnnotation: Bool

  /// Makes a style.
  public init(
    paint: Paint? = nil, emphasis: Emphasis = .normal, size: Double? = nil, dash: String? = nil,
    opacity: Double? = nil, isAnnotation: Bool = false
  ) {
    self.paint = paint
    self.emphasis = emphasis
    self.size = size
    self.dash = dash
    self.opacity = opacity
    self.isAnnotation = isAnnotation
  }

  /// The usual look.
  public static let normal = MarkStyle()
  /// Thin and pale.
  public static let faint = MarkStyle(emphasis: .faint)
  /// The usual look of a comment on the data.
  public static let annotation = MarkStyle(isAnnotation: true)
}

/// Points joined in their order; values that are not finite, or not on the scale, break the line.
public struct LineMark: Sendable {
  /// Where the points of a line come from, which decides what can be said of those that cannot be shown.
  public enum Origin: Sendable, Hashable {
    /// They are data, of which each is counted.
    case data
    /// A function was evaluated at them; how many they are means nothing.
    case function
    /// They were computed from data that another mark shows.
    case derived
  }

  /// The positions along x.
  public var x: [Double]
  /// The positions along y.
  public var y: [Double]
  /// The name of the series, which decides the colour; nil for no name.
  public var series: String?
  /// How the line looks.
  public var style: MarkStyle
  /// Where the points come from.
  public var origin: Origin
  /// The values of y at each moment of the timeline, each as long as `x`; the last should be `y`.
  public var frames: [[Double]]

  /// Makes a line.
  public init(
    x: [Double], y: [Double], series: String? = nil, style: MarkStyle = .normal, origin: Origin = .data,
    frames: [[Double]] = []
  ) {
    self.x = x
    self.y = y
    self.series = series
    self.style = style
    self.origin = origin
    self.frames = frames
  }
}

/// A disc or symbol at each point.
public struct DotMark: Sendable {
  /// The positions along x.
  public var x: [Double]
  /// The positions along y.
  public var y: [Double]
  /// The name of the series; nil for no name.
  public var series: String?
  /// A number for each point that decides its colour; nil for the colour of the series.
  public var values: [Double]?
  /// What those numbers measure, above the colour bar; nil for none.
  public var label: String?
  /// How the dots look.
  public var style: MarkStyle
  /// The positions at each moment of the timeline.
  public var frames: [(x: [Double], y: [Double])]

  /// Makes dots.
  public init(
    x: [Double], y: [Double], series: String? = nil, values: [Double]? = nil, label: String? = nil,
    style: MarkStyle = .normal, frames: [(x: [Double], y: [Double])] = []
  ) {
    self.x = x
    self.y = y
    self.series = series
    self.values = values
    self.label = label
    self.style = style
    self.frames = frames
  }
}

/// The region between two curves.
public struct AreaMark: Sendable {
  /// The positions along x.
  public var x: [Double]
  /// The lower curve; nil for 0.
  public var lower: [Double]?
  /// The upper curve.
  public var upper: [Double]
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the area looks.
  public var style: MarkStyle

  /// Makes an area.
  public init(
    x: [Double], lower: [Double]? = nil, upper: [Double], series: String? = nil, style: MarkStyle = .normal
  ) {
    self.x = x
    self.lower = lower
    self.upper = upper
    self.series = series
    self.style = style
  }
}

/// Straight lines across the panel at fixed values.
public struct RuleMark: Sendable {
  /// The positions of vertical lines.
  public var x: [Double]
  /// The positions of horizontal lines.
  public var y: [Double]
  /// What is written at the end of the first line; nil for nothing.
  public var label: String?
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the lines look.
  public var style: MarkStyle
  /// The position of the only vertical line at each moment of the timeline.
  public var frames: [Double]

  /// Makes lines.
  public init(
    x: [Double] = [], y: [Double] = [], label: String? = nil, series: String? = nil,
    style: MarkStyle = .normal, frames: [Double] = []
  ) {
    self.x = x
    self.y = y
    self.label = label
    self.series = series
    self.style = style
    self.frames = frames
  }
}

/// Words at points: annotations.
public struct TextMark: Sendable {
  /// The positions along x.
  public var x: [Double]
  /// The positions along y.
  public var y: [Double]
  /// The words at each point.
  public var texts: [String]
  /// Whether the words stand centred on the point instead of beside it.
  public var isCentered: Bool
  /// How the words look.
  public var style: MarkStyle

  /// Makes annotations.
  public init(
    x: [Double], y: [Double], texts: [String], isCentered: Bool = false, style: MarkStyle = .normal
  ) {
    self.x = x
    self.y = y
    self.texts = texts
    self.isCentered = isCentered
    self.style = style
  }
}

/// Arrows between points.
public struct LinkMark: Sendable {
  /// Where the arrows start, along x.
  public var x1: [Double]
  /// Where the arrows start, along y.
  public var y1: [Double]
  /// Where the arrows end, along x.
  public var x2: [Double]
  /// Where the arrows end, along y.
  public var y2: [Double]
  /// Whether there is a head at the end.
  public var hasArrowhead: Bool
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the arrows look.
  public var style: MarkStyle

  /// Makes arrows.
  public init(
    x1: [Double], y1: [Double], x2: [Double], y2: [Double], hasArrowhead: Bool = true,
    series: String? = nil, style: MarkStyle = .normal
  ) {
    self.x1 = x1
    self.y1 = y1
    self.x2 = x2
    self.y2 = y2
    self.hasArrowhead = hasArrowhead
    self.series = series
    self.style = style
  }
}
