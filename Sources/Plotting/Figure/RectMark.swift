/// Rectangles between two corners, such as the bars of a histogram.
public struct RectMark: Sendable {
  /// One rectangle in the units of the axes.
  public struct Box: Sendable, Hashable {
    /// One end along x.
    public var x1: Double
    /// The other end along x.
    public var x2: Double
    /// One end along y, 0 for a bar.
    public var y1: Double
    /// The other end along y.
    public var y2: Double

    /// Makes a rectangle.
    public init(x1: Double, x2: Double, y1: Double = 0, y2: Double) {
      self.x1 = x1
      self.x2 = x2
      self.y1 = y1
      self.y2 = y2
    }
  }

  /// The rectangles.
  public var boxes: [Box]
  /// Values along x that no rectangle counts, told in the note.
  public var omitted: [Double] = []
  /// How many values beyond the range that is given no rectangle counts, told in the note.
  public var outside = 0
  /// Whether the heights count something, so that one of 0 leaves nothing out.
  public var isCount = false
  /// A number for each rectangle that decides its colour; nil for the colour of the series.
  public var values: [Double]?
  /// The name of the series; nil for no name.
  public var series: String?
  /// How the rectangles look.
  public var style: MarkStyle

  /// Makes rectangles.
  public init(_ boxes: [Box], values: [Double]? = nil, series: String? = nil, style: MarkStyle = .normal) {
    self.boxes = boxes
    self.values = values
    self.series = series
    self.style = style
  }

  /// Makes a bar on each band of a band axis along x, or along y.
  public init(bars heights: [Double], isHorizontal: Bool = false, series: String? = nil) {
    let bars = heights.enumerated().map { index, height in
      let (low, high) = (Double(index) - 0.4, Double(index) + 0.4)
      return isHorizontal
        ? Box(x1: 0, x2: height, y1: low, y2: high) : Box(x1: low, x2: high, y2: height)
    }
    self.init(bars, series: series)
  }

  /// Makes an upright bar at each position; the bars of several series stand side by side.
  ///
  /// - Parameters:
  ///   - positions: The middles of the places that the series share, each 0.8 of the least distance wide.
  ///   - place: Which of the series this is.
  ///   - count: How many series there are.
  public init(
    bars heights: [Double], at positions: [Double], series: String? = nil, place: Int = 0, of count: Int = 1
  ) {
    let sorted = positions.filter(\.isFinite).sorted()
    let distance = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? 1
    let width = 0.8 * distance / Double(max(1, count))
    let bars = zip(positions, heights).map { position, height in
      let start = position - 0.4 * distance + Double(place) * width
      return Box(x1: start, x2: start + width, y2: height)
    }
    self.init(bars, series: series)
  }
}
