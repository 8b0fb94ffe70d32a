import Foundation
import Plotting
import Testing

/// What stands above a bar of colours.
@Suite struct ColorTitleTests {
  private func matrix(_ values: (Double) -> Double, label: String, width: Double) -> DrawnSVG {
    let values = (0..<21).map { values(Double($0)) }
    let panel = Panel.matrix(values, rows: 3, columns: 7, label: label, numbers: .hidden)
    return DrawnSVG(Figure([panel], width: width, height: 220).svg(.file))
  }

  /// Without it the numbers of the bar would be wrong by powers of ten.
  @Test(arguments: [180.0, 200, 250, 640])
  func `a factor is never cut`(width: Double) {
    let tiny = matrix({ 1e-7 * $0 }, label: "gradient of the loss of the network", width: width)
    #expect(tiny.texts.contains { $0.content.hasSuffix("(×10⁻⁶)") }, "\(tiny.texts.map(\.content))")
    let offset = matrix({ 1e9 + 1e-3 * $0 }, label: "gradient of the loss of the network", width: width)
    #expect(offset.texts.contains { $0.content.hasSuffix("+ 1G)") }, "\(offset.texts.map(\.content))")
  }

  @Test(arguments: [180.0, 320, 640])
  func `the titles of the axis and of the bar stay apart`(width: Double) {
    let name = "second weight of the network, by far the longest name that there is"
    let field = Field(x: -2...2, y: -1...3, columns: 40, rows: 40) { $0 * $0 + $1 }
    for label in ["exp(3*u)*sin(v)^2 + u^2 + 3*u*v", "u^2 + v"] {
      let contour = Mark.contour(ContourMark(field, label: label))
      let panel = Panel([contour], x: Axis("u"), y: Axis(name), isEqualAspect: true)
      let texts = DrawnSVG(Figure([panel], width: width, height: 300).svg(.file)).texts
      for (index, text) in texts.enumerated() {
        let others = texts[(index + 1)...].filter { $0.box.overlaps(text.box) }
        #expect(others.isEmpty, "\(text.content) \(others.map(\.content))")
      }
    }
  }

  @Test func `numbers stand beside the bar and not on it`() throws {
    let panel = Panel.matrix([1, 2, 3], rows: 1, columns: 3, rowNames: ["validation loss"])
    let svg = Figure([panel], width: 120, height: 120).svg(.file)
    let path = try #require(
      svg.split(separator: "\n").last { $0.contains("crispEdges") && $0.contains("<path") })
    let x = try #require(path.firstMatch(of: /d="M([\d.]+)/).flatMap { Double($0.1) })
    let number = try #require(DrawnSVG(svg).texts.last { $0.content == "3" })
    #expect(number.box.minX > x + 12, "\(x) \(number.box)")
  }
}
