import Foundation
import Plotting
import Testing

/// Landscapes that go to infinity somewhere, and those that only look like it.
@Suite struct FieldBulkTests {
  private func svg(
    _ levels: [Double]? = nil, isFilled: Bool = true, _ function: (Double, Double) -> Double
  ) -> String {
    let field = Field(x: -2...2, y: -2...2, columns: 180, rows: 180, function)
    return Figure([Panel([.contour(ContourMark(field, thresholds: levels, isFilled: isFilled))])]).svg(.file)
  }

  /// How many colours regions have that are at least a hundredth of the picture wide or high.
  private func colors(_ svg: String) -> Int {
    Set(svg.matches(of: #/class="np-contour[^"]*" fill="(#[0-9a-f]+)"/#).map { $0.1 }).count
  }

  /// Of |uv| on the unit square, half is below s with s(1 − ln s) = ½, which is 0.18668; so a quarter of 1/(uv) over
  /// −2…2 is above 1.3392, a quarter below −1.3392, and the fences are four times as far out: ±5.357.
  @Test func `heights of poles of both signs are those of the bulk`() {
    let drawn = svg { 1 / ($0 * $1) }
    #expect(drawn.contains("heights below −5 or above 5 are not told apart"))
    #expect(["−4", "−2", "0", "2", "4"].allSatisfy { drawn.contains(">\($0)</text>") })
    #expect(colors(drawn) > 8)
  }

  @Test func `a pole of one sign has heights on that side`() {
    let drawn = svg { 1 / ($0 * $0 + $1 * $1) }
    #expect(drawn.contains("heights above 1.5 are not told apart") && colors(drawn) > 6)
  }

  @Test func `a pole along a line that is hit has heights too`() {
    let drawn = svg { 1 / ($0 - $1) }
    #expect(drawn.contains("heights below −3 or above 3 are not told apart") && colors(drawn) > 5)
  }

  /// Where the function is not finite, samples are no finer than elsewhere, and between them it is a straight line.
  @Test func `poles of refined landscapes are poles`() {
    let coarse = Field(x: -2...2, y: -2...2, columns: 90, rows: 90) { 1 / ($0 - $1) }
    let refinement = FieldRefinement(coarse, isLogarithmic: false)
    let field = refinement.field(zip(refinement.x, refinement.y).map { 1 / ($0 - $1) })
    #expect(field.columns == 270)
    let drawn = Figure([Panel([.contour(ContourMark(field))])]).svg(.file)
    #expect(drawn.contains("heights below −3 or above 3 are not told apart"))
  }

  @Test func `without regions it is lines that are missing`() {
    #expect(
      svg(isFilled: false) { 1 / ($0 * $1) }.contains("no lines are drawn at heights below −5 or above 5"))
  }

  @Test func `heights that are given keep colours of their own`() {
    let drawn = svg([-1, 0, 1]) { 1 / ($0 * $1) }
    #expect(!drawn.contains("told apart"))
    let fills = drawn.matches(of: #/class="np-contour[^"]*" fill="(#[0-9a-f]+)"/#).map { $0.1 }
    #expect(fills.count == 3 && Set(fills).count == 3)
  }

  /// A narrow peak, a bowl, a steep slope, a step and a plane.
  @Test func `what has no pole is drawn to its ends`() {
    let functions: [(Double, Double) -> Double] = [
      { exp(-20 * ($0 * $0 + $1 * $1)) }, { exp(-200 * ($0 * $0 + $1 * $1)) }, { $0 * $0 + 10 * $1 * $1 },
      { u, _ in exp(8 * u) },
      { u, _ in u < 0 ? -1 : 1 }, { _, _ in 3 },
    ]
    for function in functions { #expect(!svg(nil, function).contains("told apart")) }
  }

  @Test func `heights beyond the data are said to be`() {
    let field = Field(x: -0.7...0.7, y: -0.7...0.7, columns: 180, rows: 180) { $0 * $0 + $1 * $1 }
    func drawn(_ levels: [Double]) -> String {
      Figure([Panel([.contour(ContourMark(field, thresholds: levels))])]).svg(.file)
    }
    let note = "no line is drawn: the function does not reach the heights asked for"
    // The outermost cells have their centres at ±0.6961, where the function is 0.9691.
    #expect(drawn([5, 7]).contains(note) && drawn([5]).contains(">0.97</text>"))
    #expect(drawn([5]).contains(">0.00</text>") && !drawn([0.5, 7]).contains(note))
  }
}
