import Plotting
import Testing

/// Colours and areas on logarithmic scales whose range starts where no logarithm is.
@Suite struct LogarithmicFieldTests {
  @Test func `a range of colours from 0 starts where the data do`() throws {
    let scale = ColorScale(.logarithmic, range: 0...1_000)
    let panel = Panel.matrix([1, 10, 100, 1_000], rows: 2, columns: 2, numbers: .hidden, color: scale)
    let svg = Figure([panel]).svg(.file)
    let cells = try #require(svg.firstMatch(of: #/<g class="np-raster"[^>]*>(.*?)</g>/#.dotMatchesNewlines()))
      .1
    let colors = cells.matches(of: #/ fill="(#[0-9a-f]+)"/#).map { $0.1 }
    // Each decade has a colour of its own, and the ends those of viridis; from 0 all four would be its yellow.
    #expect(Set(colors).count == 4)
    #expect(colors.first == "#440154" && colors.last == "#fde725")
  }

  @Test func `a band that reaches below 0 goes down to the edge`() {
    let area = AreaMark(x: [1, 2, 3], lower: [-5, -5, -5], upper: [1, 10, 100])
    let svg = Figure([Panel([.area(area)], y: Axis(scale: .log))]).svg(.file)
    #expect(svg.contains("np-area"))
  }

  @Test func `heights of lines are told in round numbers`() {
    let field = Field(x: 0...1, y: 0...1, columns: 20, rows: 20) { u, v in 0.01 * (1 + 99_999 * u) + v * 0 }
    let summary = Figure([Panel([.contour(ContourMark(field, isLogarithmic: true))])]).summary
    #expect(!summary.contains("00000") && summary.hasPrefix("contours at"))
  }

  @Test func `points say where they are`() {
    let dots = DotMark(x: [0, 2, 4], y: [3, 3, 3], series: "a")
    #expect(Figure([Panel([.dot(dots)])]).summary == "3 points of a, x from 0 to 4, y at 3")
    let line = LineMark(x: [0, 4], y: [1, 2], series: "a")
    let ends = DotMark(x: [0, 4], y: [1, 2], series: "a")
    #expect(!Figure([Panel([.line(line), .dot(ends)])]).summary.contains("point"))
  }

  @Test func `a bar narrower than a pixel is a pixel wide`() throws {
    let boxes = [RectMark.Box(x1: 0, x2: 1e-6, y2: 1), RectMark.Box(x1: 1, x2: 2, y2: 1)]
    let svg = Figure([Panel([.rect(RectMark(boxes))])]).svg(.file)
    let path = try #require(
      DrawnSVG(svg).attributes.first { $0.name == "d" && $0.value.count { $0 == "z" || $0 == "Z" } == 2 })
    #expect(path.value.contains("h1v"), "\(path.value)")
  }
}
