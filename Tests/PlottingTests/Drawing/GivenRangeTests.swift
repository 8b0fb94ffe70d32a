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
}
