import Foundation
import Notebook
import Plotting
import Source
import Testing

/// Figures of several networks, and of the runs of a sweep.
@Suite struct NetworkFigureTests {
  private static let runs = ["r = 0.01", "r = 0.05", "r = 0.1"]

  /// Planes as high as wide fill their columns, whatever words stand above them.
  @Test(arguments: ["", ", title: \"t\"", ", layout: 2"])
  func decisionPanelsAreAsWideAsTheirColumns(_ options: String) throws {
    let figure = try Running.figure(Running.classifier + "plot decision of c, c, c on spiral" + options)
    let frames = figure.svg(.inline).components(separatedBy: "data-frame=\"").dropFirst().map { part in
      part.prefix { $0 != "\"" }.split(separator: " ").compactMap { Double($0) }
    }
    let pitch = figure.columns == 2 ? 320.0 : 213
    #expect(frames.count == 3 && frames.allSatisfy { $0.count == 4 && $0[2] > 0.78 * pitch })
  }

  @Test(arguments: ["a, b", "[a, b]"])
  func aFitShowsACurveForEachNetwork(_ networks: String) throws {
    let figure = try Running.figure(Running.trained + "plot fit of \(networks) on curve")
    #expect(figure.series == [["a", "b"]])
  }

  @Test func theRunsOfASweepAreNamedByTheirValues() throws {
    #expect(try Running.figure(Running.trained + "plot fit of s on curve").series == [Self.runs])
    #expect(try Running.figure(Running.trained + "plot loss of a, s").series == [["a"] + Self.runs])
    #expect(try Running.figure(Running.trained + "plot s.losses").series == [Self.runs])
    #expect(try Running.figure(Running.trained + "plot s(x) for x in 0...1").series == [Self.runs])
  }

  @Test func lossesOfRunsAreOneNumberARun() throws {
    let figure = try Running.figure(Running.trained + "plot r, loss(s)")
    guard case .line(let line)? = figure.marks.first else {
      Issue.record("no line")
      return
    }
    #expect(line.x == [0.01, 0.05, 0.1])
    #expect(Running.value("loss(s)", after: Running.trained) == "\(line.y)")
  }

  @Test(arguments: ["gradient-norms", "plot rates of"])
  func recordsOfLayersHaveAPanelForEachNetworkOnCommonScales(_ keyword: String) throws {
    let figure = try Running.figure(Running.trained + "\(keyword) a, b")
    #expect(figure.panels.map(\.title) == ["a", "b"])
    #expect(figure.series == [["layer 1", "layer 2"], ["layer 1", "layer 2", "layer 3"]])
    #expect(figure.sharing == .both && figure.columns == 2)
  }

