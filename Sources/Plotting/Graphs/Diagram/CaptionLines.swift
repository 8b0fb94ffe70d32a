/// The captions of an animation, each in as many lines as it needs.
struct CaptionLines {
  /// The lines of each caption.
  let lines: [[String]]
  /// How wide the widest line is.
  let width: Double

  /// What a page shows of a picture without making it smaller, in pixels.
  static let pageWidth = 720.0

  /// Captions broken at spaces where they are wider than a page and than the picture above them.
  init(_ captions: [String], besides pictureWidth: Double) {
    let limit = max(pictureWidth, Self.pageWidth - 2 * Measure.margin)
    lines = captions.map { Self.broken($0, to: limit) }
    width = lines.joined().map(Self.width).max() ?? 0
  }

  /// The room that they need below a picture; none without captions.
  var height: Double { lines.isEmpty ? 0 : Measure.captionHeight + moreLines }

  /// How far the first line of captions stands above the last.
  var moreLines: Double { Double(max((lines.map(\.count).max() ?? 1) - 1, 0)) * Measure.rowHeight }

  private static func width(of line: String) -> Double { Measure.caption.width(of: Label(caption: line)) }

  private static func broken(_ caption: String, to limit: Double) -> [String] {
    guard width(of: caption) > limit else { return [caption] }
    var lines: [String] = []
    var line = ""
    for word in caption.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || width(of: longer) <= limit {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }
}
