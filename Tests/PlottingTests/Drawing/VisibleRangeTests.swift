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

  private func drawn(_ x: [Double], _ y: [Double], _ xAxis: Axis, _ yAxis: Axis = Axis()) -> String {
    Figure([Panel([.line(LineMark(x: x, y: y))], x: xAxis, y: yAxis)]).svg(.file)
  }

  /// No vertex lies in the range; the segment between two of them does.
  @Test func aSegmentThatCrossesTheRangeIsData() {
    let crossing = drawn([0, 1, 2], [0, 1, 4], Axis(range: 0.2...0.8))
    #expect(crossing.contains("np-line") && !crossing.contains("no data"))
    #expect(crossing.contains(">0.2</text>") && crossing.contains(">0.8</text>"))
    let diagonal = drawn([0, 10], [0, 10], Axis(range: 4...5), Axis(range: 4...5))
    #expect(diagonal.contains("np-line") && !diagonal.contains("no data"))
  }

  @Test func aSegmentBesideTheRangeIsNone() {
    #expect(drawn([0, 1, .nan, 2, 3], [0, 1, 2, 3, 4], Axis(range: 1.2...1.8)).contains("no data"))
  }

  /// Between its vertices at 30, 40, 50 and 60 the line runs from (35, 1250) to (55, 3050).
  @Test func theVerticalAxisReachesTheEndsOfTheRange() {
    let x = stride(from: 0.0, through: 100, by: 10).map(\.self)
    let svg = drawn(x, x.map { $0 * $0 }, Axis(range: 35...55))
    #expect(svg.contains(">3000</text>") || svg.contains(">3,000</text>"))
  }

  /// A segment on logarithmic axes is straight there: y = √x runs from 7.1 to 14.1, a straight one from 1.5 to 3.
  @Test func crossingsFollowTheScales() {
    let log = drawn([1, 10_000], [1, 100], Axis(scale: .log, range: 50...200), Axis(scale: .log))
    #expect(log.contains("np-line") && log.contains(">10</text>"))
  }
}
