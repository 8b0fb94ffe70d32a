/// The type of the standard look, sizes in pixels.
public enum Typography {
  /// The font families, the first that exists is used.
  public static let family = "system-ui,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif"
  /// Titles of figures.
  public static let title = 15.0
  /// Subtitles, titles of panels and axes, direct labels.
  public static let label = 13.0
  /// Tick labels, legends, captions.
  public static let tick = 12.0
  /// Annotations beside marks.
  public static let note = 11.0
  /// Numbers in cells, in the first of these sizes that has room.
  static let cells = [note, 10, 9]
}
