import Plotting
import Testing

@Suite struct SummaryTests {
  private func summary(_ x: [Double], _ y: [Double], label: String = "step") -> String {
    Figure([Panel([.line(LineMark(x: x, y: y))], x: Axis(label), y: Axis("loss"))]).summary
  }

  @Test func `a curve is told by its course`() {
    #expect(summary([0, 25_000, 50_000], [2.3, 0.5, 0.05]) == "loss falls from 2.3 to 0.05 in 50,000 steps")
    #expect(summary([0, 1], [1, 2], label: "x") == "loss rises from 1 to 2 for x from 0 to 1")
    #expect(summary([0, 1, 2], [0, 5, 0], label: "x") == "loss runs between 0 and 5 for x from 0 to 2")
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
}
