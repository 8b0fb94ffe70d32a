import Foundation
import Plotting
import Testing

/// Every colour of a landscape is explained by the bar beside it.
@Suite struct PlateauTests {
  private func svg(
    _ levels: [Double]? = nil, color: ColorScale? = nil, _ function: (Double, Double) -> Double
  ) -> String {
    let field = Field(x: -2...2, y: -2...2, columns: 90, rows: 90, function)
    return Figure([Panel([.contour(ContourMark(field, thresholds: levels))], color: color)]).svg(.file)
  }

  private static let functions: [@Sendable (Double, Double) -> Double] = [
    { u, _ in u < 0 ? 0 : 1 }, { _, _ in 3 }, { u, _ in max(u, 0) }, { u, _ in min(u, 0) },
    { u, _ in max(u, 0) - max(u - 1, 0) }, { u, v in max(u, v, 0) }, { u, v in u * u - v * v },
  ]

  @Test(arguments: functions.indices)
  func `a plateau at a limit has a colour of the bar`(_ index: Int) {
    for levels in [nil, [0, 1], [0.5, 3, 7]] {
      let drawn = svg(levels, Self.functions[index])
      let bar = fills(drawn, "crispEdges")
      let regions = fills(drawn, "np-contour").union(grounds(drawn))
      #expect(!bar.isEmpty && regions.isSubset(of: bar), "\(regions) \(bar)")
    }
  }

  @Test func `a class holds its lower limit`() {
    let drawn = svg(color: ColorScale(.threshold([1]))) { u, _ in u < 0 ? 0 : 1 }
    #expect(grounds(drawn).union(fills(drawn, "np-contour")).count == 2)
    #expect(fills(drawn, "crispEdges").count == 2)
  }

  @Test func `a constant has no lines and says so`() {
    let field = Field(x: 0...1, y: 0...1, columns: 9, rows: 9) { _, _ in 3 }
    func svg(isFilled: Bool) -> String {
      Figure([Panel([.contour(ContourMark(field, isFilled: isFilled))])]).svg(.file)
    }
    let note = "no line is drawn: the function has one height"
    #expect(svg(isFilled: false).contains(note) && !svg(isFilled: true).contains(note))
  }

  /// The outermost samples of u² − v² are ±0.978.
  @Test func `a diverging scale ends in round numbers that hold the data`() {
    let field = Field(x: -1...1, y: -1...1, columns: 90, rows: 90) { $0 * $0 - $1 * $1 }
    let lines = ContourMark(field, isFilled: false)
    #expect(Figure([Panel([.contour(lines)], color: .diverging)]).svg(.file).contains(">1.0</text>"))
    let cells = Figure([Panel.matrix([-0.98, 0.98, 0.5, 0.2], rows: 2, columns: 2)]).svg(.file)
    #expect(cells.contains(">−1.0</text>") && cells.contains(">1.0</text>"))
  }

  @Test func `numbers beyond the ends that are given are said to be`() {
    func note(_ range: ClosedRange<Double>?) -> Bool {
      Figure([Panel.matrix([1, 2, 3, 4], rows: 2, columns: 2, color: ColorScale(range: range))]).svg(.file)
        .contains("numbers below 2 or above 3 have the colours of the ends")
    }
    #expect(note(2...3) && !note(1...4) && !note(nil))
  }

  /// The fills of paths of which the line contains some words.
  private func fills(_ svg: String, _ words: String) -> Set<String> {
    let lines = svg.split(separator: "\n").filter { $0.contains(words) }
    return Set(lines.flatMap { $0.matches(of: /fill="(#[0-9a-f]{3,6})"/).map { String($0.1) } })
  }

  /// The fill of what lies below all regions, which has no class.
  private func grounds(_ svg: String) -> Set<String> {
    Set(svg.matches(of: /<path fill="(#[0-9a-f]{3,6})"(?: fill-rule="evenodd")? d=/).map { String($0.1) })
  }
}
