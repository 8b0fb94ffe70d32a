import Foundation
import Plotting
import Testing

/// Fields that are not finite everywhere.
@Suite struct HoleTests {
  private func figure(isFilled: Bool = true, _ function: (Double, Double) -> Double) -> Figure {
    let field = Field(x: -1...1, y: -1...1, columns: 20, rows: 20, function)
    return Figure([Panel([.contour(ContourMark(field, thresholds: [-1, 0], isFilled: isFilled))])])
  }

  /// The left half has no logarithm; by how many cells that was seen says nothing about the function.
  @Test func `holes are told but not counted`() {
    let svg = figure { u, v in log(u) + v }.svg(.file)
    #expect(svg.contains("the function is not finite where there are hatches"))
    #expect(!svg.contains("200 values"))
  }

  /// Where the field is finite everywhere, its ground is a rectangle as wide as the plotting area.
  @Test func `nothing is painted where the field is not finite`() throws {
    let half = figure { u, v in u < 0 ? .nan : u + v - 3 }.svg(.file)
    let whole = figure { u, v in u + v - 3 }.svg(.file)
    let width = try widestRectangle(whole)
    #expect(width > 400)
    #expect(try leftmost(half) > leftmost(whole) + 0.4 * width)
  }

  @Test func `lines do not follow a hole`() {
    let flat = figure(isFilled: false) { u, v in u * u + v * v < 0.25 ? .nan : 5 }.svg(.file)
    #expect(!flat.contains("np-contour"))
  }

  @Test func `a field without any height says so`() {
    #expect(figure { _, _ in .nan }.svg(.file).contains(">no data</text>"))
  }

  /// log u ends at u = 0, between two samples; what is drawn ends there too, and hatches tell where nothing can be.
  @Test func `a hole ends where the function does`() throws {
    func height(_ u: Double, _ v: Double) -> Double { log(u) + v }
    let coarse = Field(x: -2...2, y: -2...2, columns: 90, rows: 90, height)
    let refinement = FieldRefinement(coarse, isLogarithmic: false)
    let field = refinement.field(zip(refinement.x, refinement.y).map(height))
    for row in 0..<field.rows {
      let cells = field.values[(row * field.columns)..<((row + 1) * field.columns)]
      #expect(cells.count(where: \.isFinite) == field.columns / 2)
    }
    let svg = Figure([Panel([.contour(ContourMark(field))])]).svg(.file)
    #expect(svg.contains("np-hatch") && svg.contains("np-outline"))
  }

  @Test func `what is finite has no hatches`() {
    #expect(!figure { u, v in u + v }.svg(.file).contains("np-hatch"))
    #expect(!figure(isFilled: false) { u, v in log(u) + v }.svg(.file).contains("np-hatch"))
    #expect(Figure([Panel.matrix([1, .nan], rows: 1, columns: 2)]).svg(.file).contains("np-hatch"))
  }

  /// White cells end where the field does, not where the page does.
  @Test func `pale fields have an outline`() {
    func svg(_ map: ColorMap) -> String {
      let color = ColorScale(.sequential, map: map)
      return Figure([Panel.matrix([0, 1], rows: 1, columns: 2, color: color)]).svg(.file)
    }
    #expect(svg(.grey).matches(of: /np-outline/).count == 2)
    #expect(!svg(.viridis).contains("np-outline"))
  }

  /// Where the first painted path begins.
  private func leftmost(_ svg: String) throws -> Double {
    let match = try #require(svg.firstMatch(of: /<path fill="#[^"]*"(?: fill-rule="evenodd")? d="M([\d.]+)/))
    return try #require(Double(match.1))
  }

  private func widestRectangle(_ svg: String) throws -> Double {
    let match = try #require(svg.firstMatch(of: /<path fill="#[^"]*" d="M[\d. ]+h([\d.]+)v/))
    return try #require(Double(match.1))
  }
}
