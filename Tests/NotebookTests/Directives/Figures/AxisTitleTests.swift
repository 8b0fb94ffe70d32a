import Notebook
import Plotting
import Testing

/// What the axes of plots are called where the author does not say.
@Suite struct AxisTitleTests {
  private let values = "define v = [3, 1, 2]\n"

  /// The titles of the axes of a plot.
  struct Titles: Sendable {
    let plot: String
    let x: String?
    let y: String?
  }

  /// A list that is written out has no name, and its text says no more than the picture.
  @Test(arguments: [
    Titles(plot: "plot v", x: "index", y: "v"), Titles(plot: "plot [3, 1, 2]", x: "index", y: nil),
    Titles(plot: "plot [1, 2, 3], v", x: nil, y: "v"), Titles(plot: "plot v, [1, 2, 3]", x: "v", y: nil),
    Titles(plot: "plot [3, 1, 2], y-label: \"height\"", x: "index", y: "height"),
    Titles(plot: "plot [3, 1, 2], names: [\"height\"]", x: "index", y: "height"),
    Titles(plot: "histogram v", x: "v", y: "count"),
    Titles(plot: "plot sin(x) for x in 0...1", x: "x", y: "sin(x)"),
    Titles(plot: "plot sin(x) for x in 0...1, names: [\"wave\"]", x: "x", y: "wave"),
    Titles(plot: "plot sin(x), cos(x) for x in 0...1", x: "x", y: nil),
    Titles(plot: "histogram [3, 1, 2]", x: nil, y: "count"),
  ])
  func listsAreNoTitlesOfAxes(_ titles: Titles) throws {
    let figure = try Running.figure(values + titles.plot)
    #expect(figure.panels[0].x.label == titles.x && figure.panels[0].y.label == titles.y)
  }
}
