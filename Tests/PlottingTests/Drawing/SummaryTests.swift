import Foundation
import Plotting
import Testing

@Suite struct SummaryTests {
  private func summary(_ x: [Double], _ y: [Double], label: String) -> String {
    summary(x, y, Axis(label))
  }

  private func summary(_ x: [Double], _ y: [Double], _ axis: Axis = .steps) -> String {
    Figure([Panel([.line(LineMark(x: x, y: y))], x: axis, y: Axis("loss"))]).summary
  }

  @Test func `a curve is told by its course`() {
    #expect(summary([0, 25_000, 50_000], [2.3, 0.5, 0.05]) == "loss falls from 2.3 to 0.05 in 50,000 steps")
    #expect(summary([0, 1], [1, 2], label: "x") == "loss rises from 1 to 2 for x from 0 to 1")
    #expect(
      summary([0, 1, 2], [0, 5, 0], label: "x") == "loss rises from 0 to 5, then falls to 0 for x from 0 to 2"
    )
    #expect(summary([], []) == "no data")
    #expect(
      summary([0, 1], [1e9, 1e9 + 3], label: "x")
        == "loss rises from 1,000,000,000 to 1,000,000,003 for x from 0 to 1")
    #expect(summary([0, 1], [5, 5], label: "x") == "loss is 5 throughout for x from 0 to 1")
  }

  @Test func `the table has the numbers`() throws {
    let figure = Figure([Panel([.line(LineMark(x: [0, 1], y: [2, 0.5], series: "a"))], x: Axis("step"))])
    let table = try #require(figure.dataTable)
    #expect(table.columns == ["step", "a"])
    #expect(table.rows == [["0", "2"], ["1", "0.5"]])
  }

  @Test func `long tables are thinned`() throws {
    let x = (0..<1_000).map(Double.init)
    let table = try #require(Figure([Panel([.line(LineMark(x: x, y: x))])]).dataTable)
    #expect(table.rows.count == 50 && table.totalRows == 1_000 && table.rows.last?.first == "999")
  }

  @Test func `every step is counted`() {
    #expect(summary([0, 1, 2, 3], [8, 4, 2, 1]) == "loss falls from 8 to 1 in 4 steps")
    #expect(summary([0, 1, 2, 3], [8, 4, 2, 1], label: "step") == "loss falls from 8 to 1 in 3 steps")
    var steps = Axis.steps
    steps.scale = .log
    #expect(summary([0, 1, 2, 3], [8, 4, 2, 1], steps) == "loss falls from 4 to 1 for step from 1 to 3")
    #expect(
      summary([0, 1, 2], [999, 1_001, 999.5], label: "x").contains("rises from 999 to 1001, then falls to"))
  }

  @Test func `what lies outside of the range is not told`() {
    var panel = Panel(
      [.line(LineMark(x: [0, 1, 2, 3], y: [9, 1, 2, 9]))], x: Axis("x", range: 1...2), y: Axis("loss"))
    #expect(Figure([panel]).summary == "loss rises from 1 to 2 for x from 1 to 2")
    panel.x.range = 5...6
    #expect(Figure([panel]).summary == "loss without a point in the range shown")
    panel.marks = [.dot(DotMark(x: [0, 5, 5.5], y: [1, 2, 3]))]
    #expect(Figure([panel]).summary == "2 of 3 points, x from 5 to 5.5, loss from 2 to 3")
  }

  @Test func `bars keep their sign, counts are exact`() {
    #expect(Figure([Panel([.rect(RectMark(bars: [-3, -1]))])]).summary == "2 bars from −3 to −1")
    #expect(Figure([Panel([.rect(RectMark(bars: [2, 2]))])]).summary == "2 bars, all 2")
    let histogram = Histogram(Array(repeating: 1, count: 1_234), bins: 1)
    #expect(Figure([Panel([.rect(histogram.mark())])]).summary == "1 bar, the highest 1234")
    #expect(Figure([Panel([.rect(Histogram([]).mark())])]).summary == "no data")
  }

  @Test func `only bars that are drawn are counted`() {
    let histogram = Histogram([1, 1, 9], bins: 8)
    #expect(Figure([Panel([.rect(histogram.mark())])]).summary == "2 bars, the highest 2")
  }

  /// e⁰ is 1, however high the curve rises; what rounding leaves of sin π is 0.
  @Test func `numbers are not rounded to what they are not`() {
    let x = (0...100).map(Double.init)
    let rise = LineMark(x: x, y: x.map(exp), origin: .function)
    #expect(Figure([Panel([.line(rise)])]).summary.contains("rises from 1 to"))
    let wave = LineMark(x: x, y: x.map { sin($0 * .pi / 100) }, origin: .function)
    #expect(Figure([Panel([.line(wave)])]).summary.contains("then falls to 0 "))
    let many = LineMark(x: [0, 59_999], y: [1, 2])
    #expect(
      Figure([Panel([.line(many)], x: Axis("index", isWhole: true))]).summary.contains("from 0 to 59,999"))
    let field = Field(x: -1...1, y: -1...1, columns: 9, rows: 9) { 1e9 + $0 * $1 }
    let heights = Figure([Panel([.contour(ContourMark(field))])]).summary.split(separator: " ")
    #expect(Set(heights.suffix(3)).count == 3)
  }

  @Test func `a line that turns often oscillates`() {
    let x = (0...200).map { Double($0) / 10 }
    let wave = summary(x, x.map { sin($0) }, label: "x")
    #expect(wave == "loss oscillates between −1 and 1 for x from 0 to 20")
    let rising = summary(x, x.map { sin(2 * $0) + $0 / 4 }, label: "x")
    #expect(rising.contains("oscillates between") && rising.contains("as it rises from 0 to"))
    let dip = summary(x, x.map { ($0 - 12) * ($0 - 12) }, label: "x")
    #expect(dip == "loss falls from 144 to 0, then rises to 64 for x from 0 to 20")
  }

  /// Noise of a twentieth of the height is no turn.
  @Test func `a noisy fall is a fall`() {
    var noise = Noise(3)
    let y = (0..<500).map { 2 * exp(-Double($0) / 80) + 0.05 * noise.normal() }
    #expect(summary(y.indices.map(Double.init), y).hasPrefix("loss falls from"))
  }

  @Test func `small turns of smooth lines are told`() {
    let dip = summary([0, 1, 2, 3, 4], [2.3, 1, 0.43, 0.45, 0.5])
    #expect(dip == "loss falls from 2.3 to 0.43, then rises to 0.5 in 5 steps")
    let x = (0...100).map { Double($0) / 100 * 2 * Double.pi }
    let sine = Figure([Panel([.line(LineMark(x: x, y: x.map { sin($0) }, origin: .function))])]).summary
    #expect(sine.hasPrefix("the curve rises from 0 to 1, falls to −1, then rises to 0 for"))
  }

  @Test func `series, smoothing and names on x are told`() {
    let raw = LineMark(x: [0, 1, 2], y: [3, 2, 1], series: "net", style: .faint)
    let smooth = LineMark(x: [0, 1, 2], y: [3, 2.5, 2], series: "net", origin: .derived)
    let loss = Figure([Panel([.line(raw), .line(smooth)], x: .steps, y: Axis("loss"))])
    #expect(loss.summary == "smoothed loss of net falls from 3 to 2 in 3 steps")
    let names = Axis(scale: .band(["a", "b", "c"]))
    let bands = Figure([Panel([.line(LineMark(x: [0, 1, 2], y: [1, 2, 3]))], x: names)])
    #expect(bands.summary == "the curve rises from 1 to 3 from a to c")
  }

  @Test func `a line that goes back is told as a path`() {
    let angles = (0...40).map { Double($0) / 20 * Double.pi }
    let circle = LineMark(x: angles.map { cos($0) }, y: angles.map { sin($0) }, series: "c")
    #expect(Figure([Panel([.line(circle)])]).summary == "c is a closed curve, x from −1 to 1, y from −1 to 1")
    let path = LineMark(x: [0, 2, 1], y: [0, 1, 5], series: "p")
    #expect(
      Figure([Panel([.line(path)])]).summary == "p runs from (0, 0) to (1, 5), x from 0 to 2, y from 0 to 5")
  }

  @Test func `a path tells where it comes from, and where it goes beyond what is shown`() {
    func words(_ x: [Double], _ y: [Double]) -> String {
      let field = Field(x: -2...2, y: -2...2, columns: 20, rows: 20) { x, y in x * x + y * y }
      let marks = [Mark.contour(ContourMark(field)), .line(LineMark(x: x, y: y, series: "p"))]
      let panel = Panel(marks, x: Axis("u", range: -2...2), y: Axis("v", range: -2...2))
      return String(Figure([panel]).summary.prefix { $0 != "c" && $0 != "w" })
    }
    #expect(words([10, 1, 0.5], [8, 1, 0.5]) == "p runs from (10, 8) outside the range to (0.5, 0.5), ")
    #expect(words([10, 1], [8, 0]) == "p runs from (10, 8) outside the range to (1, 0), ")
    #expect(words([1, 3], [1, 5]) == "p runs from (1, 1) to (3, 5) outside the range, ")
    #expect(words([0, 0, 0, 0], [1, 1, 1, 1]) == "p stays at (0, 1), ")
  }

  @Test func `positions that mean different things have columns of their own`() throws {
    let fit = Panel([.line(LineMark(x: [0, 1], y: [2, 3], series: "a"))], x: Axis("x"), y: Axis("y"))
    let loss = Panel([.line(LineMark(x: [0, 10], y: [5, 4]))], x: Axis("step"), y: Axis("loss"))
    let table = try #require(Figure([fit, loss]).dataTable)
    #expect(table.columns == ["series", "x", "y", "step", "loss"])
    #expect(
      table.rows == [
        ["a", "0", "2", "", ""], ["a", "1", "3", "", ""], ["loss", "", "", "0", "5"],
        ["loss", "", "", "10", "4"],
      ])
  }

  @Test func `a panel with the name of its series names it once`() throws {
    let panels = ["a", "b"].map { name in
      Panel([.line(LineMark(x: [0, 1], y: [2, 3], series: name))], title: name)
    }
    #expect(try #require(Figure(panels).dataTable).columns == ["x", "a", "b"])
  }

  @Test func `series share the rows of a long table`() throws {
    let (short, long) = ((0..<61).map(Double.init), (0..<3_000).map(Double.init))
    let panels = [
      Panel([.line(LineMark(x: long, y: long, series: "loss"))], x: Axis("step")),
      Panel([.dot(DotMark(x: short, y: short, series: "data"))], x: Axis("x")),
    ]
    let rows = try #require(Figure(panels, columns: 2).dataTable).rows
    #expect(rows.count { $0[0] == "loss" } == 25 && rows.count { $0[0] == "data" } == 25)
    #expect(rows.last?[3] == "60")
  }

  @Test func `the smallest and the largest bar are named`() {
    let axis = Axis(scale: .band(["SGD", "Adam", "RMSProp"]))
    let bars = Panel([.rect(RectMark(bars: [0.75, 0.25, 0.5]))], x: axis)
    #expect(Figure([bars]).summary == "3 bars from 0.25 (Adam) to 0.75 (SGD)")
    let lying = Panel([.rect(RectMark(bars: [0.75, 0.25, 0.5], isHorizontal: true))], y: axis)
    #expect(Figure([lying]).summary == "3 bars from 0.25 (Adam) to 0.75 (SGD)")
  }

  @Test func `numbers have the precision of figures`() {
    let bars = Panel([.rect(RectMark(bars: [-0.19815609756660385]))])
    #expect(Figure([bars]).summary == "1 bar, all −0.198156")
  }

  @Test func `contours are told by the heights of their lines`() {
    let field = Field(x: -1...1, y: -1...1, columns: 9, rows: 9) { u, v in u * u + v * v }
    let mark = ContourMark(field, thresholds: [0.25, 1, 40], label: "L")
    #expect(Figure([Panel([.contour(mark)])]).summary == "contours of L at 2 heights from 0.25 to 1")
    let matrix = Panel.matrix([1, .nan, .infinity, 2], rows: 2, columns: 2)
    #expect(Figure([matrix]).summary == "a matrix of 2 by 2 from 1 to 2")
  }

  @Test func `the table has names and all digits`() throws {
    let bars = Panel(
      [.rect(RectMark(bars: [0.1 + 0.2, 1_234_567.891]))], x: Axis(scale: .band(["a", "b"])),
      y: Axis("cost (€)"))
    let table = try #require(Figure([bars]).dataTable)
    #expect(table.columns == ["", "cost (€)"])
    #expect(table.rows == [["a", "0.30000000000000004"], ["b", "1,234,567.891"]])
    let histogram = Panel([.rect(Histogram([1, 1, 2], bins: 2).mark())], x: Axis("v"), y: Axis("count"))
    let counts = try #require(Figure([histogram]).dataTable)
    #expect(counts.columns == ["v", "count"] && counts.rows == [["1 to 1.5", "2"], ["1.5 to 2", "1"]])
  }

  @Test func `the raw and the smoothed values are told apart`() throws {
    let marks = [
      LineMark(x: [0, 1], y: [1, 3], series: "a", style: .faint),
      LineMark(x: [0, 1], y: [1, 2], series: "a", origin: .derived),
    ]
    let table = try #require(Figure([Panel(marks.map { .line($0) }, x: Axis("step"))]).dataTable)
    #expect(table.columns == ["step", "a", "a, smoothed"])
  }

  @Test func `rows are shared evenly and hold both ends of each series`() throws {
    let marks = [90, 200, 3, 1_000].map { count in
      Mark.line(
        LineMark(x: (0..<count).map(Double.init), y: (0..<count).map(Double.init), series: "\(count)"))
    }
    let rows = try #require(Figure([Panel(marks)]).dataTable).rows
    for (name, count) in [("90", 15), ("200", 15), ("3", 3), ("1000", 15)] {
      let own = rows.filter { $0[0] == name }
      #expect(own.count == count && own.first?[2] == "0")
      #expect(own.last?[2] == String((Int(name) ?? 0) - 1))
    }
  }
}
