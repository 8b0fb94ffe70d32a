import Foundation
import Plotting
import Testing

/// What is drawn over what, and what a legend names.
@Suite struct DrawingOrderTests {
  private let x = (0...400).map { Double($0) }

  /// The strokes of lines, from back to front.
  private func strokes(_ marks: [Mark]) -> [String] {
    Figure([Panel(marks, y: Axis(scale: .log))]).svg(.file).split(separator: "\n")
      .filter { $0.contains("np-line") }
      .compactMap { $0.firstMatch(of: /stroke="(#[0-9a-f]{6})"/).map { String($0.1) } }
  }

  /// Whichever the author names first, the smooth one is seen; colours and names stay in the author's order.
  @Test func `a noisy curve does not hide a smooth one`() {
    let smooth = Mark.line(LineMark(x: x, y: x.map { exp(-$0 / 200) }, series: "smooth"))
    let noisy = Mark.line(
      LineMark(x: x, y: x.map { 0.3 * exp(sin($0 * $0)) }, series: "noisy"))
    #expect(strokes([smooth, noisy]) == ["#d55e00", "#0072b2"])
    #expect(strokes([noisy, smooth]) == ["#0072b2", "#d55e00"])
    let names = DrawnSVG(Figure([Panel([smooth, noisy], legend: .row)]).svg(.file)).texts
      .filter { $0.content == "smooth" || $0.content == "noisy" }.sorted { $0.x < $1.x }
    #expect(names.map(\.content) == ["smooth", "noisy"])
  }

  @Test func `smooth curves stay in the order of the author`() {
    let lines = (1...4).map { rate in
      Mark.line(LineMark(x: x, y: x.map { exp(-$0 * Double(rate) / 400) }, series: "\(rate)"))
    }
    #expect(strokes(lines) == ["#0072b2", "#d55e00", "#009e73", "#cc79a7"])
  }

  /// Points in a paint of their own are named, and take no colour from the curves.
  @Test func `painted points are in the legend`() {
    let dots = Mark.dot(DotMark(x: x, y: x, series: "data", style: MarkStyle(paint: .muted)))
    let line = Mark.line(LineMark(x: x, y: x, series: "net"))
    let drawn = Figure([Panel([dots, line])]).svg(.file)
    #expect(drawn.contains(">data</text>") && drawn.contains(">net</text>"))
    #expect(drawn.contains("#0072b2") && !drawn.contains("#d55e00"))
  }

  /// One path lies beside the picture, one crosses it between two points outside of it.
  @Test func `only what is seen is named`() {
    let field = Field(x: -1...1, y: -1...1, columns: 20, rows: 20) { $0 * $0 + $1 }
    let marks: [Mark] = [
      .contour(ContourMark(field)), .line(LineMark(x: [5, 6], y: [5, 6], series: "far")),
      .line(LineMark(x: [-2, 2], y: [-0.5, 0.5], series: "across")),
      .line(LineMark(x: [0.5, 3], y: [3, 0.5], series: "around the corner")),
    ]
    let drawn = Figure([Panel(marks, x: Axis(range: -1...1), y: Axis(range: -1...1))]).svg(.file)
    #expect(drawn.contains(">across</text>") && !drawn.contains(">far</text>"))
    #expect(!drawn.contains(">around the corner</text>"))
    #expect(drawn.contains("#d55e00") && !drawn.contains("stroke=\"#0072b2\""))
  }
}
