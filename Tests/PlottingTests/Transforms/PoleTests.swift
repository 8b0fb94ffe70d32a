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

  @Test func `even poles and one-sided ones break the curve too`() {
    #expect(breaks(-2...2) { 1 / ($0 * $0) } == [0])
    let even = breaks(-2...2) { 1 / (($0 - 0.3) * ($0 - 0.3)) }
    #expect(even.count == 1 && abs(even[0] - 0.3) < 1e-6)
    #expect(breaks(-2...2.1) { log(abs($0)) }.count == 1)
    #expect(breaks(0...1) { 1 / $0 } == [0])
    #expect(breaks(0...4) { 1 / $0.squareRoot() } == [0])
  }

  /// They end at a finite value, however steeply: |x|^0.1 at 0, in doubles 0.02 beside an irrational place.
  @Test(arguments: [0.05, 0.1, 0.2])
  func `cusps are no poles, and are drawn to their ends`(_ power: Double) throws {
    for center in [0, 0.123] {
      let curve = Sampling.sample(over: -1...1) { $0.map { pow(abs($0 - center), power) } }
      #expect(curve.y.allSatisfy(\.isFinite) && curve.y.min() == 0)
      let peak = Sampling.sample(over: -1...1) { $0.map { 1 / (1 + pow(abs($0 - center), power)) } }
      #expect(peak.y.allSatisfy(\.isFinite) && peak.y.max() == 1)
      #expect(breaks(-1...1) { pow(abs($0 - center), -power) }.count == 1)
    }
    #expect(breaks(-10...10) { pow(abs(sin($0)), power) }.isEmpty)
    #expect(breaks(-1...1) { min(pow(abs($0), power), 0.5) }.isEmpty)
  }

  @Test func `logarithms that end are no poles, those that do not are`() {
    #expect(breaks(-1...1) { log(abs($0) + 1e-12) }.isEmpty)
    #expect(breaks(-1...1) { log(abs($0 - 0.123)) } == [0.123])
    #expect(breaks(-10...10) { log(abs(sin($0))) }.count == 7)
    #expect(breaks(-3...3) { log(abs($0 * $0 - 2)) }.count == 2)
  }

  /// A step has no value of its own at 0, where the function is 0/0, or is infinite on the whole other side.
  @Test func `a pole may begin at a jump`() {
    func step(_ x: Double) -> Double { x > 0 ? 1 : 0 }
    let functions: [(Double) -> Double] = [
      { step($0) / $0 }, { step($0) / ($0 * $0) }, { max(0, $0) / ($0 * $0) }, { 1 / max(0, $0) },
      { step($0) / $0.squareRoot() }, { step($0) * log($0) }, { log(max(0, $0)) },
    ]
    for function in functions {
      let curve = Sampling.sample(over: -1...1) { $0.map(function) }
      #expect(zip(curve.x, curve.y).filter { $0.1.isInfinite }.map(\.0) == [0] && curve.breaks.isEmpty)
    }
    let waves = Sampling.sample(over: -10...10) { $0.map { step(sin($0)) / sin($0) } }
    #expect(waves.y.count(where: \.isInfinite) == 7)
    #expect(breaks(-3.5 ... -0.5) { tgamma($0) }.map { $0.rounded() } == [-3, -2, -1])
  }

  @Test func `high peaks, cusps and steep ends are finite`() {
    #expect(breaks(-1...1.1) { exp(-$0 * $0 * 1e6) }.isEmpty)
    #expect(breaks(-1...1.1) { 1 / ($0 * $0 + 1e-12) }.isEmpty)
    #expect(breaks(-1...1.1) { -abs($0).squareRoot() }.isEmpty)
    #expect(breaks(0...10, exp).isEmpty && breaks(-10...10) { $0 * $0 * $0 * $0 }.isEmpty)
    #expect(breaks(0...10) { sin(1_000 * $0) }.isEmpty)
  }
}

/// How high the axis of a function is.
@Suite struct PoleRangeTests {
  /// The ends of the vertical axis, as the figure tells them to the page.
  private func ends(
    _ range: ClosedRange<Double>, _ scale: Axis.Scale = .linear, _ function: (Double) -> Double
  ) throws -> ClosedRange<Double> {
    let curve = Sampling.sample(over: range, on: scale) { $0.map(function) }
    let line = LineMark(x: curve.x, y: curve.y, origin: .function)
    let svg = Figure([Panel([.line(line)], x: Axis("x", scale: scale))]).svg(.inline)
    let match = try #require(svg.firstMatch(of: /data-y="\w+ (\S+) (\S+) \d/))
    return try #require(Double(match.1))...#require(Double(match.2))
  }

