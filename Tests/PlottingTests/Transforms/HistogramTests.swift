import Plotting
import Testing

@Suite struct HistogramTests {
  /// numpy.histogram(values, bins=edges) with edges [0.5, 1.5, 2.5, 3.5, 4.5]: [1, 2, 1, 0] and [0, 1, 2, 1].
  @Test func `shared intervals hold the same numbers`() {
    let both = Histogram.sharing([[1, 2, 2, 3], [2, 3, 3, 4]])
    #expect(both.map(\.edges) == Array(repeating: [0.5, 1.5, 2.5, 3.5, 4.5], count: 2))
    #expect(both.map(\.counts) == [[1, 2, 1, 0], [0, 1, 2, 1]])
  }

  /// numpy.histogram(values, bins=edges) with edges 0.25…0.5 by 0.05, as shared: an interval holds its lower end.
  @Test func `fractions at edges fall into the same interval everywhere`() {
    let both = Histogram.sharing([[0.25, 0.3, 0.5], [0.3, 0.35, 0.5]], bins: 5)
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
}
