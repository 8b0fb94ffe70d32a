import Plotting
import Testing

@Suite struct LogarithmicBarTests {
  private func svg(_ mark: RectMark) -> String {
    Figure([Panel([.rect(mark)], y: Axis(scale: .log))]).svg(.file)
  }

  @Test func `feet of bars are not data`() {
    #expect(!svg(RectMark(bars: [1, 10, 100])).contains("≤ 0"))
    #expect(svg(RectMark(bars: [0, 10, 100])).contains("1 value ≤ 0"))
  }

  @Test func `empty intervals leave nothing out`() {
    #expect(!svg(Histogram([1, 1, 1, 9], bins: 4).mark()).contains("≤ 0"))
  }

  /// Three bars are three subpaths, and none of them is flat: `v0h` would draw nothing.
  @Test(arguments: [[1, 10, 100], [1, 1, 1], [1, 1e12, 1]])
  func `the smallest value is visible`(_ heights: [Double]) throws {
    let drawn = DrawnSVG(svg(RectMark(bars: heights)))
    let path = try #require(
      drawn.attributes.first {
        $0.element == "path" && $0.name == "d" && $0.value.count { $0 == "z" || $0 == "Z" } == 3
      })
    #expect(!path.value.contains("v0h"))
  }
}
