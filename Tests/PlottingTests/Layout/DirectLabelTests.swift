import Foundation
import Plotting
import Testing

@Suite struct DirectLabelTests {
  @Test func `labels apart already stay where they are`() {
    #expect(DirectLabels.apart([10, 50, 90], by: 15, in: 0...100) == [10, 50, 90])
  }

  private func names(_ curves: [(name: String, f: (Double) -> Double)], y: Axis = Axis(range: 0...2))
    -> DrawnSVG
  {
    let x = (0...300).map { Double($0) / 100 }
    let lines = curves.map { curve in
      Mark.line(LineMark(x: x, y: x.map(curve.f), series: curve.name, origin: .function))
    }
    return DrawnSVG(Figure([Panel(lines, y: y)]).svg(.file))
  }

  /// They reach 2 at 1.414 and 1.26 on an axis to 3, about 190 pixels for each 1.
  @Test func `a name stands where its line leaves the range`() throws {
    let svg = names([("b", { $0 * $0 }), ("c", { $0 * $0 * $0 })])
    let places = try ["b", "c"].map { name in
      try #require(svg.texts.first { $0.content == name })
    }
    let right = try #require(svg.texts.first { $0.content == "3.0" && $0.classes.contains("np-x-tick") }).x
    let left = try #require(svg.texts.first { $0.content == "0.0" && $0.classes.contains("np-x-tick") }).x
    for (text, end) in zip(places, [pow(2, 0.5), pow(2, 1.0 / 3)]) {
      #expect(abs(text.x - (left + (right - left) * end / 3)) < 45)
    }
    #expect(!places[0].box.overlaps(places[1].box))
  }

  @Test func `names without room beside their lines stand in a row`() {
    let svg = names((1...6).map { slope in ("s\(slope)", { (10 + Double(slope)) * $0 }) })
    let rows = svg.texts.filter { $0.content.hasPrefix("s") }
    #expect(rows.count == 6 && Set(rows.map(\.y)).count == 1)
  }

  // The least squares of two labels at the same place: half the gap to each side.
  @Test func `labels at one place part evenly`() {
    #expect(DirectLabels.apart([50, 50], by: 10, in: 0...100) == [45, 55])
  }

  @Test(arguments: 0..<50)
  func `labels are in order, apart and inside`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let places = (0..<6).map { _ in noise.unit() * 100 }.sorted()
    let moved = DirectLabels.apart(places, by: 15, in: 0...100)
    for (a, b) in zip(moved, moved.dropFirst()) { #expect(b - a >= 15 - 1e-9) }
    #expect(moved.allSatisfy { (-1e-9...100 + 1e-9).contains($0) })
  }
}
