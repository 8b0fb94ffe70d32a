import Notebook
import Plotting
import Source
import Testing

/// `minimize` and `contour`.
@Suite struct MinimizeTests {
  private let bowl = "define L(u, v) = u^2 + 4*v^2\n"

  /// By hand: with rate 0.1, u shrinks by 1 − 0.2 and v by 1 − 0.8 at each step.
  @Test func plainDescentOnABowlIsAGeometricSequence() {
    let lines = Running.show(
      bowl + "minimize L(u, v) from [1, 1] as low, rate: 0.1, steps: 3\n"
        + "expect low == [0.8^3, 0.2^3] within 1e-15\n"
        + "expect low.losses == [5, 0.64 + 0.16, 0.8^4 + 4*0.2^4, 0.8^6 + 4*0.2^6] within 1e-14\n"
        + "show low.path.shape, low.path[0]")
    #expect(lines == ["low.path.shape = [4, 2]", "low.path[0] = [1, 1]"])
  }

  @Test func aVectorMayBeTheOnlyVariable() {
    let lines = Running.show(
      "minimize sum((w - [1, 2, 3])^2) from [0, 0, 0] as best, rate: 0.1, steps: 200\n"
        + "expect best == [1, 2, 3] within 1e-9\nshow best.shape")
    #expect(lines == ["best.shape = [3]"])
  }

  @Test func aDescentThatDivergesSaysSo() {
    let problems = Running.problems(
      Running.cell(bowl + "minimize L(u, v) from [1, 1] as low, rate: 1e9, steps: 100"))
    #expect(problems == ["W0510 'L(u, v)'"])
  }

  @Test func theStartNeedsANumberForEachVariable() {
    let problems = Running.problems(Running.cell(bowl + "minimize L(u, v) from [1, 1, 1] as low"))
    #expect(problems == ["E0401 '[1, 1, 1]'"])
  }

  @Test func lossesOfDescentsStandOverTheirSteps() throws {
    let descents =
      bowl + "minimize L(u, v) from [1, 1] as low, rate: 0.1, steps: 3\n"
      + "minimize L(u, v) from [1, 1] as high, rate: 0.01, steps: 5\n"
    for plot in ["plot loss of low, high", "plot loss of [low, high]", "plot low.losses, high.losses"] {
      let panel = try #require(try Running.figure(descents + plot).panels.first)
      #expect(panel.x.label == "step" && panel.y.label == "loss")
      let counts = panel.marks.map { mark in
        if case .line(let line) = mark { line.x.count } else { 0 }
      }
      #expect(counts == [4, 6])
    }
    let below = "minimize L(u, v) - 1 from [1, 1] as low, rate: 0.1, steps: 30\nplot loss of low"
    #expect(try Running.figure(bowl + below).panels.first?.y.scale == .linear)
    for wrong in ["3", "[]"] {
      let problems = Running.problems(Running.cell(descents + "plot loss of low, \(wrong)"))
      #expect(problems == ["E0303 '\(wrong)'"])
    }
  }

  @Test func aContourNeedsTwoVariables() {
    let problems = Running.problems(Running.cell(bowl + "contour L(u, u) for u in -1...1"))
    #expect(problems == ["E0701 'u in -1...1'"])
  }

  /// With rate 0.1 the descent has 6 points, of which (10·0.8ⁿ, 10·0.2ⁿ) is never within 2 of 0 along u.
  @Test func thePointsOfAPathAreCountedOnce() throws {
    let figure = try Running.figure(
      bowl + "minimize L(u, v) from [10, 10] as far, rate: 0.1, steps: 5\n"
        + "contour L(u, v) for u in -2...2, v in -2...2, path: far")
    #expect(figure.dataTable?.totalRows == 6)
    #expect(figure.svg(.file).contains("6 points outside the range shown"))
  }

  @Test func heightsThatAreNoLimitsOfColorsAreLines() throws {
    let figure = try Running.figure(
      bowl
        + "contour L(u, v) for u in -1...1, v in -1...1, levels: [0.5, 1, 1.5], colors: threshold([0.5, 1])")
    guard case .contour(let contour)? = figure.marks.first else {
      Issue.record("no landscape")
      return
    }
    #expect(contour.boundaries == [1.5])
  }
}
