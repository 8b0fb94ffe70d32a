import Foundation
import Plotting
import Testing

/// What lies beyond the ranges that an author gives is not lost without a word.
@Suite struct GivenRangeTests {
  private func drawn(_ marks: [Mark], _ x: Axis = Axis(), _ y: Axis = Axis()) -> String {
    Figure([Panel(marks, x: x, y: y)]).svg(.file)
  }

  @Test func `an empty view says so`() {
    let line = Mark.line(LineMark(x: [0, 1, 2], y: [0, 1, 2]))
    #expect(drawn([line], Axis(), Axis(range: 20...30)).contains(">no data in this range</text>"))
    #expect(drawn([line], Axis(range: 20...30)).contains(">no data in this range</text>"))
    #expect(!drawn([line], Axis(), Axis(range: 1...30)).contains("no data"))
    let field = Field(x: 0...1, y: 0...1, columns: 5, rows: 5) { $0 * $1 }
    #expect(drawn([.contour(ContourMark(field))], Axis(range: 5...6)).contains("no data in this range"))
    #expect(drawn([.line(LineMark(x: [], y: []))], Axis(range: 5...6)).contains(">no data</text>"))
  }

  /// The only point with a place on both logarithmic axes lies beyond the range.
  @Test func `points without a place are not seen`() {
    let line = Mark.line(LineMark(x: [0, 1, 2, 4], y: [5, -1, -2, 7]))
    let svg = drawn([line], Axis(scale: .log, range: 0.5...1.5), Axis(scale: .log))
    #expect(svg.contains(">no data in this range</text>"))
  }

  @Test func `the lowest bar is seen on a logarithmic axis from below 0`() throws {
    let bars = Mark.rect(RectMark(bars: [1, 2]))
    let svg = Figure([Panel([bars], y: Axis(scale: .log, range: -2...3))]).svg(.inline)
    let low = try #require(svg.firstMatch(of: /data-y="log (\S+) 3/)).1
    #expect(try #require(Double(low)) <= 0.5)
  }

  /// The bars at 1 and 4 lie beside 1.8…3.2, those at 2 and 3 are cut by its ends.
  @Test func `bars elsewhere are told from bars that are cut`() throws {
    let bars = Mark.rect(RectMark(bars: [10, 20, 30, 400], at: [1, 2, 3, 4]))
    let panel = Panel([bars], x: Axis(range: 1.8...3.2))
    let svg = Figure([panel]).svg(.inline)
    #expect(svg.contains("2 bars outside the range shown"))
    #expect(svg.contains("2 bars reach beyond the range shown"))
    #expect(Figure([panel]).summary == "2 bars from 20 to 30")
    let top = try #require(svg.firstMatch(of: /data-y="\w+ (\S+) (\S+) \d/)).2
    #expect(try #require(Double(top)) < 50)
  }

  @Test func `bars below the range do not reach beyond it`() {
    let panel = Panel([.rect(RectMark(bars: [1, 2, 3, 4]))], y: Axis(range: 10...20))
    #expect(Figure([panel]).summary == "no bar in the range shown")
    let svg = drawn([.rect(RectMark(bars: [1, 2, 3, 12]))], Axis(), Axis(range: 10...20))
    #expect(svg.contains("3 bars outside the range shown") && !svg.contains("reach"))
    let logarithmic = Panel([.rect(RectMark(bars: [0, -1, 2]))], y: Axis(scale: .log))
    #expect(Figure([logarithmic]).summary == "1 bar, all 2")
  }

  @Test func `bars at one place are said to be drawn over each other`() {
    let svg = drawn([.rect(RectMark(bars: [1, 2, 3, 4], at: [10, 20, 20, 30]))])
    #expect(svg.contains("2 bars share their place with another"))
    #expect(!drawn([.rect(RectMark(bars: [1, 2, 2]))]).contains("share"))
  }

  /// Left of 0 the line rises to 1000, which a logarithmic axis along x does not show.
  @Test func `what a logarithmic axis cannot show needs no room`() throws {
    let line = Mark.line(LineMark(x: [-1, 0.1, 1], y: [1_000, 1, 2], origin: .function))
    let svg = Figure([Panel([line], x: Axis(scale: .log))]).svg(.inline)
    let top = try #require(svg.firstMatch(of: /data-y="\w+ (\S+) (\S+) \d/)).2
    #expect(try #require(Double(top)) < 5)
  }

