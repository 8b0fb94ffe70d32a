import Foundation
import Plotting
import Testing

/// Landscapes and limits of sizes that differ by many powers of ten.
@Suite struct ManyDecadesTests {
  private func svg(
    _ size: Double, levels: [Double]? = nil, isFilled: Bool = true, _ function: (Double, Double) -> Double
  ) -> String {
    let field = Field(x: -size...size, y: -size...size, columns: 90, rows: 90, function)
    let contour = ContourMark(
      field, thresholds: levels, isLogarithmic: field.suitsLogarithm, isFilled: isFilled)
    return Figure([Panel([.contour(contour)])]).svg(.file)
  }

  private func lines(_ svg: String) -> Int { svg.matches(of: /<path class="np-contour"/).count }

  /// e^20 is 4.9·10⁸, beside which 0.001 is less than rounding.
  @Test func `heights that are given are drawn and labelled`() {
    let drawn = svg(20, levels: [0.001, 1, 1_000]) { u, _ in exp(u) }
    #expect(lines(drawn) == 3)
    for label in ["0.001", "1", "1000"] { #expect(drawn.contains(">\(label)</text>"), "\(label)") }
    #expect(drawn.contains("contours at 3 heights from 0.001 to 1000"))
  }

  /// Of e^(3u) from 10⁻²⁶ to 10²⁶.
  @Test func `all heights that are announced are drawn`() throws {
    let drawn = svg(20) { u, _ in exp(3 * u) }
    let announced = try #require(drawn.firstMatch(of: /contours at (\d+) heights/))
    #expect(lines(drawn) == Int(announced.1))
    #expect(lines(drawn) > 8 && !drawn.contains("(×10"))
    #expect(drawn.matches(of: /font-size="70%"/).count == lines(drawn))
  }

  @Test func `a plateau that is one but for rounding has no height`() {
    let drawn = svg(2, levels: [0, 1, 2]) { u, _ in u < 0 ? -1e-17 : 3 }
    #expect(lines(drawn) == 2)
  }

  @Test func `a limit is labelled with its own number`() {
    let color = ColorScale(.threshold([0.5, 1_000]))
    let svg = Figure([Panel.matrix([0, 1e12], rows: 1, columns: 2, numbers: .hidden, color: color)]).svg(
      .file)
    #expect(svg.contains(">0.5</text>") && svg.contains(">1000</text>"))
  }

  @Test func `even steps are not labelled by powers`() {
    let drawn = svg(3, levels: [-1e-12, 100_000, 200_000, 300_000]) { u, v in 50_000 * (u * u + v * v) }
    #expect(drawn.contains(">100k</text>") && drawn.contains(">300k</text>"))
  }
}
