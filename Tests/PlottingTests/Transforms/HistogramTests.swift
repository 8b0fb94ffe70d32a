import Foundation
import Plotting
import Testing

@Suite struct HistogramTests {
  /// numpy.histogram(values, bins=edges) with edges [0.5, 1.5, 2.5, 3.5, 4.5]: [1, 2, 1, 0] and [0, 1, 2, 1].
  @Test func `shared intervals hold the same numbers`() {
    let both = Histogram.sharing([[1, 2, 2, 3], [2, 3, 3, 4]]).histograms
    #expect(both.map(\.edges) == Array(repeating: [0.5, 1.5, 2.5, 3.5, 4.5], count: 2))
    #expect(both.map(\.counts) == [[1, 2, 1, 0], [0, 1, 2, 1]])
  }

  /// numpy.histogram(values, bins=edges) with edges 0.25…0.5 by 0.05, as shared: an interval holds its lower end.
  @Test func `fractions at edges fall into the same interval everywhere`() {
    let both = Histogram.sharing([[0.25, 0.3, 0.5], [0.3, 0.35, 0.5]], bins: 5).histograms
    #expect(both[0].edges == both[1].edges && both[0].counts.reduce(0, +) == 3)
    for (histogram, values) in zip(both, [[0.25, 0.3, 0.5], [0.3, 0.35, 0.5]]) {
      for bin in histogram.counts.indices {
        let (low, high) = (histogram.edges[bin], histogram.edges[bin + 1])
        let isLast = bin == histogram.counts.count - 1
        #expect(histogram.counts[bin] == values.count { $0 >= low && ($0 < high || isLast && $0 == high) })
      }
    }
  }

  @Test(arguments: [
    [-1.7e308, 0], [-1.5e308, 0], [-1.7e308, 1.7e308], [1.7e308, 1.6e308, 3],
    [.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude], [0, .leastNonzeroMagnitude],
    [0.01 * .leastNormalMagnitude, 0.02 * .leastNormalMagnitude], [-0.0, 0],
  ])
  func `the largest and the smallest numbers are counted`(_ values: [Double]) {
    for bins in [nil, 1, 7] {
      let histogram = Histogram(values, bins: bins)
      #expect(histogram.counts.reduce(0, +) == values.count)
      #expect(histogram.edges.allSatisfy { $0.isFinite })
      for scale in [Axis.Scale.linear, .symlog(threshold: 1)] {
        let figure = Figure([Panel([.rect(histogram.mark())], x: Axis(scale: scale))])
        #expect(figure.svg(.file).contains("np-rect"))
        #expect(!figure.summary.isEmpty && figure.dataTable != nil)
      }
    }
  }

  @Test func `whole numbers have an interval each`() throws {
    let histogram = Histogram([0, 1, 1, 2, 9])
    #expect(histogram.isWhole && histogram.counts == [1, 2, 1, 0, 0, 0, 0, 0, 0, 1])
    let table = try #require(Figure([Panel([.rect(histogram.mark())], x: Axis("v"))]).dataTable)
    #expect(table.rows.prefix(2).map { $0[0] } == ["0", "1"])
    #expect(!Histogram([0, 1, 100]).isWhole && !Histogram([0.5, 1]).isWhole)
    #expect(!Histogram([1, 2, 3], bins: 3).isWhole)
  }

  @Test func `whole numbers far from 0 are in the middle of their intervals`() {
    let far = Histogram([1e9, 1e9 + 1, 1e9 + 3])
    #expect(far.isWhole && far.edges.first == 1e9 - 0.5 && far.counts == [1, 1, 0, 1])
    #expect(Histogram([1e15, 1e15 + 1]).edges == [1e15 - 0.5, 1e15 + 0.5, 1e15 + 1.5])
  }

  private static let draws = [
    -0.8, -1.32, -0.25, 0.42, 1.14, 0.11, -0.55, -0.78, 0.75, 1.63, 0.27, -1.23, -0.96, 1.6, 0.2, -1.73,
    -0.08,
    -1.16, -0.63, -0.49, -0.71, 0.55, -0.06, -0.59,
  ]

