/// How and for what place a picture is written as SVG.
public struct SVGRendering: Sendable, Hashable {
  /// Which pages the colours suit.
  public enum Appearance: Sendable, Hashable {
    /// Light colours as attributes, and a style sheet that turns them dark where the reader prefers that.
    case adaptive
    /// Light colours only.
    case light
    /// Dark colours only.
    case dark
  }

  /// Where the picture will stand.
  public enum Placement: Sendable, Hashable {
    /// Inside an HTML page, whose `data-theme` (`light` or `dark`) on the root element is obeyed.
    case inline
    /// In a file of its own, with a `<title>`.
    case file
  }

  /// Which pages the colours suit.
  public var appearance: Appearance
  /// Where the picture will stand.
  public var placement: Placement

  /// Makes a way of rendering.
  public init(_ appearance: Appearance = .adaptive, placement: Placement = .inline) {
    self.appearance = appearance
    self.placement = placement
  }

  /// Adaptive colours inside an HTML page.
  public static let inline = SVGRendering(.adaptive, placement: .inline)
  /// Adaptive colours in a file of its own.
  public static let file = SVGRendering(.adaptive, placement: .file)
}