  @Test func gradientNormsAtStepsListEveryNetwork() {
    let executed = Running.notebook(Running.cell(Running.trained + "gradient-norms a, b, at: [0, 19]"))
    #expect(executed.diagnostics.isEmpty)
    let table = executed.tables.last
    #expect(table?.columns.map(\.title) == ["network", "step", "layer 1", "layer 2", "layer 3"])
    #expect(
      table?.rows.map { $0.prefix(2).map(\.text) } == [["a", "0"], ["a", "19"], ["b", "0"], ["b", "19"]])
    #expect(table?.rows[0][4].text.isEmpty == true)
  }

  @Test func aSummaryOfSeveralNetworksNamesThem() {
    let executed = Running.notebook(Running.cell(Running.trained + "table summary of a, b"))
    #expect(executed.tables.last?.rows.map { $0[0].text } == ["a", "a", "b", "b", "b"])
    #expect(executed.tables.last?.note == "a: 10 parameters, b: 22 parameters")
  }

  @Test func activationsAndWeightsHaveAPanelForEachLayer() throws {
    let activations = try Running.figure(Running.trained + "plot activations of s on curve")
    #expect(activations.panels.count == 6 && activations.columns == 2)
    #expect(activations.panels.first?.title == "r = 0.01, layer 1")
    let weights = try Running.figure(Running.trained + "histogram weights of a, b")
    #expect(weights.panels.map(\.title) == ["a, W1", "a, W2", "b, W1", "b, W2", "b, W3"])
  }

  @Test func decisionsOfSeveralNetworksStandSideBySide() throws {
    let figure = try Running.figure(Running.classifier + "plot decision of [c, c] on spiral")
    #expect(figure.panels.map(\.title) == ["run 1", "run 2"])
  }

  /// Far from the points the outputs do not change sign any more.
  @Test func onlyClassesWithARegionAreNamed() throws {
    let far = "plot decision of c on spiral, x-range: 100000...100001, y-range: 100000...100001"
    let summary = try Running.figure(Running.classifier + far).summary
    #expect(summary.contains(/gives to class \d, right/))
  }

  @Test func layoutGivesEachSeriesAPanelInItsColour() throws {
    let figure = try Running.figure(Running.trained + "plot fit of s on curve, layout: 2")
    #expect(figure.panels.map(\.title) == Self.runs && figure.columns == 2)
    #expect(figure.panels[2].marks.map(\.series) == ["data", "r = 0.1"])
    #expect(figure.panels[2].orderedSeries == Self.runs)
  }

  @Test func aNetworkThatWasNotTrainedHasNoLoss() {
    let code = "define network n, layers: [1, 1]\nplot loss of n"
    #expect(Running.problems(Running.cell(code)) == ["E0308 'n'"])
  }

  @Test func outputsAreToldApart() throws {
    let data = try Running.figure(Running.ofTwoOutputs + "plot pair")
    #expect(data.series == [["y 1", "y 2"]] && data.dataTable?.columns == ["x", "y 1", "y 2"])
    let fit = try Running.figure(Running.ofTwoOutputs + "plot fit of p on pair, layout: 2")
    let shown = fit.panels.map { $0.marks.compactMap(\.series) }
    #expect(shown == [["data 1", "p 1"], ["data 2", "p 2"]])
  }

  /// The points are grey, so that a network has one colour beside them and in a plot of its loss.
  @Test(arguments: [
    "plot fit of a, b on curve", "plot loss of a, b", "plot curve, a(x), b(x) for x in -1...1",
  ])
  func networksHaveOneColourInAllFigures(_ code: String) throws {
    let svg = try Running.figure(Running.trained + code).svg(.file)
    let strokes = svg.matches(of: /class="np-line[^>]*stroke="(#[0-9a-f]+)"/).map { String($0.1) }
    #expect(strokes == ["#0072b2", "#d55e00"])
  }

  @Test func dataSetsBesideCurvesAreToldApart() throws {
    let sets = "define data other, x: x, y: cos(x)\nplot curve, other, a(x) for x in -1...1"
    #expect(try Running.figure(Running.trained + sets).series == [["a(x)", "curve", "other"]])
  }

  @Test func weightsOfDifferentSpreadHaveScalesOfTheirOwn() throws {
    let apart = try Running.figure("histogram [1, 2, 3, 4.5], [100, 250.5, 300], note: \"Two.\"")
    #expect(apart.sharing == .none)
    #expect(apart.caption == "Two. Each panel has a horizontal scale of its own.")
    let alike = try Running.figure("histogram [1, 2, 3, 4.5], [2, 3, 4, 5.5]")
    #expect(alike.sharing == .x && alike.caption == nil)
  }

  /// With a row for each of equally deep networks, or a square, no room is left empty.
  @Test func fourPanelsAreASquare() throws {
    let code = Running.ofTwoOutputs + "histogram weights of p, q"
    #expect(try Running.figure(code).columns == 2)
    #expect(try Running.figure("heatmap [[1]], [[2]], [[3]], [[4]]").columns == 2)
    #expect(try Running.figure("heatmap [[1]], [[2]], [[3]], [[4]], layout: 3").columns == 3)
    #expect(try Running.figure(Running.trained + "histogram weights of a, s").columns == 2)
  }

  /// In a figure of half the width, three matrices side by side would be strips.
  @Test func matricesHaveRoomForTheirCells() throws {
    let code = "heatmap [[1, 2]], [[3, 4]], [[5, 6]]"
    #expect(try Running.figure(code).columns == 3)
    #expect(try Running.figure("#| layout-ncol: 2\n" + code).columns == 2)
    #expect(try Running.figure("#| layout-ncol: 3\n" + code).columns == 1)
  }

  /// The weights of a network have one scale of colours, which one bar explains.
  @Test func matricesOfOneScaleHaveOneBar() throws {
    func bars(_ code: String) throws -> Int {
      try Running.figure(code).svg(.file).matches(of: /d="M[\d. ]+h12v\d+h-12z"/).count
    }
    let list = try bars("define network n, layers: [2, 3, 1]\nheatmap n.weights")
    let apart = try bars("heatmap [[1, 2], [3, 4]], [[5, 6], [7, 8]]")
    #expect(list > 0 && apart == 2 * list)
  }

  /// `names:` is for the networks where several have a panel each, for classes and layers where one has.
  @Test(arguments: [
    ("plot decision of a, b on d", "class 0"), ("gradient-norms a, b", "layer 1"),
    ("plot rates of a, b", "layer 1"),
  ])
  func severalNetworksHaveTheNames(statement: String, series: String) throws {
    let code = """
      define data d, from: moons, count: 20
      define network a, layers: [2, 2, 1]
      define network b, layers: [2, 2, 1]
      train a on d, steps: 2
      train b on d, steps: 2

      """
    let both = try Running.figure(code + statement + ", names: [\"one\", \"two\"]")
    #expect(both.panels.map(\.title) == ["one", "two"])
    #expect(both.panels.allSatisfy { $0.orderedSeries.contains(series) })
    let alone = statement.replacing(", b", with: "")
    let single = try Running.figure(code + alone + ", names: [\"one\", \"two\"]")
    #expect(single.panels.map(\.orderedSeries) == [["one", "two"]])
    let three = Running.notebook(Running.cell(code + statement + ", names: [\"1\", \"2\", \"3\"]"))
    #expect(three.diagnostics.first?.message == "'names' has 3 names for 2 networks")
  }

  @Test func classesOfOneFeatureStandOverTheirNumber() throws {
    let figure = try Running.figure(
      "define data exam, x: [1, 2, 3, 4], y: [0, 0, 1, 1], classes: 2\nplot exam")
    #expect(figure.panels[0].y.label == "class" && figure.panels[0].x.label == "x")
    #expect(!figure.summary.contains("x₂"))
  }

  @Test func theFirstOfSeveralVectorsIsTheHorizontalAxis() {
    for code in ["plot [1, 2], [3, 4, 5]", "plot [1, 2], [3, 4], [5, 6], names: [\"a\", \"b\", \"c\"]"] {
      let hint = Running.notebook(Running.cell(code)).diagnostics.first?.hint
      #expect(hint == "of several vectors, the first is the horizontal axis")
    }
  }

  @Test func cellsAreNoHigherThanWide() throws {
    let low = try Running.figure(
      "heatmap [[1, 2, 3], [4, 5, 6]], [[1, 2, 3], [4, 5, 6]], [[1, 2, 3], [4, 5, 6]]")
    #expect(low.height == 60 + 150)
    #expect(try Running.figure("heatmap [[1, 2, 3], [4, 5, 6], [7, 8, 9]]").height == 60 + 340)
    let rows = try Running.figure("heatmap zeros(20, 1), zeros(20, 20), zeros(20, 20), zeros(1, 20)")
    #expect(rows.height == 60 + 240 + 210)
  }

  @Test func numbersInCellsAreForAllMatricesOrNone() throws {
    func values(_ code: String) throws -> [RasterMark.Values] {
      try Running.figure(code).panels.flatMap(\.marks).compactMap { mark in
        if case .raster(let raster) = mark { raster.values } else { nil }
      }
    }
    #expect(try values("heatmap zeros(2, 2), zeros(12, 12)") == [.fitting, .fitting])
    #expect(try values("heatmap zeros(2, 2), zeros(13, 12)") == [.hidden, .hidden])
    #expect(try values("heatmap zeros(2, 2), zeros(13, 12), values: true") == [.wanted, .wanted])
    #expect(try values("heatmap zeros(2, 2), values: false") == [.hidden])
  }

  /// A logarithmic scale holds no 0, so that a range from 0 asks for another.
  @Test func aRangeFromZeroIsKept() throws {
    let figures = Running.figures(Running.trained + "\nplot loss of a, y-range: 0...0.5\nplot loss of a")
    #expect(figures.map { $0.panels[0].y.scale }.suffix(2) == [.linear, .log])
    #expect(figures.dropLast().last?.panels[0].y.range == 0...0.5)
  }

  @Test func theLeastLossIsNotAboveTheLossNow() throws {
    let code = """
      define data c, x: linspace(0, 1, 21), y: linspace(0, 1, 21)^2
      define network p, layers: [1, 4, 1], seed: 2
      train p on c, optimizer: adam, rate: 0.01, steps: 100
      table loss of p
      """
    let row = try #require(Running.notebook(Running.cell(code)).tables.first?.rows.first)
    #expect(row[3].text == row[4].text)
  }
}
