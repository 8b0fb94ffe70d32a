import Notebook
import Plotting
import Testing

@Suite struct SharedScaleTests {
  @Test func `the matrices of a list have one scale of colours`() throws {
    let code = "define network net, layers: [2, 3, 1]\nheatmap net.weights"
    let figure = try Running.figure(code)
    let colors = figure.panels.compactMap(\.color)
    #expect(colors.count == 2 && colors[0] == colors[1] && colors[0].range != nil)
    let apart = try Running.figure("heatmap [[1, 2]], [[-3, 4]]").panels.compactMap(\.color)
    #expect(apart.count == 2 && apart[0] != apart[1])
  }

  /// Equal colours mean equal numbers where one scale can show all of them.
  @Test func `like matrices have one scale of colours`() throws {
    func colors(_ code: String) throws -> Set<ColorScale> {
      Set(try Running.figure(code).panels.compactMap(\.color))
    }
    let alike = try colors("heatmap [[16, 0], [0, 13]], [[23, 0], [0, 16]], names: [\"a\", \"b\"]")
    #expect(alike.count == 1 && alike.first?.range == 0...23)
    #expect(try colors("heatmap [[-1, 2]], [[3, -2]]").count == 1)
    #expect(try colors("heatmap [[0, 1]], [[0, 23]]").allSatisfy { $0.range == nil })
    let figure = try Running.figure("heatmap [[1]], [[2]], names: [\"a\", \"b\"]")
    #expect(figure.panels.map(\.title) == ["a", "b"])
  }

  @Test(arguments: ["heatmap zeros(0, 3)", "heatmap []"])
  func `an empty matrix is no data`(_ code: String) throws {
    #expect(try Running.figure(code).svg(.file).contains(">no data</text>"))
  }

  @Test func `regions name their network and how often it is right`() throws {
    let summary = try Running.figure(Running.classifier + "plot decision of c on spiral").summary
    #expect(summary.hasPrefix("regions that c gives to class 0, class 1, class 2, right for "))
    #expect(summary.contains(" % of the points"))
  }

  @Test func `one-hot targets are classes`() throws {
    let code = """
      define data d, x: [[0, 0], [1, 0], [0, 1], [1, 1]], y: [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]]
      define network n, layers: [2, 4, 3]
      train n on d, rate: 0.1, steps: 5
      plot decision of n on d
      """
    #expect(try Running.figure(code).series.first?.filter { !$0.isEmpty }.count == 3)
  }

  @Test func `a landscape over like intervals is a map`() throws {
    #expect(try Running.figure("contour u^2 + v^2 for u in -1...1, v in -2...1").panels[0].isEqualAspect)
    #expect(try !Running.figure("contour u^2 + v^2 for u in -1...1, v in -9...1").panels[0].isEqualAspect)
  }

  @Test func `whole numbers have no ticks between them`() throws {
    #expect(try Running.figure("plot [2019, 2020, 2021, 2022], [1, 2, 3, 4]").panels[0].x.isWhole)
    #expect(try !Running.figure("plot [0.5, 1, 2], [1, 2, 3]").panels[0].x.isWhole)
  }
}
