import Foundation
import Plotting
import Testing

/// What a page knows of a line to show the values under the pointer.
@Suite struct HoverPointsTests {
  private func points(_ x: [Double], _ y: [Double], _ axis: Axis = Axis(), y yAxis: Axis = Axis())
    -> [Substring]
  {
    let svg = Figure([Panel([.line(LineMark(x: x, y: y))], x: axis, y: yAxis)]).svg(.inline)
    return svg.firstMatch(of: #/ data-points="([^"]*)"/#)?.1.split(separator: " ") ?? []
  }

  private let steps = (0..<50).map(Double.init)

  @Test func `extreme numbers have an exponent`() {
    #expect(points(steps, steps.map { 1e-300 * $0 })[7] == "7,7×10^-300")
    #expect(points(steps, steps.map { 1e300 * $0 })[49] == "49,4.9×10^301")
    #expect(points([0, 1], [2.5e-7, 1.25e20])[0] == "0,2.5×10^-7")
  }

  /// Each stands for itself, however small it is beside the others.
  @Test func `no value is lost on a logarithmic axis`() {
    let exponents = stride(from: -300, through: 300, by: 10).map { $0 }
    let values = exponents.compactMap { Double("1e\($0)") }
    let read = points(exponents.map(Double.init), values, y: Axis(scale: .log))
    let heights = read.compactMap { $0.split(separator: ",").last?.replacing("×10^", with: "e") }
    #expect(heights.compactMap { Double($0) } == values)
  }

  @Test func `a small span beside a large offset keeps its digits`() {
    #expect(points(steps, steps.map { 1e9 + 0.01 * sin($0) })[1] == "1,1000000000.00841")
  }

  /// A step is a whole number; rounded to digits it would be another step.
  @Test func `steps and digits before the point are those of the data`() {
    let read = points([0, 12_345_678], [1_234_567.25, -7_654_321], Axis(isWhole: true))
    #expect(read == ["0,1234567", "12345678,-7654321"])
  }

  @Test func `usual numbers have five digits`() {
    #expect(points([0, 1], [2.345678, 0.001234567]) == ["0,2.3457", "1,0.0012346"])
  }

  /// Of 100,000 steps those up to 10 are a fifth of a logarithmic axis, and each of them can be read.
  @Test func `points lie evenly on the axis that is seen`() {
    let steps = (1...100_000).map(Double.init)
    let read = points(steps, steps, Axis(scale: .log)).compactMap { $0.split(separator: ",").first }
    #expect(read.starts(with: (1...10).map { "\($0)" }))
    #expect(read.count > 150 && read.count <= 240)
    #expect(read.last == "100000")
  }

  @Test func `points stay within the range that is shown`() {
    let steps = (0...100_000).map(Double.init)
    let read = points(steps, steps, Axis(range: 100...400)).compactMap {
      $0.split(separator: ",").first.flatMap { Double($0.replacing("×10^", with: "e")) }
    }
    #expect(read.count > 200 && read.count <= 240)
    #expect(read.allSatisfy { (90...410).contains($0) })
  }

  @Test func `gaps in x and values without a logarithm are left out`() {
    let x = (0..<400).map { $0 == 200 ? .nan : Double($0) }
    let read = points(x, x.map { _ in 1 }, Axis(scale: .log))
    #expect(read.count > 100)
    #expect(!read.contains { $0.hasPrefix("0,") || $0.contains("nan") })
  }

  /// Of 50,000 steps those can be read that the shape of the curve is made of.
  @Test func `spikes can be read`() {
    let steps = (0..<50_000).map(Double.init)
    var loss = steps.map { 0.1 + 2 * exp(-$0 / 40) }
    (loss[20_011], loss[31_007]) = (1.5, 0.01)
    let read = points(steps, loss)
    #expect(read.count <= 240 && read.contains("20011,1.5") && read.contains("31007,0.01"))
    #expect(read.first == "0,2.1" && read.last?.hasPrefix("49999,") == true)
  }

  @Test func `a line from right to left is read from left to right`() {
    #expect(points([0.1, 0.01, 0.001], [1, 2, 3]) == ["0.001,3", "0.01,2", "0.1,1"])
  }

  /// What is read of one curve can be compared with what is read of the other.
  @Test func `curves over the same steps are read at the same steps`() {
    let steps = (0..<5_000).map(Double.init)
    let curves = [steps.map { sin($0 / 300) }, steps.map { $0 == 1_234 ? 9 : cos($0 / 70) }]
    let lines = curves.enumerated().map { Mark.line(LineMark(x: steps, y: $1, series: "\($0)")) }
    let read = Figure([Panel(lines)]).svg(.inline).matches(of: #/ data-points="([^"]*)"/#).map { match in
      match.1.split(separator: " ").compactMap { $0.split(separator: ",").first }
    }
    #expect(read.count == 2 && read[0] == read[1] && read[0].contains("1234"))
  }

  /// A circle and a path that stands still for most of its steps.
  @Test func `curves that turn back have points along themselves`() throws {
    let angles = (0...5_000).map { 2 * Double.pi * Double($0) / 5_000 }
    let circle = points(angles.map { cos($0) }, angles.map { sin($0) })
    #expect(circle.count > 200 && circle.count <= 240)
    #expect(circle.first == "1,0" && circle.last?.hasPrefix("1,") == true)
    // A quarter of them in each quarter.
    #expect(abs(circle.count { !$0.hasPrefix("-") && !$0.contains(",-") } - circle.count / 4) < 6)
    let svg = Figure([Panel([.line(LineMark(x: [0, 1, 0], y: [0, 1, 2]))])]).svg(.inline)
    #expect(svg.contains(#"data-points="0,0 1,1 0,2" data-turns="true""#))
    #expect(!Figure([Panel([.line(LineMark(x: [0, 1], y: [0, 1]))])]).svg(.inline).contains("data-turns"))
  }
}
