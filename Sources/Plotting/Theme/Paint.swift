/// A colour as it looks on a light page and on a dark one.
public struct Paint: Sendable, Hashable {
  /// The colour on a light page.
  public var light: RGB
  /// The colour on a dark page.
  public var dark: RGB

  /// Makes a paint from two hexadecimal triples.
  public init(light: UInt32, dark: UInt32) {
    self.light = RGB(light)
    self.dark = RGB(dark)
  }

  /// Makes a paint that is the same on every page, such as a cell of a heat map.
  public init(_ color: RGB) {
    light = color
    dark = color
  }

  /// Whether the colour is the same on every page.
  public var isFixed: Bool { light == dark }
}

/// The paints of the standard look. Text has a contrast of at least 4.5:1 with the page, marks of 3:1.
extension Paint {
  /// Titles, labels of nodes, and everything that is read first.
  public static let ink = Paint(light: 0x1F2328, dark: 0xE6EDF3)
  /// Tick labels, axis titles, captions.
  public static let muted = Paint(light: 0x59636E, dark: 0x9DA7B3)
  /// The line that values are measured from.
  public static let axis = Paint(light: 0x818B98, dark: 0x6E7681)
  /// Grid lines, which are decoration and need no contrast.
  public static let grid = Paint(light: 0xE4E8EC, dark: 0x262C34)
  /// The page itself: halos behind text.
  public static let page = Paint(light: 0xFFFFFF, dark: 0x0D1117)
  /// The inside of boxes that stand out from the page a little.
  public static let panel = Paint(light: 0xF6F8FA, dark: 0x161B22)
  /// Borders of boxes, wires.
  public static let border = Paint(light: 0x818B98, dark: 0x7D8590)
  /// Values that flow forward.
  public static let value = Paint(light: 0x1A7F37, dark: 0x3FB950)
  /// Gradients that flow back.
  public static let gradient = Paint(light: 0xCF222E, dark: 0xF85149)

  /// The colour of a category: the order of Okabe and Ito, "Color universal design" (2008), arranged so that
  /// the first four reach 3:1 on light and dark pages alike; the others are darkened on light pages until they do.
  ///
  /// From the fifth on a dash pattern or symbol should repeat the distinction; see ``dash(of:)``.
  public static func series(_ index: Int) -> Paint { line(okabeIto[wrapped(index)]) }

  /// The same hue as ``series(_:)`` with enough contrast for text.
  public static func seriesText(_ index: Int) -> Paint { seriesTexts[wrapped(index)] }

  /// How many colours there are for categories.
  static let seriesColors = okabeIto.count

  /// How many categories look different, be it by colour or by dash pattern or symbol.
  static let seriesLooks = 4 * seriesColors

  /// The dash pattern of a category, as of `stroke-dasharray`; nil for a solid line.
  public static func dash(of index: Int) -> String? {
    let (round, color) = max(0, index).quotientAndRemainder(dividingBy: seriesColors)
    guard round == 0 else { return ["8 3 2 3", "1 4", "12 3 2 3 2 3"][(round - 1) % 3] }
    return [4: "6 3", 5: "2 3"][color]
  }

  private static func wrapped(_ index: Int) -> Int { max(0, index) % okabeIto.count }

  private static let okabeIto = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9].map(RGB.init)

  private static let seriesTexts = okabeIto.map { color in
    var paint = Paint(color)
    paint.light = color.readable(on: Paint.page.light, towards: RGB(0))
    paint.dark = color.readable(on: Paint.page.dark, towards: RGB(0xFFFFFF))
    return paint
  }
}

extension Paint {
  /// The colour of a scale as a line on the page, darker on a light page and lighter on a dark one where it would be
  /// too pale to be seen.
  package static func line(_ color: RGB) -> Paint {
    var paint = Paint(color)
    paint.light = color.readable(on: Paint.page.light, towards: RGB(0), contrast: 3.05)
    paint.dark = color.readable(on: Paint.page.dark, towards: RGB(0xFFFFFF), contrast: 3.05)
    return paint
  }
}

extension RGB {
  /// The nearest mixture with `end` that reaches a contrast, which for text is 4.5:1 and a little more.
  func readable(on page: RGB, towards end: RGB, contrast: Double = 4.6) -> RGB {
    let steps = (0...20).map { mixed(with: end, Double($0) / 20) }
    return steps.first { $0.contrast(with: page) >= contrast } ?? end
  }
}
