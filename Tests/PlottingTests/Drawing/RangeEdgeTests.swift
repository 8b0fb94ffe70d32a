import Plotting
import Testing

/// What is beyond a range that is given is neither drawn nor called shown, however near it is.
@Suite struct RangeEdgeTests {
  private func figure(_ mark: Mark, _ range: ClosedRange<Double>) -> Figure {
    Figure([Panel([mark], x: Axis("x", range: range))])
  }

  @Test func `dots beside the range are not drawn`() {
    let dots = Mark.dot(DotMark(x: [-0.005, 1.004, 1.005], y: [1, 2, 3]))
    let figure = figure(dots, 0...1)
    #expect(figure.summary.hasPrefix("0 of 3 points"))
    let svg = figure.svg(.file)
    #expect(svg.contains(">no data in this range</text>") && svg.contains("3 points outside the range shown"))
    #expect(!svg.contains("<path") || !svg.contains("np-dot"))
  }

  @Test func `dots on the very edge are drawn`() {
    let svg = figure(.dot(DotMark(x: [0, 0.1, 0.3], y: [1, 2, 3])), 0...0.3).svg(.file)
    #expect(svg.contains("np-dot") && !svg.contains("outside") && !svg.contains("no data"))
  }

  /// Inside its frame of 6 pixels the range ends where its tick at 100 stands.
  @Test func `lines end at the end of the range`() throws {
    let x = (0...200).map(Double.init)
    let svg = figure(.line(LineMark(x: x, y: x.map { _ in 1 })), 0...100).svg(.file)
    let texts = DrawnSVG(svg).texts.filter { $0.classes.contains("np-x-tick") || $0.content == "100" }
    let end = try #require(texts.first { $0.content == "100" }).x
    let drawn = DrawnSVG(svg)
    let path = try #require(drawn.attributes.first { $0.name == "d" && $0.element == "path" }?.value)
    #expect(!path.isEmpty && end < drawn.width)
    #expect(svg.contains("100 points outside the range shown"))
  }

  /// Where the range ends inside the frame, bars and areas end with it, like lines.
  @Test func `what is filled ends at the end of the range`() throws {
    let bars = Mark.rect(RectMark(bars: [5, 9, -9], at: [1, 2, 3]))
    let area = Mark.area(AreaMark(x: [1, 2, 3], upper: [5, 9, -9]))
    for mark in [bars, area] {
      let svg = Figure([Panel([mark], y: Axis(range: -6...6))]).svg(.inline)
      let scale = try #require(svg.firstMatch(of: /data-y="linear -6 6 (\S+) (\S+)"/))
      let (bottom, top) = (try #require(Double(scale.1)), try #require(Double(scale.2)))
      let heights = Self.heights(svg)
      #expect(try abs(#require(heights.min()) - top) < 0.11)
      #expect(try abs(#require(heights.max()) - bottom) < 0.11)
    }
  }

  /// The places along y of the vertices of what is filled.
  private static func heights(_ svg: String) -> [Double] {
    let paths = DrawnSVG(svg).attributes.filter {
      $0.element == "path" && $0.name == "d" && $0.value.contains("z")
    }
    return paths.flatMap { DrawnPath($0.value).vertices.map(\.y) }
  }

  /// Bars whose foot lies below the range stand on the axis line.
  @Test func `bars cut off below stand on the axis`() throws {
    let bars = Mark.rect(RectMark(bars: [5, 8, 3], at: [1, 2, 3]))
    let svg = Figure([Panel([bars], y: Axis(range: 2...6))]).svg(.inline)
    let frame = try #require(svg.firstMatch(of: /data-frame="\S+ (\S+) \S+ (\S+)"/))
    let bottom = try #require(Double(frame.1)) + #require(Double(frame.2))
    #expect(try abs(#require(Self.heights(svg).max()) - bottom) < 0.11)
  }
}
