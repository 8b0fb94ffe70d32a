import Foundation
import Plotting
import Testing

/// Where a sampled curve is broken.
@Suite struct PoleTests {
  private func breaks(_ range: ClosedRange<Double>, _ function: (Double) -> Double) -> [Double] {
    let curve = Sampling.sample(over: range) { $0.map(function) }
    return zip(curve.x, curve.y).filter { !$0.1.isFinite }.map(\.0)
  }

  @Test func `the tangent is broken at its poles`() {
    let poles = breaks(-4...4, tan)
    #expect(poles.count == 2)
    for (pole, expected) in zip(poles, [-Double.pi / 2, .pi / 2]) { #expect(abs(pole - expected) < 1e-4) }
    #expect(breaks(-1...1.1) { 1 / $0 }.count == 1)
    #expect(breaks(-1...1.1) { 1 / ($0 * $0 * $0) }.count == 1)
  }

  @Test func `steep and stepping curves are not broken`() {
    #expect(breaks(-1...1.1) { tanh(10_000 * $0) }.isEmpty)
    #expect(breaks(-1...1.1) { $0 < 0 ? -1 : 1 }.isEmpty)
    #expect(breaks(-1...1.1) { 1e8 * $0 * $0 * $0 }.isEmpty)
    #expect(breaks(-20...20) { 100 * sin($0 * 3) }.isEmpty)
    #expect(breaks(-1...1.1, cbrt).isEmpty)
  }
}
