import Foundation
import Plotting
import Testing

/// What is drawn of more points or cells than can be seen, and what is said about it.
@Suite struct ManyPointsTests {
  @Test func `many dots are counted, and the figure says so`() {
    var noise = Noise(1)
    let x = (0..<30_000).map { _ in noise.normal() }
    let svg = Figure([Panel([.dot(DotMark(x: x, y: x.reversed()))])]).svg(.file)
    #expect(svg.contains("<image class=\"np-dot\""))
    #expect(svg.contains("30,000 points, counted in small cells"))
  }

  @Test func `only dots that have a place in the range are counted`() {
    let many = 6_000
    let inside = (0..<many).map { Double($0) / Double(many) }
    let beside = Array(repeating: -0.005, count: many)
    func svg(_ x: [Double], _ y: [Double]) -> String {
      let (horizontal, vertical) = (Axis("x", range: 0...1), Axis("y", range: 0...1))
      return Figure([Panel([.dot(DotMark(x: x, y: y))], x: horizontal, y: vertical)]).svg(.file)
    }
    let one = svg(beside + [0.5], inside + [0.5])
    #expect(!one.contains("<image") && !one.contains("counted") && one.contains("6000 points outside"))
    // A cell holds hundreds of the points beside the range, where they counted.
    let most = svg(inside + beside, inside + Array(repeating: 0.5, count: many))
    #expect(most.contains("6000 points, counted") && !most.contains(">1000<") && !most.contains(">500<"))
    let holes = svg(inside + inside, inside + Array(repeating: .nan, count: many))
    #expect(holes.contains("6000 points, counted") && holes.contains("6000 values not finite"))
  }

  @Test func `few dots are drawn one by one without a word`() {
    let x = (0..<4_000).map { Double($0 % 63) }
    let svg = Figure([Panel([.dot(DotMark(x: x, y: x))])]).svg(.file)
    #expect(!svg.contains("<image") && !svg.contains("is drawn"))
  }

  @Test func `thousands of dots are counted where they would hide each other`() {
    var noise = Noise(2)
    let x = (0..<5_000).map { _ in noise.normal() }
    let panel = Panel([.dot(DotMark(x: x, y: x.reversed()))])
    let svg = Figure([panel]).svg(.file)
    #expect(svg.contains("5000 points, counted") && svg.contains("points in a cell"))
    var small = Figure([Panel([.dot(DotMark(x: Array(x.prefix(2_000)), y: Array(x.prefix(2_000))))])])
    #expect(!small.svg(.file).contains("counted"))
    (small.width, small.height) = (260, 200)
    #expect(small.svg(.file).contains("2000 points, counted"))
  }

  /// ±1 in turn have means near 0, which the colours must tell apart.
  @Test func `an averaged matrix has the colours of its means`() {
    var noise = Noise(3)
    let field = Field(x: 0...1, y: 0...1, columns: 600, rows: 600) { x, _ in x + 1_000 * noise.normal() }
    let svg = Figure([Panel([.raster(RasterMark(field))])]).svg(.file)
    // Means of 16 entries have a quarter of their deviation.
    let ticks = DrawnSVG(svg).texts.filter { !$0.classes.contains("tick") }.map(\.content)
    #expect(ticks.contains { (500...1_000).contains(Double($0) ?? 0) })
    #expect(!ticks.contains("2000") && !ticks.contains("4000"))
  }

  @Test func `classes of which one in a block is drawn are not called means`() {
    let field = Field(x: 0...1, y: 0...1, columns: 400, rows: 200) { x, _ in x > 0.5 ? 1 : 0 }
    let color = ColorScale(.threshold([0.5]), map: .classes(2))
    let svg = Figure([Panel([.raster(RasterMark(field))], color: color)]).svg(.file)
    #expect(svg.contains("of which one in") && !svg.contains("means"))
  }

  @Test func `entries that are not finite are counted`() {
    let svg = Figure([Panel.matrix([1, .nan, .infinity, 2], rows: 2, columns: 2)]).svg(.file)
    #expect(svg.contains("2 values not finite and not shown"))
  }

  @Test func `samples of a function are not counted`() {
    let line = LineMark(x: [0, 1, 2, 3], y: [.nan, 1, -1, 0], origin: .function)
    let svg = Figure([Panel([.line(line)], y: Axis(scale: .log))]).svg(.file)
    #expect(svg.contains("what is ≤ 0 is not shown") && svg.contains("the function is not finite"))
    #expect(!svg.contains("values"))
  }