  /// Half of 1/x² over −2…2 lies between 0.44 and 4, of log|x| between −0.7 and 0.4, of 1/x over 0…1 between 1.3 and 4.
  @Test func `the axis follows the bulk of a curve with poles`() throws {
    #expect((5...20).contains(try ends(-2...2) { 1 / ($0 * $0) }.upperBound))
    #expect((5...20).contains(try ends(0...1) { 1 / $0 }.upperBound))
    let logarithm = try ends(-2...2) { log(abs($0)) }
    #expect((-5 ... -2).contains(logarithm.lowerBound) && logarithm.upperBound >= 0.69)
    #expect((3...8).contains(try ends(-4...4, .linear, tan).upperBound))
  }

  /// Behind its pole 1/(1 − x) ends at −1, where the other curve ends too, and at −10, far below it.
  @Test(arguments: [(2.0, -1.0, 1.0), (1.1, -10, 100)])
  func `more is seen of a branch than its tip`(_ end: Double, _ foot: Double, _ height: Double) throws {
    let curve = Sampling.sample(over: -2...end) { $0.map { 1 / (1 - $0) } }
    let line = LineMark(x: curve.x, y: curve.y, series: "a", origin: .function)
    let other = LineMark(x: [-2, end], y: [-1, height], series: "b")
    let svg = Figure([Panel([.line(line), .line(other)])]).svg(.inline)
    let match = try #require(svg.firstMatch(of: /data-y="\w+ (\S+) (\S+) \d/))
    let (low, high) = (try #require(Double(match.1)), try #require(Double(match.2)))
    #expect((foot - low) / (high - low) >= 0.1)
  }

  /// As for max(0, 1/x), half of which is 0.
  @Test func `the axis follows the bulk beside a jump too`() throws {
    #expect((4...10).contains(try ends(-1...1) { ($0 > 0 ? 1 : 0) / $0 }.upperBound))
    #expect((4...20).contains(try ends(-1...1) { 1 / max(0, $0) }.upperBound))
  }

  @Test func `what is finite is never cut`() throws {
    #expect(try ends(0...10, .linear, exp).upperBound > 22_000)
    #expect(try ends(-10...10) { $0 * $0 * $0 * $0 }.upperBound >= 1e4)
    #expect(try ends(-1...1.1) { exp(-$0 * $0 * 1e6) }.upperBound >= 0.98)
    // Beside the pole at 0 the curve rises to 200.
    #expect(try ends(-5...5) { 1 / $0 + 100 * max($0 - 3, 0) }.upperBound >= 200)
  }

  @Test func `a pole leaves through the frame and the two sides of one are not joined`() {
    func pieces(_ range: ClosedRange<Double>, _ function: (Double) -> Double) -> Int {
      let curve = Sampling.sample(over: range) { $0.map(function) }
      let line = LineMark(x: curve.x, y: curve.y, origin: .function)
      let svg = Figure([Panel([.line(line)])]).svg(.file)
      let path = svg.split(separator: "\n").first { $0.contains("np-line") } ?? ""
      return path.split(separator: " d=\"").last?.prefix { $0 != "\"" }.count { $0 == "m" || $0 == "M" } ?? 0
    }
    #expect(pieces(-4...4, tan) == 3)
    #expect(pieces(-2...2) { 1 / ($0 * $0) } == 2)
  }

  /// A range down to 0 has no end on a logarithmic axis; three decades of it are shown.
  @Test func `a logarithmic axis shows the positive part of a range`() throws {
    #expect(Sampling.shown(0...1, on: .log) == 0.001...1)
    #expect(Sampling.shown(0...1, on: .linear) == 0...1 && Sampling.shown(0.5...1, on: .log) == 0.5...1)
    let line = Mark.line(LineMark(x: [0.001, 1], y: [1, 2], origin: .function))
    let svg = Figure([Panel([line], x: Axis(scale: .log, range: 0...1))]).svg(.file)
    #expect(svg.contains("what is ≤ 0 is not shown on the logarithmic scale"))
  }
}
