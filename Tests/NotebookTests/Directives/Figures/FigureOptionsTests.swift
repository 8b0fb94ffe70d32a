import Foundation
import Notebook
import Plotting
import Source
import Testing

/// What the labelled arguments of figures do.
@Suite struct FigureOptionsTests {
  private let values = "define v = [3, 1, 2]\n"

  private func kinds(_ figure: Figure) -> [String] {
    figure.marks.map { mark in
      switch mark {
      case .line: "line"
      case .dot: "dot"
      case .area: "area"
      case .rect: "rect"
      case .rule: "rule"
      case .text: "text"
      case .contour: "contour"
      case .raster: "raster"
      case .link: "link"
      }
    }
  }

  @Test func namesStandInTheTableOfNormsToo() throws {
    let code = Running.trained + "gradient-norms a, b, at: [0], names: [\"shallow\", \"deep\"]"
    let table = Running.notebook(Running.cell(code)).tables.first
    #expect(table?.rows.map { $0.first?.text } == ["shallow", "deep"])
  }

  /// A line over lines of equal height is a path, and "a" is the name of the first matrix.
  @Test func wordsSayWhatIsShown() throws {
    let path = "minimize u^2 + v^2 from [1, 1] as p, rate: 0.1, steps: 5\n"
    let landscape = try Running.figure(
      path + "contour u^2 + v^2 for u in -2...2, v in -2...2, filled: false, path: p")
    #expect(landscape.summary.contains("p runs from (1, 1) to (0.328, 0.328)"))
    let matrices = try Running.figure("heatmap [[1, 2]], [[3, 4]], names: [\"a\", \"b\"]")
    #expect(matrices.summary.hasPrefix("a, a matrix"))
    #expect(
      try Running.figure("heatmap [[3, 0]], color-range: -2...2").panels[0].color?.kind
        == .diverging(center: 0))
  }

  @Test func areasAreDrawnFromLeftToRight() throws {
    let figure = try Running.figure("plot [2, 4, 1, 3], [5, 6, 7, 8], mark: area")
    let points: [[[Double]]] = figure.marks.map { mark in
      switch mark {
      case .area(let area): [area.x, area.upper]
      case .line(let line): [line.x, line.y]
      default: []
      }
    }
    #expect(points == Array(repeating: [[1, 2, 3, 4], [7, 5, 8, 6]], count: 2))
    let band = try Running.figure(
      values + "plot v, mark: dot\n  annotate: area([2, 0, 1], [5, 6, 7], 9)")
    guard case .area(let area)? = band.marks.first(where: { if case .area = $0 { true } else { false } })
    else {
      Issue.record("no band")
      return
    }
    #expect(area.x == [0, 1, 2] && area.lower == [6, 7, 5])
  }

  @Test(arguments: [
    ("line", ["line"]), ("dot", ["dot"]), ("area", ["area", "line"]), ("bar", ["rect"]),
  ])
  func valuesAreDrawnAsTheAuthorSays(_ mark: String, _ expected: [String]) throws {
    #expect(kinds(try Running.figure(values + "plot v, mark: \(mark)")) == expected)
  }

  @Test(arguments: [
    ("line", ["line"]), ("dot", ["dot"]), ("area", ["area", "line"]), ("bar", ["rect"]),
  ])
  func functionsAreDrawnAsTheAuthorSays(_ mark: String, _ expected: [String]) throws {
    let figure = try Running.figure("plot x^2 for x in -1...1, mark: \(mark)")
    #expect(kinds(figure) == expected)
    switch figure.marks[0] {
    case .line(let line): #expect(line.x.count > 1_000)
    case .area(let area): #expect(area.lower == nil && area.upper.max() == 1)
    case .dot(let dots):
      #expect(dots.x.count == 41 && dots.x.first == -1 && dots.x.last == 1)
      #expect(zip(dots.x, dots.x.dropFirst()).allSatisfy { abs($1 - $0 - 0.05) < 1e-12 })
    case .rect(let bars): #expect(bars.boxes.count == 41 && bars.boxes.map(\.y2).max() == 1)
    default: Issue.record("another mark")
    }
  }

  /// Like those of a curve; sin(−0.95) is −0.81341550… .
  @Test(arguments: ["dot", "bar"])
  func theTableOfAFunctionHasRoundSteps(_ mark: String) throws {
    let table = try #require(try Running.figure("plot sin(x) for x in -1...1, mark: \(mark)").dataTable)
    #expect(table.rows.prefix(3).map { $0[0] } == ["−1", "−0.95", "−0.9"] && table.rows[1][1] == "−0.813416")
  }

  @Test(arguments: [
    "plot x for x in 0...1, x-names: [\"a\"]", "plot x for x in 0...1, colors: grey",
    "plot x for x in 0...1, color-range: 0...1", "plot [1, 2], colors: grey",
    "plot x for x in 0...1, mark: dot, smooth: 3",
    "define data d, x: [1, 2], y: [1, 2]\nplot d, colors: grey",
    "define data d, x: [1, 2], y: [1, 2]\nplot d, mark: bar",
  ])
  func whatWouldChangeNothingIsRefused(_ code: String) {
    #expect(Running.notebook(Running.cell(code)).diagnostics.map(\.code) == ["E0711"])
  }

  /// Only vectors and functions can be drawn in several ways.
  @Test(arguments: [
    "fit of a on curve", "loss of a", "rates of a", "decision of a on curve", "activations of a on curve",
  ])
  func otherPlotsHaveNoMark(_ subject: String) {
    let codes = Running.notebook(Running.cell(Running.trained + "plot \(subject), mark: dot")).diagnostics
      .map(\.code)
    #expect(codes == ["E0203"])
  }

  @Test func functionsAreBrokenWhereTheyJump() throws {
    guard case .line(let line)? = try Running.figure("plot step(x) for x in -1...1").marks.first,
      case .line(let steep)? = try Running.figure("plot sigmoid(1000*x) for x in -1...1").marks.first
    else {
      Issue.record("no lines")
      return
    }
    #expect(line.breaks.count == 1 && steep.breaks.isEmpty)
  }

  @Test func namesBecomeBands() throws {
    let figure = try Running.figure(values + "plot [\"a\", \"b\", \"c\"], v, mark: bar")
    #expect(figure.panels[0].x.scale == .band(["a", "b", "c"]))
    guard case .rect(let bars)? = figure.marks.first else {
      Issue.record("no bars")
      return
    }
    #expect(bars.boxes.map(\.y2) == [3, 1, 2])
    #expect(bars.boxes.map { $0.x1 / 2 + $0.x2 / 2 }.map { abs($0) < 1e-12 ? 0 : $0 } == [0, 1, 2])
  }

  @Test func barsAreEquallyWideOnALogarithmicAxis() throws {
    let figure = try Running.figure("plot [1, 10, 100], [3, 5, 2], mark: bar, x-scale: log")
    guard case .rect(let bars)? = figure.marks.first else {
      Issue.record("no bars")
      return
    }
    for box in bars.boxes { #expect(abs(log10(box.x2 / box.x1) - 0.8) < 1e-12) }
    #expect(!figure.svg(.file).contains("not shown"))
  }

  @Test func annotationsStandOverTheDataAndAreasBelow() throws {
    let figure = try Running.figure(
      values + """
        plot v
          annotate: [rule(y: 2, label: "two"), text("here", 1, 1), arrow([0, 1], to: [1, 1]), area([0, 2], 1, [2, 3])]
        """)
    #expect(kinds(figure) == ["area", "line", "rule", "text", "link"])
    guard case .area(let area)? = figure.marks.first, case .rule(let rule) = figure.marks[2] else {
      Issue.record("no area, no rule")
      return
    }
    #expect(area.lower == [1, 1] && area.upper == [2, 3])
    #expect(rule.y == [2] && rule.label == "two")
  }

  @Test func anAnnotationMayStandAlone() throws {
    #expect(kinds(try Running.figure(values + "plot v, annotate: rule(x: [0, 1])")) == ["line", "rule"])
  }

  @Test(arguments: [
    ("annotate: rul(y: 1)", "E0306 'rul'"), ("annotate: rule()", "E0206 'rule()'"),
    ("annotate: 5", "E0707 '5'"), ("annotate: area([0, 1], 0, [1, 2, 3])", "E0401 '[1, 2, 3]'"),
    ("annotate: arrow([0, 1, 2], [1, 1])", "E0401 '[0, 1, 2]'"), ("mark: bars", "E0205 'bars'"),
    ("names: 5", "E0303 '5'"), ("legend: left", "E0205 'left'"),
    ("x-range: 5...5", "E0702 '5...5'"), ("y-range: 0...1/0", "E0702 '0...1/0'"),
    ("names: [\"a\", \"b\"]", "E0401 '[\"a\", \"b\"]'"), ("x-names: [\"a\"]", "E0401 '[\"a\"]'"),
    ("x-range: -10...-1, x-scale: log", "E0702 '-10...-1'"),
    ("layout: 1000000", "E0403 '1000000'"), ("mark: bar, smooth: 5", "E0711 '5'"),
  ])
  func mistakesAreMarkedWhereTheyAre(_ argument: String, _ problem: String) {
    #expect(Running.problems(Running.cell(values + "plot v, " + argument)) == [problem])
  }

  @Test(arguments: [
    ("heatmap [[1, 2], [3, 4]], x-names: [\"a\"]", "E0401 '[\"a\"]'"),
    ("heatmap [[1, 2], [3, 4]], y-names: [\"a\", \"b\", \"c\"]", "E0401 '[\"a\", \"b\", \"c\"]'"),
    ("histogram [1, 2], bins: 1000000000", "E0403 '1000000000'"),
    (
      "contour u for u in 0...1, v in 0...1, levels: range(0, 100, step: 1)", "E0403 'range(0, 100, step: 1)'"
    ),
  ])
  func listsOfTheWrongLengthAreRefused(_ line: String, _ problem: String) {
    #expect(Running.problems(Running.cell(line)) == [problem])
  }

  @Test func equalNamesStandForTwoSeries() throws {
    let figure = try Running.figure("plot [0, 1, 2], uniform(3), uniform(3)")
    #expect(figure.series == [["uniform(3)", "uniform(3) 2"]])
    let named = try Running.figure("plot [0, 1], [1, 2], [2, 3], names: [\"a\", \"a\"]")
    #expect(named.series == [["a", "a 2"]])
  }

  @Test func wordsAndScalesReachTheFigure() throws {
    let figure = try Running.figure(
      values
        + "plot v, title: \"T\", subtitle: \"S\", note: \"N\", y-scale: symlog(0.1), x-range: 2...0, legend: row"
    )
    #expect([figure.title, figure.subtitle, figure.caption] == ["T", "S", "N"])
    #expect(figure.panels[0].y.scale == .symlog(threshold: 0.1))
    #expect(figure.panels[0].x.range == 0...2 && figure.panels[0].x.isReversed)
    #expect(figure.panels[0].legend == .row)
  }

  @Test func seriesAreCalledAsTheAuthorSays() throws {
    let figure = try Running.figure("plot sin(x), cos(x) for x in 0...1, names: [\"s\", \"c\"]")
    #expect(figure.series == [["s", "c"]])
  }

  @Test func curvesAreDrawnOverData() throws {
    let figure = try Running.figure(
      "define data d, x: [0, 1, 2], y: [0, 1, 4]\nplot d, x^2 for x in 0...2")
    #expect(kinds(figure) == ["dot", "line"])
  }

  @Test(arguments: [
    ("sequential", ColorScale.Kind.sequential), ("log", .logarithmic),
    ("diverging(2)", .diverging(center: 2)),
    ("threshold([1.5, 2.5])", .threshold([1.5, 2.5])),
  ])
  func coloursAreScaledAsTheAuthorSays(_ word: String, _ kind: ColorScale.Kind) throws {
    let heatmap = try Running.figure("heatmap [[1, 2], [3, 4]], colors: \(word), color-range: 1...5")
    #expect(heatmap.panels[0].color?.kind == kind)
    #expect(heatmap.panels[0].color?.range == 1...5)
    let contour = try Running.figure("contour u + v for u in 1...2, v in 1...2, colors: \(word)")
    #expect(contour.panels[0].color?.kind == kind)
  }

  @Test func signsDecideTheColoursOfAMatrix() throws {
    #expect(try Running.figure("heatmap [[1, -2]]").panels[0].color?.kind == .diverging(center: 0))
    #expect(try Running.figure("heatmap [[1, 2]]").panels[0].color?.kind == .sequential)
  }

  @Test func cellsOfAMatrixMayHaveNames() throws {
    let figure = try Running.figure(
      "heatmap [[1, 2], [3, 4]], x-names: [\"a\", \"b\"], y-names: [\"c\", \"d\"], value-label: \"n\"")
    #expect(figure.panels[0].x.scale == .band(["a", "b"]))
    #expect(figure.panels[0].y.scale == .band(["c", "d"]))
  }

  @Test func aContourMayBeLinesAlone() throws {
    let figure = try Running.figure("contour u + v for u in 0...1, v in 0...1, filled: false")
    guard case .contour(let mark)? = figure.marks.first else {
      Issue.record("no contour")
      return
    }
    #expect(!mark.isFilled)
  }

  /// At rate 1 the descent on u² + 4v² multiplies v by −7 at each step.
  @Test func aPathDoesNotStretchItsLandscape() throws {
    let figure = try Running.figure(
      """
      minimize u^2 + 4*v^2 from [1, 1] as away, rate: 1, steps: 100
      contour u^2 + 4*v^2 for u in -2...2, v in -1...3, path: away
      """)
    #expect(figure.panels[0].x.range == -2...2 && figure.panels[0].y.range == -1...3)
    let svg = figure.svg(.file)
    #expect(svg.contains("np-line") && svg.contains(">3.0</text>"))
  }

  @Test func dataSetsAreNotSmoothed() {
    let code = "define data d, x: [0, 1, 2], y: [0, 1, 4]\nplot d, smooth: 2"
    #expect(Running.problems(Running.cell(code)) == ["E0711 '2'"])
  }

  @Test func axesOfStepsHaveNoHalves() throws {
    let figure = try Running.figure(values + "plot v")
    #expect(figure.panels[0].x.isWhole && !figure.panels[0].y.isWhole)
    #expect(!figure.svg(.file).contains(">0.5</text>"))
  }

  /// Undefined at half of its samples, which are no data.
  @Test func samplesOfAFunctionAreNotCounted() throws {
    let svg = try Running.figure("plot log(x) for x in -1...1").svg(.file)
    #expect(svg.contains("nothing is drawn where the function is not finite") && !svg.contains("values"))
  }

  @Test(arguments: [
    "text(\"far\", 1e300, 1e300)", "rule(x: 1e300)", "arrow([1e299, 1], to: [1e300, 1])",
    "area([1, 1e300], 1, 2)",
  ])
  func annotationsFarAwayLeaveTheDataTheirRoom(_ annotation: String) throws {
    let svg = try Running.figure("plot [1, 2], [1, 2], annotate: " + annotation).svg(.file)
    #expect(svg.contains(">1.2</text>") && svg.contains("1 annotation too far"))
  }

  @Test func anArrowThatLeavesTheFigureIsCutOff() throws {
    let svg = try Running.figure("plot [1, 2], [1, 2], annotate: arrow([1, 1], to: [1e300, 1e300])").svg(
      .file)
    #expect(svg.contains(">1.2</text>") && svg.contains("1 annotation cut off at the edge"))
  }
}
