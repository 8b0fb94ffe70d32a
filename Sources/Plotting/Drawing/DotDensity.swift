import Foundation

extension DotMark {
  /// Whether dots that are too many may be counted in small cells and not drawn one by one.
  var canBeCounted: Bool { values == nil && frames.isEmpty }
}

/// Dots counted in cells of about three pixels, drawn as a picture whose opacity grows with the logarithm of the count.
struct DotDensity: Sendable {
  private let frame: Rect
  private let columns: Int
  private let rows: Int
  private var counts: [Int32]

  /// The cells of all marks of a panel that are counted.
  private static let cells = 24_000.0
  static let levels = 24

  /// - Parameters:
  ///   - clip: Where dots are drawn.
  ///   - marks: How many marks of the panel are counted.
  init(_ mark: DotMark, x: AxisScale, y: AxisScale, frame: Rect, clip: Rect, marks: Int) {
    self.frame = frame
    let area = frame.width * frame.height
    let side = max(3, (area * Double(max(1, marks)) / DotDensity.cells).squareRoot())
    columns = max(1, Int((frame.width / side).rounded()))
    rows = max(1, Int((frame.height / side).rounded()))
    counts = Array(repeating: 0, count: columns * rows)
    count(mark, x, y, clip)
  }

  private mutating func count(_ mark: DotMark, _ xScale: AxisScale, _ yScale: AxisScale, _ clip: Rect) {
    let (across, down) = (Double(columns) / max(1, frame.width), Double(rows) / max(1, frame.height))
    for index in 0..<min(mark.x.count, mark.y.count) {
      let place = Point(xScale.position(mark.x[index]), yScale.position(mark.y[index]))
      guard place.isFinite, clip.contains(place) else { continue }
      let column = Int(max(0, (place.x - frame.minX) * across))
      let row = Int(max(0, (place.y - frame.minY) * down))
      counts[min(row, rows - 1) * columns + min(column, columns - 1)] &+= 1
    }
  }

  /// The most points that a cell holds.
  var greatest: Int { Int(counts.max() ?? 0) }

  /// How strong the colour of a level is, from 0 to 1.
  static func opacity(ofLevel level: Int) -> Double {
    level == 0 ? 0 : 0.15 + 0.85 * Double(level) / Double(levels)
  }

  func draw(_ paint: Paint, into writer: inout SVGWriter) {
    let top = log1p(Double(greatest))
    guard top > 0 else { return }
    let pixels = counts.map { count in
      count > 0 ? UInt8(max(1, (log1p(Double(count)) / top * Double(DotDensity.levels)).rounded())) : 0
    }
    let opacities = (0...DotDensity.levels).map { UInt8(DotDensity.opacity(ofLevel: $0) * 255) }
    let color = writer.rendering.appearance == .dark ? paint.dark : paint.light
    let address = IndexedPNG.dataAddress(
      width: columns, height: rows, pixels: pixels,
      palette: Array(repeating: color, count: opacities.count), opacities: opacities)
    writer.picture(address, in: frame, ["class": "np-dot"])
  }
}

extension SVGWriter {
  /// Writes a picture of square pixels, stretched over a rectangle.
  mutating func picture(_ address: String, in rect: Rect, _ attributes: SVGAttributes) {
    let place: SVGAttributes = [
      "x": .number(rect.x), "y": .number(rect.y), "width": .number(rect.width),
      "height": .number(rect.height),
      "preserveAspectRatio": "none", "style": "image-rendering:pixelated", "href": .text(address),
    ]
    var all = attributes
    all.pairs += place.pairs
    element("image", all)
  }
}
