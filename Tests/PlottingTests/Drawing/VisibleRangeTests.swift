import Plotting
import Testing

@Suite struct VisibleRangeTests {
  /// Of y = 0…100 only 0…10 is shown, so the axis has no tick at 100.
  @Test func theVerticalAxisFitsWhatIsShown() {
    let x = (0...100).map(Double.init)
    let panel = Panel([.line(LineMark(x: x, y: x))], x: Axis("x", range: 0...10))
    let svg = Figure([panel]).svg(.file)
    #expect(svg.contains(">10</text>"))
    #expect(!svg.contains(">100</text>"))
  }
}
