/// The `d` attribute of a path, written with relative commands in whole tenths of a pixel.
///
/// Each relative step is the difference of two *rounded* positions, so rounding never accumulates.
public struct PathData: Sendable {
  private var bytes: [UInt8] = []
  private var position = (x: 0, y: 0)
  private var start = (x: 0, y: 0)
  private var command: UInt8 = 0
  private var endsInFraction = false
  private let keepsRepeats: Bool

  /// Makes an empty path.
  ///
  /// - Parameter keepsRepeats: Whether steps of length 0 are written. A path that is morphed into
  ///   another must keep them, because both need the same commands.
  public init(keepsRepeats: Bool = false) {
    self.keepsRepeats = keepsRepeats
  }

  /// Whether nothing has been drawn.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The number of bytes written so far.
  public var count: Int { bytes.count }

  /// The text of the attribute.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Begins a new subpath; the first is absolute, the others are relative.
  public mutating func move(to point: Point) {
    let target = rounded(point)
    write(bytes.isEmpty ? "M" : "m")
    writeStep(to: target)
    start = target
  }

  /// Draws a straight line.
  public mutating func line(to point: Point) {
    let target = rounded(point)
    if target == position && !keepsRepeats { return }
    write("l")
    writeStep(to: target)
  }

  /// Draws a cubic Bézier curve.
  public mutating func cubic(_ control1: Point, _ control2: Point, to point: Point) {
    let (first, second, target) = (rounded(control1), rounded(control2), rounded(point))
    write("c")
    for step in [first, second, target] {
      write(tenths: step.x - position.x)
      write(tenths: step.y - position.y)
    }
    position = target
  }

  /// Draws a circular arc of at most half a turn.
  public mutating func arc(radius: Double, clockwise: Bool, to point: Point) {
    let target = rounded(point)
    write("a")
    write(tenths: Coordinate.tenths(radius))
    write(tenths: Coordinate.tenths(radius))
    write(tenths: 0)
    write(tenths: 0)
    write(tenths: clockwise ? 10 : 0)
    writeStep(to: target)
  }

  /// Marks the current point with a step of no length, which a round line cap shows as a disc.
  public mutating func dot(at point: Point) {
    move(to: point)
    write("h")
    write(tenths: 0)
  }

  /// Closes the current subpath.
  public mutating func close() {
    write("z")
    position = start
  }

  /// Adds a closed polygon, or an open line.
  public mutating func polyline(_ points: some Sequence<Point>, closed: Bool = false) {
    var isFirst = true
    for point in points {
      if isFirst { move(to: point) } else { line(to: point) }
      isFirst = false
    }
    if closed && !isFirst { close() }
  }

  /// Adds a rectangle.
  public mutating func rect(_ rect: Rect) {
    move(to: Point(rect.minX, rect.minY))
    let right = Coordinate.tenths(rect.maxX) - position.x
    let down = Coordinate.tenths(rect.maxY) - position.y
    for (name, step) in [("h", right), ("v", down), ("h", -right)] as [(Unicode.Scalar, Int)] {
      write(name)
      write(tenths: step)
    }
    close()
  }

  private func rounded(_ point: Point) -> (x: Int, y: Int) {
    (Coordinate.tenths(point.x), Coordinate.tenths(point.y))
  }

  private mutating func writeStep(to target: (x: Int, y: Int)) {
    let isAbsolute = command == UInt8(ascii: "M")
    write(tenths: target.x - (isAbsolute ? 0 : position.x))
    write(tenths: target.y - (isAbsolute ? 0 : position.y))
    position = target
  }

  /// A repeated command letter may be left out, except for moves (whose repetition means lines) and closes.
  private mutating func write(_ name: Unicode.Scalar) {
    let letter = UInt8(truncatingIfNeeded: name.value)
    if letter == command && name != "m" && name != "M" && name != "z" { return }
    bytes.append(letter)
    command = letter
    endsInFraction = false
  }

  private mutating func write(tenths: Int) {
    let followsLetter = bytes.last.map { $0 == command } ?? true
    let beginsWithPoint = tenths.magnitude < 10 && tenths != 0
    let needsSpace = !followsLetter && tenths >= 0 && !(beginsWithPoint && endsInFraction)
    if needsSpace { bytes.append(UInt8(ascii: " ")) }
    Coordinate.append(tenths: tenths, to: &bytes)
    endsInFraction = tenths % 10 != 0
  }
}
