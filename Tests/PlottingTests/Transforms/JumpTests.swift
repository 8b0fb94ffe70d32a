import Foundation
import Plotting
import Testing

/// Where a sampled curve is not joined because the function jumps.
@Suite struct JumpTests {
  private func jumps(_ range: ClosedRange<Double>, _ function: (Double) -> Double) -> [Double] {
    let curve = Sampling.sample(over: range) { $0.map(function) }
    return curve.breaks.map { curve.x[$0] }
  }

  private func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }

  @Test func `jumps are found where they are`() {
    let step = jumps(-1...1.1) { $0 < 0.3 ? -1 : 1 }
    #expect(step.count == 1 && abs((step.first ?? 1) - 0.3) < 1e-12)
    let steps = jumps(-0.5...4.5) { $0.rounded(.down) }
    #expect(steps.count == 5)
    for (step, expected) in zip(steps, [0.0, 1, 2, 3, 4]) { #expect(abs(step - expected) < 1e-12) }
    #expect(jumps(-1...1.1) { $0 / abs($0) }.count == 1)
    let waves = jumps(-1...1.1) { sin(10 * $0) + sign($0 - 0.2) }
    #expect(waves.count == 1 && abs((waves.first ?? 1) - 0.2) < 1e-12)
  }

  /// A sample at the jump itself is a point of its own.
  @Test func `the value at a jump is a dot`() {
    let curve = Sampling.sample(over: -1...1) { $0.map(sign) }
    #expect(curve.breaks.count == 2 && curve.breaks.map { curve.y[$0] } == [0, 1])
    #expect(jumps(-1...1) { $0 < 0 ? 0 : 1 }.count == 1)
  }

  @Test(
    arguments: [
      { tanh(10_000 * $0) }, { 1 / (1 + exp(-1_000 * $0)) }, { tanh(1e9 * $0) }, { cbrt($0) }, { abs($0) },
      { sin(1_000 * $0) }, { 1 / $0 }, { tan(20 * $0) }, { $0 * $0 * $0 * 1e8 }, { max(0, $0) },
      { 1e9 + 1e-6 * $0 },
      { $0 > 0 ? sqrt($0) : .nan },
    ] as [@Sendable (Double) -> Double])
  func `what is continuous stays joined`(_ function: @Sendable (Double) -> Double) {
    #expect(jumps(-1...1.1, function).isEmpty && jumps(-1...1, function).isEmpty)
  }

  @Test func `no line is drawn over a jump`() {
    func pieces(_ function: (Double) -> Double) -> Int {
      let curve = Sampling.sample(over: -1...1.1) { $0.map(function) }
      var line = LineMark(x: curve.x, y: curve.y, origin: .function)
      line.breaks = curve.breaks
      let svg = Figure([Panel([.line(line)])]).svg(.file)
      let path = svg.split(separator: "\n").first { $0.contains("np-line") } ?? ""
      return path.split(separator: " d=\"").last?.prefix { $0 != "\"" }.count { $0 == "m" || $0 == "M" } ?? 0
    }
    #expect(pieces { $0 < 0.3 ? -1 : 1 } == 2)
    #expect(pieces { $0 < -0.2 ? $0 : $0 < 0.3 ? 1 : -$0 } == 3)
    #expect(pieces { tanh(10_000 * $0) } == 1)
  }

  /// Numbers around 10¹² are too far apart to tell.
  @Test func `slopes far from 0 stay joined`() {
    #expect(jumps(1e12...(1e12 + 1)) { sin(20 * ($0 - 1e12)) }.isEmpty)
  }

  /// Noise jumps everywhere; nothing would be left of its line.
  @Test func `noise is joined`() {
    #expect(
      jumps(0...1) { Double(($0 * 1e9).bitPattern.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15).low >> 40) }
        .isEmpty)
  }
}
