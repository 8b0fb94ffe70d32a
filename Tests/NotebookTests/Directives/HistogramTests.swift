import Plotting
import Testing

@Suite struct HistogramDirectiveTests {
  /// Six of the seven values lie below 10, and all of them are drawn.
  @Test func aLogarithmicAxisHasIntervalsInTheLogarithm() throws {
    let figure = try Running.figure("histogram [1,1,1,2,3,4,100000], x-scale: log")
    guard case .rect(let bars)? = figure.marks.first else {
      Issue.record("no bars")
      return
    }
    #expect(bars.boxes.map(\.y2) == [6, 0, 0, 0, 1])
    #expect(!figure.svg(.file).contains("not shown"))
  }

  @Test(arguments: [("", 3), ("#| layout-ncol: 2\n", 2), ("#| layout-ncol: 3\n", 1)])
  func narrowFiguresHaveFewerPanelsSideBySide(_ options: String, _ columns: Int) throws {
    let code = options + "histogram [1, 2], [3, 4], [5, 6]"
    let figure = try Running.figure(code)
    #expect(figure.columns == columns && figure.height >= 130 * Double(3 / columns))
    #expect(try Running.figure(code + ", layout: 3").columns == 3)
  }

  @Test func withoutValuesThereIsNoData() throws {
    #expect(try Running.figure("histogram []").svg(.file).contains(">no data</text>"))
  }
}
