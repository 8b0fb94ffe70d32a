import Foundation
import Notebook
import Plotting
import Source
import Testing

/// Figures on scales and over ranges that the author gives.
@Suite struct ScaledFigureTests {
  private func line(_ code: String) throws -> LineMark {
    let lines = try Running.figure(code).marks.compactMap { mark -> LineMark? in
      if case .line(let line) = mark { line } else { nil }
    }
    return try #require(lines.first)
  }

  private func contour(_ code: String) throws -> ContourMark {
    let contours = try Running.figure(code).marks.compactMap { mark -> ContourMark? in
      if case .contour(let contour) = mark { contour } else { nil }
    }
    return try #require(contours.first)
  }

  @Test func aFunctionIsSampledEvenlyOnALogarithmicAxis() throws {
    let line = try line("plot sin(3*log(x)) for x in 1e-4...1e4, x-scale: log")
    for decade in -4..<4 {
      let samples = line.x.count { $0 >= pow(10, Double(decade)) && $0 < pow(10, Double(decade + 1)) }
      #expect(samples >= 30, "\(decade)")
    }
  }

  @Test func aFitIsSampledEvenlyOnALogarithmicAxis() throws {
    let line = try line(
      """
      define x = 10^linspace(-3, 3, 7)
      define data d, x: x, y: x
      define network n, layers: [1, 2, 1]
      plot fit of n on d, x-scale: log
      """)
    #expect(line.x.count { $0 < 1 } == 200)
    #expect(line.x.first == 1e-3 && line.x.last == 1e3)
  }

  /// Sampled over the whole interval, the curve would be a straight line where it is seen.
  @Test func aFunctionIsSampledWhereItIsSeen() throws {
    let line = try line("plot sin(x) for x in -1e6...1e6, x-range: -3...2")
    #expect(line.x.first == -3 && line.x.last == 2 && line.y.max() ?? 0 > 0.999)
    #expect(try self.line("plot x for x in 0...1, x-range: 0.5...8").x.last == 1)
    #expect(
      try Running.figure("plot x for x in 0...1, x-range: 5...8").svg(.file).contains("no data in this range")
    )
  }

  @Test func aFitReachesAsFarAsIsSeen() throws {
    let line = try line(
      """
      define data d, x: [1, 2, 3], y: [1, 2, 3]
      define network n, layers: [1, 2, 1]
      plot fit of n on d, x-range: -5...9
      """)
    #expect(line.x.first == -5 && line.x.last == 9)
  }

  /// Wider or narrower than the points; where one side alone is given, the other takes the shape of the picture.
  @Test func decisionRegionsFillTheRangeThatIsGiven() throws {
    let code = """
      define data d, x: [[0, 0], [1, 2], [2, 1]], y: [0, 1, 1], classes: 2
      define network n, layers: [2, 2, 2]
      plot decision of n on d
      """
    let wide = try contour(code + ", x-range: -50...50").field
    #expect(wide.x == -50...50 && abs((wide.y.upperBound - wide.y.lowerBound) * 1.4 - 100) < 1e-9)
    let small = try contour(code + ", x-range: 0...0.5, y-range: 3...-1").field
    #expect(small.x == 0...0.5 && small.y == -1...3 && small.columns >= 20 && small.rows >= 20)
    let log = try contour(code + ", x-range: -1...8, x-scale: log").field
    #expect(log.x.upperBound == 8 && log.x.lowerBound > 0)
  }

  @Test func decisionRegionsKeepToTheLogarithmicAxis() throws {
    let field = try contour(
      """
      define x = [[0.01, 1], [0.1, 2], [10, 3]]
      define data d, x: x, y: [0, 1, 1], classes: 2
      define network n, layers: [2, 2, 2]
      plot decision of n on d, x-scale: log
      """
    ).field
    #expect(field.x.lowerBound > 0 && field.x.lowerBound < 0.01)
  }

  /// The points fill a square; the plane is made as wide as the figure.
  @Test func decisionRegionsFillThePanel() throws {
    let code = """
      define data d, x: [[0, 0], [1, 2], [2, 1]], y: [0, 1, 1], classes: 2
      define network n, layers: [2, 2, 2]
      plot decision of n on d
      """
    let field = try contour(code).field
    let (width, height) = (field.x.upperBound - field.x.lowerBound, field.y.upperBound - field.y.lowerBound)
    #expect((1.3...1.5).contains(width / height))
    #expect(abs(field.x.lowerBound + field.x.upperBound - 2) < 1e-12)
    #expect(abs(width / Double(field.columns) / (height / Double(field.rows)) - 1) < 0.02)
  }

  @Test func aRangeFromZeroHasThreeDecadesOfALogarithmicAxis() throws {
    let line = try line("plot 1/x for x in 0...1, x-scale: log")
    #expect(line.x.first == 0.001 && line.x.last == 1 && line.y.allSatisfy { $0 >= 1 && $0 <= 1_000 })
  }

  @Test func aNarrowValleyIsSampledFiner() throws {
    let steep = try contour("contour (1-u)^2 + 2000*(v-u^2)^2 for u in -2...2, v in -1...3").field
    let even = try contour("contour u + v for u in 0...1, v in 0...1").field
    #expect(steep.columns == 270 && even.columns == 90)
  }

  @Test func aPartOfALandscapeIsSampledAsFinelyAsTheWhole() throws {
    let field = try contour("contour u^2 + v for u in -2...2, v in -1...3, x-range: 0...1, y-range: 1...2")
      .field
    #expect(field.x == 0...1 && field.y == 1...2)
  }

  @Test(arguments: ["grey", "sequential"])
  func coloursFollowLogarithmicHeights(_ colors: String) throws {
    let code = "contour exp(10*u) + v for u in 0...1, v in 0...1, colors: \(colors)"
    #expect(try Running.figure(code).panels[0].color?.kind == .logarithmic)
  }

  private let classes = """
    define data d, from: blobs, count: 5, classes: 2
    define network n, layers: [2, 2, 2]

    """

  @Test(arguments: ["plot d", "plot decision of n on d"])
  func classesAreCalledAsTheAuthorSays(_ plot: String) throws {
    #expect(try Running.figure(classes + plot + ", names: [\"no\", \"yes\"]").series == [["no", "yes"]])
  }

  @Test(arguments: [
    "plot d, mark: bar", "plot d, x-names: [\"a\"]", "plot [\"a\", \"b\"], [1, 2], x-scale: log",
    "plot [\"a\", \"b\"], [1, 2], x-range: 0...0.4",
  ])
  func argumentsWithoutEffectAreRefused(_ plot: String) {
    #expect(Running.notebook(Running.cell(classes + plot)).diagnostics.map(\.code) == ["E0711"])
  }

  @Test(arguments: ["-2...0", "0...10"])
  func aRangeOfColoursNeedsAPlaceOnTheScale(_ range: String) {
    let code = "heatmap [[1, 10]], colors: log, color-range: \(range)"
    #expect(Running.notebook(Running.cell(code)).diagnostics.map(\.code) == ["E0702"])
  }
}
