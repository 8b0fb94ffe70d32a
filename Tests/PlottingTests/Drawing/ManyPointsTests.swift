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

  @Test func `few dots are drawn one by one without a word`() {
    let x = (0..<4_000).map { Double($0 % 63) }
    let svg = Figure([Panel([.dot(DotMark(x: x, y: x))])]).svg(.file)
    #expect(!svg.contains("<image") && !svg.contains("is drawn"))
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
}