  @Test func `dots elsewhere are counted`() {
    let dots = Mark.dot(DotMark(x: [0, 1, 2, 3], y: [0, 1, 2, .nan]))
    #expect(drawn([dots], Axis(range: 0...1)).contains("1 point outside the range shown"))
    #expect(!drawn([dots]).contains("outside"))
  }

  /// Of 1, 2, 3, 4 and 100 the bars over 0…5 count four.
  @Test func `bars count what is shown`() {
    let histogram = Histogram([1, 2, 3, 4, 100], over: 0...5)
    #expect(histogram.counts.reduce(0, +) == 4 && histogram.outside == 1)
    #expect(histogram.edges.allSatisfy { (0...5).contains($0) })
    #expect(drawn([.rect(histogram.mark())]).contains("1 value outside the range shown"))
  }

  @Test func `lines, bars and functions beyond the range are told`() {
    let line = Mark.line(LineMark(x: [0, 1, 2, 3], y: [0, 1, 2, 3]))
    #expect(drawn([line], Axis(), Axis(range: 0...1.5)).contains("2 points outside the range shown"))
    let bars = Mark.rect(RectMark(bars: [1, 2, 3]))
    #expect(drawn([bars], Axis(), Axis(range: 0...2)).contains("1 bar reaches beyond the range shown"))
    #expect(!drawn([bars], Axis(), Axis(range: 0...3)).contains("beyond"))
    let curve = Mark.line(LineMark(x: [0, 1, 2], y: [0, 5, 0], origin: .function))
    #expect(drawn([curve], Axis(), Axis(range: 0...2)).contains("the curve goes on beyond the range shown"))
    #expect(!drawn([curve], Axis(range: 0...2)).contains("beyond"))
    func told(_ names: [String?]) -> String {
      let curves = names.map {
        Mark.line(LineMark(x: [0, 1, 2], y: [0, 5, 0], series: $0, origin: .function))
      }
      return drawn(curves, Axis(), Axis(range: 0...2))
    }
    #expect(told(["a", "b"]).contains(">a and b go on beyond the range shown<"))
    #expect(told(["a", "b", "c"]).contains(">a, b and c go on beyond the range shown<"))
    #expect(told(["a"]).contains(">a goes on beyond the range shown<"))
    #expect(told([nil, nil]).contains(">2 curves go on beyond the range shown<"))
  }

  @Test func `annotations without a place are counted`() {
    let line = Mark.line(LineMark(x: [1, 2, 3], y: [1, 2, 3]))
    let rule = Mark.rule(RuleMark(y: [.nan, 2], style: .annotation))
    #expect(drawn([line, rule]).contains("1 annotation without a place on the axes"))
    let words = Mark.text(TextMark(x: [2], y: [-3], texts: ["here"], style: .annotation))
    let log = Axis(scale: .log)
    #expect(drawn([line, words], Axis(), log).contains("1 annotation without a place on the axes"))
    let far = Mark.rule(RuleMark(y: [7], style: .annotation))
    #expect(drawn([line, far], Axis(), Axis(range: 1...3)).contains("1 annotation outside the range shown"))
  }

  @Test func `axes are not made of halves of points`() {
    let svg = drawn([.line(LineMark(x: [.infinity, 2], y: [1, .infinity]))])
    #expect(svg.contains(">no data</text>") && !svg.contains("np-x-tick"))
    #expect(svg.contains("2 values not finite"))
  }

  /// 10⁻³²⁰ and 10⁻³¹⁰ have fewer digits than other numbers, and places on a logarithmic axis like others.
  @Test func `the smallest numbers are drawn by their logarithms`() {
    let line = Mark.line(LineMark(x: [1, 2], y: [pow(10, -320), pow(10, -310)]))
    let svg = drawn([line], Axis(), Axis(scale: .log))
    #expect(svg.contains("np-line") && svg.contains("−315</tspan>"))
  }
}
