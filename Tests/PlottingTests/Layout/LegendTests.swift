import Foundation
import Plotting
import Testing

@Suite struct LegendTests {
  private func classes(_ count: Int, width: Double = 640) -> String {
    let marks = (0..<count).map { index in
      Mark.dot(DotMark(x: [0, Double(index)], y: [0, Double(index % 3)], series: "the class \(index)"))
    }
    return Figure([Panel(marks, isEqualAspect: true)], width: width).svg(.file)
  }

  @Test(arguments: [2, 6, 9, 10, 12])
  func `every class is named`(count: Int) {
    for width in [260.0, 400, 640] {
      let drawn = classes(count, width: width)
      #expect((0..<count).allSatisfy { drawn.contains(">the class \($0)</text>") })
      #expect(!drawn.contains("more</text>"))
    }
  }

  @Test func `rows of names are about equally long`() {
    let names = DrawnSVG(classes(9)).texts.filter { $0.content.hasPrefix("the class") }
    let rows = Dictionary(grouping: names) { $0.y }.values.map(\.count)
    #expect(rows.sorted() == [4, 5])
  }

  @Test func `ten classes have ten tints and looks`() {
    #expect(Set((0..<10).map { ColorMap.tint(of: $0) }).count == 10)
    let dots = (0..<10).map { Mark.dot(DotMark(x: [1], y: [1], series: "\($0)")) }
    let parts = Figure([Panel(dots, legend: .hidden)]).svg(.file).components(
      separatedBy: "<g class=\"np-dot\">\n")
    let looks = parts.dropFirst().compactMap { $0.split(separator: "\n").first }
    #expect(looks.count == 10)
    #expect(Set(looks).count == 10)
  }

  /// Beside the ends of lines six names need six lines of text.
  @Test func `in a low figure names stand in a row above`() throws {
    func names(height: Double) throws -> (xs: [Double], ys: Set<Double>, top: Double) {
      let lines = (0..<6).map { index in
        Mark.line(LineMark(x: [0, 1], y: [0, Double(index + 1)], series: "name \(index)"))
      }
      let drawn = DrawnSVG(Figure([Panel(lines)], height: height).svg(.file))
      let frame = try #require(drawn.attributes.first { $0.name == "data-frame" }).value.split(separator: " ")
      let texts = drawn.texts.filter { $0.content.hasPrefix("name") }
      return (texts.map(\.x), Set(texts.map(\.y)), try #require(Double(frame[1])))
    }
    let (high, low) = (try names(height: 300), try names(height: 120))
    #expect(Set(high.xs).count == 1 && high.ys.count == 6)
    #expect(Set(low.xs).count == 6 && low.ys.count == 1 && low.ys.allSatisfy { $0 < low.top })
  }
}
