import Foundation
import Plotting
import Testing

/// What the note below a figure counts.
@Suite struct NoteTests {
  private func drawn(_ marks: [Mark], x: Axis = Axis(), y: Axis = Axis(), color: ColorScale? = nil) -> String
  {
    Figure([Panel(marks, x: x, y: y, color: color)]).svg(.file)
  }

  @Test func `a point without a place on both axes is one`() {
    let dots = Mark.dot(DotMark(x: [-1, 1, 10, 100], y: [-2, 1, 2, 3]))
    let log = Axis(scale: .log)
    let svg = drawn([dots], x: log, y: log)
    #expect(svg.contains("1 position ≤ 0 not shown on the logarithmic axis") && !svg.contains("value"))
    #expect(drawn([dots], x: log).contains("1 position ≤ 0 not shown"))
    let holes = Mark.line(LineMark(x: [0, .nan, 2, 3, 4], y: [0, .nan, 1, .infinity, 2]))
    #expect(drawn([holes]).contains("2 values not finite"))
  }

  /// Seven norms that are all positive lack their first step on a logarithmic axis, which says nothing of the norms.
  @Test func `a position without a place is named by its axis`() {
    func note(_ x: [Double], _ axis: Axis) -> String? {
      let lines = (1...7).map { Mark.line(LineMark(x: x, y: x.map { $0 + 9 }, series: "\($0)")) }
      return DrawnSVG(drawn(lines, x: axis)).texts.map(\.content).first { $0.contains("logarithmic") }
    }
    var steps = Axis.steps
    steps.scale = .log
    #expect(note([0, 1, 2, 3], steps) == "step 0 is not shown on the logarithmic axis")
    #expect(note([-1.5, 1, 2, 3], Axis("x", scale: .log)) == "x = −1.5 is not shown on the logarithmic axis")
    #expect(note([-2, -1, 0, 3], steps) == "3 positions ≤ 0 not shown on the logarithmic axis")
    #expect(note([0, 1, 2], Axis(scale: .log)) == "1 position ≤ 0 not shown on the logarithmic axis")
    #expect(note([1, 2, 3], steps) == nil)
    steps.range = 0...3
    #expect(note([0, 1, 2, 3], steps) == "step 0 is not shown on the logarithmic axis")
    #expect(!drawn([.line(LineMark(x: [0, 1, 2], y: [3, 2, 1]))], x: steps).contains("what is ≤ 0"))
    #expect(
      drawn([.line(LineMark(x: [0, 1, 2], y: [0, 1, 2]))], y: Axis(scale: .log)).contains("1 value ≤ 0"))
    let counts = Mark.rect(Histogram([-1, 1, 2, 3], bins: 2, on: .log).mark())
    #expect(!drawn([counts], x: Axis(scale: .log)).contains("position"))
  }

  @Test func `points without a colour are counted`() {
    let dots = DotMark(x: [1, 3, 2, .nan], y: [2, 4, 2, 1], values: [.nan, 1, 2, .nan])
    let figure = Figure([Panel([.dot(dots)])])
    #expect(figure.svg(.file).contains("1 point without a finite value, not shown"))
    #expect(figure.summary.hasPrefix("2 of 4 points, x from 2 to 3"))
    let logarithmic = Panel(
      [.dot(DotMark(x: [1, 2], y: [1, 2], values: [0, 1]))], color: ColorScale(.logarithmic))
    #expect(Figure([logarithmic]).summary.hasPrefix("1 of 2 points"))
  }

  @Test func `an arrow that is seen in part is said to be cut off`() {
    let line = Mark.line(LineMark(x: [0, 1], y: [0, 1]))
    let arrow = Mark.link(LinkMark(x1: [0.5], y1: [0.5], x2: [100], y2: [100], style: .annotation))
    let svg = drawn([line, arrow])
    #expect(svg.contains("1 annotation cut off at the edge") && !svg.contains("too far"))
    let far = Mark.link(LinkMark(x1: [90], y1: [90], x2: [100], y2: [100], style: .annotation))
    #expect(drawn([line, far]).contains("1 annotation too far"))
  }

  @Test func `bars that are no number are counted`() {
    #expect(drawn([.rect(RectMark(bars: [1, .nan, 3]))]).contains("1 value not finite"))
  }

  /// Side by side, a figure with a note and one without have level axes.
  @Test func `a note takes nothing from the plotting area`() throws {
    func frame(_ y: [Double]) throws -> Substring {
      let svg = Figure([Panel([.line(LineMark(x: [0, 1, 2, 3], y: y))])], width: 260, height: 220).svg(.file)
      return try #require(svg.firstMatch(of: /data-frame="([^"]*)"/)).1
    }
    #expect(try frame([0, 1, 2, 3]) == frame([0, 1, .nan, 3]))
  }

  @Test func `levels written twice are one`() {
    func svg(_ levels: [Double]) -> String {
      let field = Field(x: 0...1, y: 0...1, columns: 10, rows: 10) { $0 + $1 }
      return drawn([.contour(ContourMark(field, thresholds: levels))])
    }
    #expect(svg([0.5, 1, 1, 1.5]) == svg([0.5, 1, 1.5]))
  }

  @Test func `whole numbers in cells are written in full`() {
    let svg = Figure([Panel.matrix([12_345, 7, 100_001, 3], rows: 2, columns: 2)]).svg(.file)
    for number in ["12,345", "7", "100,001", "3"] { #expect(svg.contains(">\(number)</text>")) }
  }

  /// u over −1…1 is ≤ 0 on its left half, which stays bare.
  @Test func `a landscape by its logarithm tells what it leaves out`() {
    let field = Field(x: -1...1, y: -1...1, columns: 40, rows: 40) { u, _ in u }
    let mark = Mark.contour(ContourMark(field, isLogarithmic: true))
    let svg = drawn([mark], color: ColorScale(.logarithmic))
    #expect(svg.contains("what is ≤ 0 is not shown on the logarithmic scale of colours"))
    let positive = Field(x: 1...2, y: -1...1, columns: 40, rows: 40) { u, _ in u }
    let whole = drawn([.contour(ContourMark(positive, isLogarithmic: true))], color: ColorScale(.logarithmic))
    #expect(!whole.contains("≤ 0"))
  }

  /// e^(5u) on cells of 0.1: a line of height e^(5·0.25) lies at u = 0.25 in the logarithm, which a straight line between
  /// e^1 and e^1.5 misses by 2 px.
  @Test func `lines of a logarithmic landscape lie where its logarithm has them`() throws {
    let field = Field(x: 0...1, y: 0...1, columns: 10, rows: 10) { u, _ in exp(10 * u) }
    let mark = ContourMark(field, thresholds: [exp(5)], isLogarithmic: true, isFilled: false)
    let svg = drawn([.contour(mark)], x: Axis(range: 0...1), color: ColorScale(.logarithmic))
    let path = try #require(svg.split(separator: "\n").first { $0.contains("np-contour") })
    let start = try #require(path.range(of: " d=\"M")?.upperBound)
    let x = try #require(Double(path[start...].prefix { $0.isNumber || $0 == "." }))
    let frame = try #require(svg.firstMatch(of: /data-frame="(\d+) \d+ (\d+)/))
    let (left, width) = (Double(frame.1) ?? 0, Double(frame.2) ?? 0)
    #expect(abs(x - (left + 6 + (width - 12) / 2)) < 0.3)
  }

  @Test func `bars of colours are written like axes`() {
    let field = Field(x: 0...1, y: 0...1, columns: 20, rows: 20) { u, _ in 8e11 + 1e9 * u }
    let billions = drawn([.contour(ContourMark(field))])
    #expect(billions.contains(">800.5G</text>") || billions.contains(">800.4G</text>"))
    #expect(!billions.contains(">800,"))
    let small = Field(x: 0...1, y: 0...1, columns: 20, rows: 20) { u, _ in 2.4e-4 * u }
    let drawnSmall = drawn([.contour(ContourMark(small, label: "loss"))])
    #expect(drawnSmall.contains("loss (×10⁻⁴)") && !drawnSmall.contains(">0.0002"))
  }

  @Test func `heights of many sizes have no empty decimals`() {
    let field = Field(x: 0...1, y: 0...1, columns: 20, rows: 20) { u, _ in 0.004 * pow(10, 5 * u) }
    let levels = [0.01, 0.1, 1, 10, 100]
    let svg = drawn([.contour(ContourMark(field, thresholds: levels, isLogarithmic: true))])
    #expect(
      [">100</text>", ">10</text>", ">1</text>", ">0.1</text>", ">0.01</text>"].allSatisfy(svg.contains))
  }
}
