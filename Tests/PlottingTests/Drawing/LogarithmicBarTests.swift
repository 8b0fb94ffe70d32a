import Foundation
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

  /// On the axis all bars are 0.8 of the least distance wide: a decade, or ln 11 − ln 1 of the symmetric logarithm.
  @Test func `bars at numbers are equally wide on the axis`() {
    for box in RectMark(bars: [3, 5, 2], at: [1, 10, 1_000], on: .log).boxes {
      #expect(abs(log10(box.x2 / box.x1) - 0.8) < 1e-12)
    }
    let symmetric = RectMark(bars: [3, 5, 2], at: [0, 10, 1_000], on: .symlog(threshold: 1))
    func place(_ value: Double) -> Double { value < 0 ? -log1p(-value) : log1p(value) }
    for box in symmetric.boxes { #expect(abs(place(box.x2) - place(box.x1) - 0.8 * log(11)) < 1e-12) }
    let pair = (0...1).map { RectMark(bars: [1, 2], at: [1, 100], on: .log, place: $0, of: 2).boxes[1] }
    #expect(abs(pair[0].x2 - 100) < 1e-10 && abs(pair[1].x1 - 100) < 1e-10)
    #expect(abs(log10(pair[0].x2 / pair[0].x1) - 0.8) < 1e-12)
  }

  @Test func `only bars without a place are missing`() throws {
    func drawn(_ positions: [Double]) -> DrawnSVG {
      let mark = RectMark(bars: positions.map { _ in 2 }, at: positions, on: .log)
      return DrawnSVG(Figure([Panel([.rect(mark)], x: Axis(scale: .log))]).svg(.file))
    }
    func bars(_ drawn: DrawnSVG) -> Int {
      drawn.attributes.filter { $0.element == "path" && $0.name == "d" }.map { $0.value.count { $0 == "z" } }
        .max() ?? 0
    }
    #expect(bars(drawn([1, 10, 100])) == 3 && bars(drawn([-1, 1, 10, 100])) == 3)
    #expect(!drawn([1, 10, 100]).texts.contains { $0.content.contains("≤ 0") })
    #expect(drawn([-1, 1, 10, 100]).texts.contains { $0.content.hasPrefix("1 position ≤ 0") })
    #expect(bars(drawn([1e-300, 1e300])) == 2)
  }

  /// The left side of a bar at 0.4 is at 0, which does not make it lie.
  @Test func `a single bar stands upright`() {
    #expect(Figure([Panel([.rect(RectMark(bars: [3], at: [0.4]))])]).summary == "1 bar, all 3")
    let far = RectMark(bars: [3], at: [1e300]).boxes[0]
    #expect(far.x1 < 1e300 && far.x2 > 1e300)
  }
}
