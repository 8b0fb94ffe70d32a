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
    #expect(svg.contains("nothing is drawn where the function is not finite"))
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
