import Plotting
import Testing

/// Panels in which a unit of x is as long as a unit of y.
@Suite struct AspectTests {
  @Test(arguments: [(40, 40), (60, 20), (20, 60)])
  func `cells of pictures are square`(rows: Int, columns: Int) throws {
    let values = (0..<rows * columns).map(Double.init)
    func cell(showsValues: Bool) throws -> Double {
      let numbers: RasterMark.Values = showsValues ? .fitting : .hidden
      let panel = Panel.matrix(values, rows: rows, columns: columns, numbers: numbers)
      let frame = try #require(Figure([panel]).svg(.file).firstMatch(of: /data-frame="\d+ \d+ (\d+) (\d+)/))
      let (width, height) = (Double(frame.1) ?? 0, Double(frame.2) ?? 0)
      return width / Double(columns) / (height / Double(rows))
    }
    #expect(abs(try cell(showsValues: false) - 1) < 0.01)
    #expect(abs(try cell(showsValues: true) - 1) > 0.1)
  }

  /// A tenth of a square cloud is no strip, but fills the figure; without a range the cloud stays square.
  @Test func `a part of a map is no strip`() throws {
    func width(_ range: ClosedRange<Double>?) throws -> Double {
      let (x, y) = ((0..<121).map { Double($0 % 11) }, (0..<121).map { Double($0 / 11) })
      let panel = Panel([.dot(DotMark(x: x, y: y))], x: Axis(range: range), isEqualAspect: true)
      let frame = try #require(Figure([panel]).svg(.file).firstMatch(of: /data-frame="\d+ \d+ (\d+) (\d+)/))
      return (Double(frame.1) ?? 0) / (Double(frame.2) ?? 1)
    }
    #expect(try width(4...5) > 1)
    #expect(abs(try width(nil) - 1) < 0.05)
    #expect(try width(0...8) < 0.9)
  }
}
