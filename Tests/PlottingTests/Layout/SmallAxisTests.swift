import Foundation
import Plotting
import Testing

/// Axes of numbers are read off two labels at least, however small the figure is.
@Suite struct SmallAxisTests {
  private func labels(_ svg: String, _ kind: String) -> [String] {
    DrawnSVG(svg).texts.filter { $0.classes.contains(kind) }.map(\.content)
  }

  private static let steps = (0..<20).map(Double.init)

  @Test(arguments: [1.0, 1e-7, 0.3, 1e9])
  func `a low figure with a row of names has two numbers along y`(_ factor: Double) {
    let lines = (1...3).map { index in
      Mark.line(
        LineMark(x: SmallAxisTests.steps, y: SmallAxisTests.steps.map { factor * $0 }, series: "\(index)"))
    }
    let figure = Figure([Panel(lines, legend: .row)], title: "t", subtitle: "s", height: 100)
    let svg = figure.svg(.file)
    let numbers = labels(svg, "np-y-tick")
    #expect(numbers.count >= 2 && Set(numbers).count == numbers.count, "\(numbers)")
    #expect(svg.contains("×10") == (factor == 1e-7))
  }

  @Test func `a low logarithmic axis has powers of ten`() {
    let line = LineMark(x: SmallAxisTests.steps, y: SmallAxisTests.steps.map { pow(10, $0) })
    let figure = Figure(
      [Panel([.line(line)], y: Axis("v", scale: .log))], title: "t", subtitle: "s", caption: "note",
      height: 100)
    let numbers = labels(figure.svg(.file), "np-y-tick")
    #expect(numbers.count >= 2 && numbers.allSatisfy { $0.hasPrefix("10") }, "\(numbers)")
  }

  /// Six histograms side by side, of values of a few ten-thousandths and of a few units.
  @Test func `narrow histograms have two numbers along x`() {
    var noise = Noise(3)
    let panels = [0.0003, 0.002, 0.02, 0.3, 1, 5, 1_234].map { size in
      Panel(
        [.rect(Histogram((0..<100).map { _ in size * noise.normal() }, bins: 10).mark())], y: Axis("count"))
    }
    let drawn = DrawnSVG(Figure(panels, columns: 7).svg(.file))
    for panel in 1...panels.count {
      let texts = drawn.texts.filter { $0.panel == panel && $0.classes.contains("np-x-tick") }
      #expect(Set(texts.map(\.content)).count >= 2, "\(texts.map(\.content))")
    }
  }

  /// 44 pixels are what the narrowest panel beside others leaves to its data, 28 what the lowest does.
  @Test(arguments: 0..<400)
  func `the shortest axes have two labels that say their values`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let size = pow(10, Double.random(in: -9...9, using: &noise))
    let lows: [Double] = [0, -size, -0.4 * size, 0.3 * size]
    let low = lows.randomElement(using: &noise) ?? 0
    let domain = low...(low + size * Double.random(in: 0.5...3, using: &noise))
    for (length, direction) in [(44.0, LabelRoom.Direction.horizontal), (28, .vertical)] {
      let set = TickSet(
        AxisScale(.linear, domain: domain, from: 0, to: length), room: LabelRoom(direction: direction))
      #expect(set.majors.count >= 2, "\(domain) \(direction) \(set.majors.map(\.label.plainText))")
      for tick in set.majors {
        let said = WrittenNumber.value(tick.label.plainText, factor: set.factor)
        #expect(abs(said - tick.value) <= 1e-9 * size, "\(tick.label.plainText) \(set.factor ?? "")")
      }
    }
  }
}