  // numpy.histogram(values, bins, range=range), NumPy 2: counts and edges.
  @Test(
    arguments: [
      (draws, 4, nil, [5, 10, 6, 3], [-1.73, -0.89, -0.050000000000000044, 0.79, 1.63]),
      (draws, 3, -1...1, [8, 6, 3], [-1.0, -0.33333333333333337, 0.33333333333333326, 1.0]),
      (
        draws, 7, -2...2, [1, 4, 7, 6, 3, 1, 2],
        [
          -2.0, -1.4285714285714286, -0.8571428571428572, -0.2857142857142858, 0.2857142857142856,
          0.8571428571428568, 1.4285714285714284, 2.0,
        ]
      ),
      (draws, 1, nil, [24], [-1.73, 1.63]),
      ([2.5, 2.5], 3, nil, [0, 2, 0], [2, 2.3333333333333335, 2.6666666666666665, 3]),
      (
        [0, 0.1, 0.2, 0.3, 0.4, 0.5], 5, nil, [1, 1, 2, 0, 2], [0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5]
      ),
      ([1, 2.5, 2.7, 3, 3.3, 9], 3, 0...6, [1, 4, 0], [0, 2, 4, 6]),
      ([1e-300, 2e-300, 4e-300], 3, nil, [1, 1, 1], [1e-300, 2e-300, 3e-300, 4e-300]),
      ([1e9, 1e9 + 1, 1e9 + 1, 1e9 + 3], 3, nil, [1, 2, 1], [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3]),
      ([0.1, 0.2, 0.3, 0.6, 0.7], 6, 0.1...0.7, [1, 1, 1, 0, 0, 2], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
      ([-5, 5], 4, -10...10, [0, 1, 0, 1], [-10, -5, 0, 5, 10]),
      ([1e15, 1e15 + 1, 1e15 + 2, 1e15 + 2], 2, nil, [1, 3], [1e15, 1e15 + 1, 1e15 + 2]),
    ] as [([Double], Int, ClosedRange<Double>?, [Int], [Double])])
  func `counts and edges are those of numpy`(
    _ values: [Double], _ bins: Int, _ range: ClosedRange<Double>?, _ counts: [Int], _ edges: [Double]
  ) {
    let histogram = Histogram(values, bins: bins, over: range)
    #expect(histogram.counts == counts && histogram.edges == edges)
  }

  // numpy.geomspace(1, 3000, 6) and numpy.geomspace(10, 1000, 5) as the edges of numpy.histogram.
  @Test(
    arguments: [
      (
        nil, 5, [3, 3, 2, 1, 2],
        [1, 4.959344196412832, 24.595094858493642, 121.9755409466936, 604.9186910983003, 3_000]
      ),
      (10...1_000, 4, [1, 1, 1, 2], [10, 31.622776601683793, 100, 316.2277660168379, 1_000]),
    ] as [(ClosedRange<Double>?, Int, [Int], [Double])])
  func `logarithmic intervals are those of numpy`(
    _ range: ClosedRange<Double>?, _ bins: Int, _ counts: [Int], _ edges: [Double]
  ) {
    let values: [Double] = [1, 2, 3, 5, 8, 20, 50, 100, 400, 1_000, 3_000]
    let histogram = Histogram(values, bins: bins, over: range, on: .log)
    #expect(histogram.counts == counts)
    for (edge, expected) in zip(histogram.edges, edges) { #expect(abs(edge / expected - 1) < 1e-14) }
  }

  /// With a round step that divides the range, the ends are multiples of it; else the intervals are equal parts.
  @Test(arguments: [-2.0...2, -2.03...1.98])
  func `intervals fill the range that is given`(_ range: ClosedRange<Double>) {
    let edges = Histogram(Self.draws, over: range).edges
    #expect(edges.first == range.lowerBound && edges.last == range.upperBound && edges.count > 4)
  }

  @Test func `intervals are equal on a symmetric logarithm`() {
    let edges = Histogram([-900, -3, 0, 2, 40, 5_000], bins: 6, on: .symlog(threshold: 1)).edges
    let places = edges.map { $0 < 0 ? -log1p(-$0) : log1p($0) }
    for (a, b) in zip(places, places.dropFirst()) {
      #expect(abs(b - a - (log(901) + log(5_001)) / 6) < 1e-12)
    }
  }

  /// The squares of such numbers are 0 or infinite.
  @Test(arguments: [1e-300, 1, 1e300])
  func `how many intervals there are depends on no unit`(_ unit: Double) {
    let histogram = Histogram([-0.79, 2.48, -0.956, -1.35, 0.587].map { $0 * unit })
    #expect(histogram.counts == [1, 2, 1, 0, 1])
  }

  /// Many weights of small spread beside few of large spread, whose common intervals would hold one value each.
  @Test func `samples of different spread have intervals of their own`() {
    let many = (0..<2_000).map { 0.4 * sin(Double($0 * $0)) }
    let few = (0..<30).map { 1.2 * sin(Double($0 * $0)) }
    let both = Histogram.sharing([many, few])
    #expect(both.commons == .scale)
    #expect(both.histograms[1].counts.count { $0 == 0 } < both.histograms[1].counts.count / 2)
    #expect(both.histograms[1].counts.reduce(0, +) == 30)
  }

  @Test func `samples far apart share nothing`() {
    let (tiny, large) = ([-0.02, 0, 0.01, 0.02], [-9.0, 1, 3, 10])
    #expect(Histogram.sharing([tiny, large]).commons == .nothing)
    #expect(Histogram.sharing([large, large.map { $0 + 1_000 }]).commons == .nothing)
    #expect(Histogram.sharing([tiny, large], over: -10...10).commons == .scale)
    #expect(Histogram.sharing([large, [2, 2, 2]]).commons == .intervals)
    #expect(Histogram.sharing([tiny, []]).commons == .intervals)
  }

  /// Body heights of eighteen people are whole numbers, but an interval for each would show nothing.
  @Test func `few whole numbers far apart are no places of their own`() {
    let heights: [Double] = [
      150, 152, 155, 158, 160, 161, 163, 165, 168, 170, 171, 172, 175, 178, 180, 182, 185, 190,
    ]
    let histogram = Histogram(heights)
    #expect(!histogram.isWhole && histogram.counts.count < 8 && histogram.counts.reduce(0, +) == 18)
    #expect(Histogram([1, 2, 2, 6]).isWhole)
    #expect(Histogram((0..<60).map { Double($0 % 20) }).isWhole)
  }
}
