/// A figure of one or more panels: what to draw, never how.
public struct Figure: Picture {
  /// Which axes the panels have in common.
  public enum Sharing: Sendable, Hashable {
    /// None: each panel has scales of its own.
    case none
    /// All panels have the same range of x.
    case x
    /// All panels have the same range of y.
    case y
    /// All panels have the same ranges; only the outer ones are labelled.
    case both
  }

  /// The title, at the top left.
  public var title: String?
  /// The line below the title.
  public var subtitle: String?
  /// The note at the bottom.
  public var caption: String?
  /// What to say instead of the summary made from the data.
  public var description: String?
  /// The panels, row by row.
  public var panels: [Panel]
  /// How many panels stand side by side.
  public var columns: Int
  /// Which axes the panels have in common.
  public var sharing: Sharing
  /// The width in pixels; see ``sizeLimits``.
  public var width: Double
  /// The height in pixels; see ``sizeLimits``.
  public var height: Double
  /// The moments that animated marks pass through; nil for a still figure.
  public var timeline: Timeline?
  /// Whether it shows measurements, so that it looks different in each run.
  public var isMeasured = false

  /// The sizes that are honoured; others are clamped.
  public static let sizeLimits = 120.0...4_000.0

  /// Makes a figure.
  public init(
    _ panels: [Panel], columns: Int = 1, title: String? = nil, subtitle: String? = nil,
    caption: String? = nil, description: String? = nil, sharing: Sharing = .none,
    width: Double = 640, height: Double = 400, timeline: Timeline? = nil
  ) {
    self.panels = panels
    self.columns = columns
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.description = description
    self.sharing = sharing
    self.width = width
    self.height = height
    self.timeline = timeline
  }
}
