import Plotting
import Testing

/// Lines that move on logarithmic axes, which have no place for a part of them.
@Suite struct LogarithmicFilmTests {
  private func film(_ frames: [[Double]], x: [Double] = [1, 2, 3, 4, 5], _ axis: Axis.Scale) -> String {
    let line = LineMark(x: x, y: frames.last ?? [], series: "a", origin: .function, frames: frames)
    let panel = Panel([.line(line)], x: Axis(scale: axis), y: Axis(scale: .log))
    return Figure([panel], timeline: Timeline(labels: frames.map { _ in "" })).svg(.inline)
  }

  /// How many pieces each drawn path of the line has.
  private func pieces(_ svg: String) -> [Int] {
    svg.split(separator: "\n").filter { $0.contains("np-line") }.map { line in
      let path = line.firstMatch(of: /\sd="([^"]*)"/)?.1 ?? ""
      return path.count { $0 == "M" || $0 == "m" }
    }
  }

  @Test func `a moving line has a gap where it is not above 0`() {
    let svg = film([[1, 2, -1, 3, 4], [2, 3, -1, 4, 9]], .linear)
    let pieces = pieces(svg)
    #expect(!pieces.isEmpty && pieces.allSatisfy { $0 == 2 })
    #expect(svg.contains("what is ≤ 0 is not shown on the logarithmic scale"))
    #expect(svg.matches(of: /data-series/).count <= 2)
  }

  @Test func `what a line was before is told too`() {
    #expect(film([[1, 2, -1, 3, 4], [2, 3, 1, 4, 9]], .linear).contains("what is ≤ 0 is not shown"))
    #expect(!film([[1, 2, 1, 3, 4], [2, 3, 1, 4, 9]], .linear).contains("what is ≤ 0"))
  }

  @Test func `no stroke leads from positions that are not above 0`() {
    let svg = film([[9, 9, 1, 2, 3], [9, 9, 1, 3, 5]], x: [-1, 0, 1, 2, 3], .log)
    #expect(pieces(svg).first == 1 && svg.contains("what is ≤ 0 is not shown"))
  }
}