  @Test func `smoothed values are not counted twice`() {
    let raw = LineMark(x: [0, 1, 2], y: [.nan, 1, 2], style: .faint)
    let average = LineMark(x: [0, 1, 2], y: [.nan, 1, 1.5], origin: .derived)
    #expect(Figure([Panel([.line(raw), .line(average)])]).svg(.file).contains("1 value not finite"))
  }

  @Test func `24 series look different, and more are told`() {
    func looks(_ count: Int) -> Figure {
      Figure([
        Panel((0..<count).map { .dot(DotMark(x: [0], y: [Double($0)], series: "class \($0)")) })
      ])
    }
    let marks = DrawnSVG(looks(24).svg(SVGRendering(.light, placement: .file))).attributes
    #expect(!marks.contains { $0.value.contains("repeat") })
    #expect(looks(25).svg(.file).contains("the looks repeat from number 25 on"))
    let dashes = (0..<24).map { "\(Paint.series($0).light.text) \(Paint.dash(of: $0) ?? "")" }
    #expect(Set(dashes).count == 24)
  }

  @Test func `bars have six colours, and more are told`() {
    func bars(_ count: Int) -> String {
      Figure([
        Panel(
          (0..<count).map {
            .rect(RectMark(bars: [1], at: [0], series: "run \($0)", place: $0, of: count))
          })
      ]).svg(.file)
    }
    #expect(!bars(6).contains("repeat"))
    #expect(bars(7).contains("of 7 filled series, the colours repeat from number 7 on"))
  }

  @Test func `an averaged matrix says so`() {
    let field = Field(x: 0...1, y: 0...1, columns: 400, rows: 200) { x, y in x * y }
    #expect(
      Figure([Panel([.raster(RasterMark(field))])]).svg(.file).contains(
        "200 × 400 cells, drawn as the means of"))
    let small = Field(x: 0...1, y: 0...1, columns: 100, rows: 100) { x, y in x * y }
    #expect(!Figure([Panel([.raster(RasterMark(small))])]).svg(.file).contains("means"))
  }

  /// Classes have no mean: of 0 and 2 it would be 1, which stands in the middle of the palette of 255 colours.
  @Test func `a large matrix of classes has no class that is not in it`() throws {
    let field = Field(x: 0...1, y: 0...1, columns: 501, rows: 501) { x, _ in Int(x * 501) / 4 % 2 == 0 ? 0 : 2
    }
    let color = ColorScale(.threshold([0.5, 1.5]), map: .classes(3))
    let svg = Figure([Panel([.raster(RasterMark(field))], color: color)]).svg(.file)
    let start = try #require(svg.firstRange(of: "base64,")?.upperBound)
    let png = try #require(Data(base64Encoded: String(svg[start...].prefix { $0 != "\"" })))
    let data = try #require(png.firstRange(of: Data("IDAT".utf8))?.upperBound)
    let pixels = png[(data + 7)...].dropLast(20)
    #expect(pixels.contains(0) && pixels.contains(254) && !pixels.contains(127))
  }

  @Test func `every kind of picture has a table of its numbers`() throws {
    let field = Field(matrix: [1, 2, 3, 4], rows: 2, columns: 2)
    let matrix = try #require(Figure([Panel.matrix(field.values, rows: 2, columns: 2)]).dataTable)
    #expect(matrix.columns == ["", "0", "1"])
    #expect(matrix.rows == [["0", "1", "2"], ["1", "3", "4"]])
    let contour = try #require(Figure([Panel([.contour(ContourMark(field))])]).dataTable)
    #expect(contour.rows == [["1", "3", "4"], ["0", "1", "2"]])
    let area = try #require(
      Figure([Panel([.area(AreaMark(x: [0, 1], lower: [1, 2], upper: [3, 4]))])]).dataTable)
    #expect(area.columns == ["x", "from", "to"] && area.rows == [["0", "1", "3"], ["1", "2", "4"]])
  }

  /// Drawn one by one, the strokes between 100,000 points take 970 KB.
  @Test func `a line through points in no order is small`() {
    var noise = Noise(7)
    let x = (0..<100_000).map { _ in noise.normal() }
    let svg = Figure([Panel([.line(LineMark(x: x, y: x.map { _ in noise.normal() }))])]).svg(.file)
    #expect(svg.utf8.count < 120_000)
  }

  /// A stroke that lies on others is left out, one that paints a pixel of its own is not.
  @Test func `strokes that add nothing are left out`() {
    let frame = Rect(x: 0, y: 0, width: 100, height: 100)
    let row = [Point(0, 50), Point(100, 50)]
    #expect(Coverage.thinned([row, [Point(20, 50), Point(60, 50)]], in: frame) == [row])
    let cross = [Point(20, 50), Point(20, 90)]
    #expect(Coverage.thinned([row, cross], in: frame) == [row, cross])
  }
}
