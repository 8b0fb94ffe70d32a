import Plotting
import Testing

@Suite struct GroupedBarTests {
  private func bars(_ place: Int, at positions: [Double] = [1, 2, 3]) -> Mark {
    .rect(RectMark(bars: [4, 5, 6], at: positions, series: place == 0 ? "a" : "b", place: place, of: 2))
  }

  @Test func `bars alone in a panel stand in the middle of their places`() {
    for facet in Panel([bars(0), bars(1)]).facets() {
      guard case .rect(let mark)? = facet.marks.first else {
        Issue.record("no bars")
        return
      }
      for (box, position) in zip(mark.boxes, [1.0, 2, 3]) {
        #expect(abs(box.x1 / 2 + box.x2 / 2 - position) < 1e-12)
        #expect(abs(box.x2 - box.x1 - 0.8) < 1e-12)
      }
    }
  }

  @Test func `the table has the positions that were given`() throws {
    let table = try #require(Figure([Panel([bars(0), bars(1)], x: Axis("x"))]).dataTable)
    #expect(table.columns == ["x", "a", "b"])
    #expect(table.rows == [["1", "4", "4"], ["2", "5", "5"], ["3", "6", "6"]])
  }
}
