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
