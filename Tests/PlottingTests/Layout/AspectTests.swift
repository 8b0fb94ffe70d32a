import Plotting
import Testing

/// Panels in which a unit of x is as long as a unit of y.
@Suite struct AspectTests {
  @Test(arguments: [(40, 40), (60, 20), (20, 60)])
  func `cells of pictures are square`(rows: Int, columns: Int) throws {
    let values = (0..<rows * columns).map(Double.init)
    func cell(showsValues: Bool) throws -> Double {
      let panel = Panel.matrix(values, rows: rows, columns: columns, showsValues: showsValues)
      let frame = try #require(Figure([panel]).svg(.file).firstMatch(of: /data-frame="\d+ \d+ (\d+) (\d+)/))
      let (width, height) = (Double(frame.1) ?? 0, Double(frame.2) ?? 0)
      return width / Double(columns) / (height / Double(rows))
    }
    #expect(abs(try cell(showsValues: false) - 1) < 0.01)
    #expect(abs(try cell(showsValues: true) - 1) > 0.1)
  }
}
