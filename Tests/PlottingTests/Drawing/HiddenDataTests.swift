import Foundation
import Plotting
import Testing

/// Data that earlier pictures hid.
@Suite struct HiddenDataTests {
  private func drawn(_ marks: [Mark], _ axis: Axis = Axis(), color: ColorScale? = nil) -> String {
    Figure([Panel(marks, x: axis, y: axis, color: color)]).svg(.inline)
  }

  /// A stroke of no length is not seen, a dot is.
  @Test func `a line within a pixel is a dot`() {
    for x in [[1.0, 1], [1, 1.0000000000000002]] {
      #expect(drawn([.line(LineMark(x: x, y: [2, 2]))]).contains("stroke-width=\"5\""))
    }
    #expect(!drawn([.line(LineMark(x: [1, 2], y: [2, 2]))]).contains("stroke-width=\"5\""))
  }

  @Test func `infinite cells are blank`() {
    let matrix = Field(matrix: [1, 2, 3, -.infinity], rows: 2, columns: 2)
    let blank = Field(matrix: [1, 2, 3, .nan], rows: 2, columns: 2)
    #expect(drawn([.raster(RasterMark(matrix))]) == drawn([.raster(RasterMark(blank))]))
  }

  @Test func `numbers without a logarithm are counted`() {
    let matrix = Field(matrix: [-5, 1, 10, 100], rows: 2, columns: 2)
    let svg = drawn([.raster(RasterMark(matrix))], color: ColorScale(.logarithmic))
    #expect(svg.contains("1 value ≤ 0 not shown on the logarithmic scale of colours"))
  }

  /// sin(1/x) has no value at 0 and no pole; the tangent has poles.
  @Test func `a gap is no pole`() {
    func notes(_ function: @escaping (Double) -> Double) -> String {
      let curve = Sampling.sample(over: -1...1) { $0.map(function) }
      return drawn([.line(LineMark(x: curve.x, y: curve.y, origin: .function))])
    }
    #expect(!notes { sin(1 / $0) }.contains("infinity"))
    #expect(notes { tan(4 * $0) }.contains("infinity"))
  }

  /// Even on a logarithmic scale, cell i of n over 0.1…10 has its middle at 10^(2(i + ½)/n − 1).
  @Test func `a field is even on its scale`() {
    let centers = Field.centers(4, in: 0.1...10, .log)
    for (index, center) in centers.enumerated() {
      #expect(abs(center - pow(10, (Double(index) + 0.5) / 2 - 1)) < 1e-12)
    }
    #expect(Field.centers(2, in: 0...8, .log) == [2, 6])
  }

  @Test func `labels cut short still differ`() {
    let names = ["learning rate 0.1", "learning rate 0.01", "learning rate 0.001"]
    let short = TextMetrics.shortened(names, to: 60, size: 12)
    #expect(Set(short).count == 3)
    #expect(short.allSatisfy { TextMetrics.width($0, size: 12) <= 60 })
    #expect(TextMetrics.shortened(["alpha", "beta"], to: 200, size: 12) == ["alpha", "beta"])
  }
}
