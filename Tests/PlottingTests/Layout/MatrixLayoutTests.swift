import Foundation
import Plotting
import Testing

/// How high matrices are and which of them show their numbers.
@Suite struct MatrixLayoutTests {
  private typealias Shape = (rows: Int, columns: Int)

  private func panel(
    _ shape: Shape, _ numbers: RasterMark.Values = .fitting,
    _ value: (Int) -> Double = { Double($0 % 7) + 0.25 }
  ) -> Panel {
    .matrix(
      (0..<shape.rows * shape.columns).map(value), rows: shape.rows, columns: shape.columns, numbers: numbers,
      title: "W\(shape.columns)")
  }

  private func drawn(_ panels: [Panel], columns: Int = 3, height: Double = 300) -> (
    svg: DrawnSVG, frames: [[Double]], text: String
  ) {
    let text = Figure(panels, columns: columns, height: height).svg(.file)
    let svg = DrawnSVG(text)
    let frames = svg.attributes.filter { $0.name == "data-frame" }
      .compactMap { $0.value.split(separator: " ").compactMap { Double($0) } }
    return (svg, frames, text)
  }

  private func numbers(_ svg: DrawnSVG) -> Int { svg.texts.count { $0.content.contains(".25") } }

  @Test func `a row vector is a strip and its row as high as its contents`() {
    let shapes: [Shape] = [(20, 1), (20, 20), (20, 20), (1, 20)]
    let drawn = drawn(shapes.map { panel($0, .hidden) }, columns: 2, height: 600)
    #expect(drawn.frames.count == 4)
    #expect(drawn.frames[3][3] <= 60 && drawn.frames[1][3] > 150, "\(drawn.frames)")
    let strips = self.drawn([4, 8, 16].map { panel((1, $0), .hidden) })
    let bottom = strips.frames.map { $0[1] + $0[3] }.max() ?? 0
    #expect(strips.svg.height - bottom < 40, "\(strips.frames) \(strips.svg.height)")
    #expect(strips.frames[2][3] == 44)
  }

  @Test func `figures without matrices keep the height asked for`() {
    #expect(drawn([Panel([.line(LineMark(x: [0, 1], y: [0, 1]))])]).svg.height == 300)
  }

  @Test func `panels show their numbers all or none`() {
    #expect(numbers(drawn([panel((2, 3)), panel((3, 3))]).svg) > 0)
    #expect(numbers(drawn([panel((2, 3)), panel((3, 30))]).svg) == 0)
    #expect(numbers(drawn([panel((2, 3), .wanted), panel((3, 30), .wanted)]).svg) > 0)
  }

  @Test func `where numbers that are asked for have no room a note says so`() {
    let note = "the numbers have no room in the cells"
    #expect(drawn([panel((30, 30), .wanted)]).text.contains(note))
    #expect(drawn([panel((2, 3), .wanted), panel((3, 30), .wanted)]).text.contains(note + " of W30"))
    #expect(!drawn([panel((2, 3), .wanted)]).text.contains(note))
    #expect(!drawn([panel((30, 30), .fitting)]).text.contains(note))
  }

  /// 47 by 31 px in a figure of usual width.
  @Test func `one tiny number does not take the numbers of all others`() {
    let panel = panel((12, 12)) { $0 == 5 ? -6.4e-5 : sin(Double($0)) * 2.5 }
    let texts = drawn([panel], height: 400).svg.texts.map(\.content)
    #expect(texts.count { $0.contains(".") } >= 144, "\(texts)")
  }

  @Test func `narrow cells have smaller numbers`() throws {
    let panels = (0..<3).map { _ in panel((2, 6), .wanted) { [0.5, -1.5, 2.25][$0 % 3] } }
    let drawn = drawn(panels)
    #expect(drawn.svg.texts.count { $0.content == "0.5" } >= 12)
    #expect(!drawn.text.contains("no room"))
  }
}
