import Plotting
import Testing

@Suite struct ExtremesTests {
  @Test(arguments: [1, 7, 8, 9, 16, 23, 600])
  func `the ends of numbers are found wherever they stand`(count: Int) {
    var noise = Noise(11)
    let values = (0..<count).map { _ in noise.normal() }
    for place in [0, count / 2, count - 1] {
      for spike in [1e300, -1e300] {
        var spiked = values
        spiked[place] = spike
        let found = Extremes(spiked, 0..<count)
        #expect(found?.low == spiked.min() && found?.high == spiked.max())
      }
      for wrong in [Double.nan, .infinity, -.infinity] {
        var broken = values
        broken[place] = wrong
        #expect(Extremes(broken, 0..<count) == nil)
      }
    }
    #expect(Extremes(values, 0..<0) == nil)
  }

  /// Column by column and value by value, as M4 is defined.
  @Test func `gaps are where they would be vertex by vertex`() {
    var noise = Noise(5)
    let x = (0..<5_000).map { Double($0) / 10 }
    var y = x.map { _ in noise.normal() }
    for hole in [0..<3, 700..<701, 1_200..<1_260, 4_990..<5_000] { for place in hole { y[place] = .nan } }
    let scales = (
      AxisScale(.linear, domain: 0...500, from: 0, to: 100),
      AxisScale(.linear, domain: -5...5, from: 9, to: 0)
    )
    var expected: [Set<Int>] = [[]]
    for column in 0..<100 {
      let places = (column * 50..<column * 50 + 50).filter { y[$0].isFinite }
      // 60 missing values, the only ones that are wider than a pixel, end in this column.
      if column == 25 { expected.append([]) }
      guard let first = places.first, let last = places.last else { continue }
      let low = places.min { (y[$0], $0) < (y[$1], $1) } ?? first
      let high = places.min { (-y[$0], $0) < (-y[$1], $1) } ?? first
      expected[expected.count - 1].formUnion([first, low, high, last])
    }
    let runs = Decimation.runs(x, y, xScale: scales.0, yScale: scales.1)
    #expect(runs.map(Set.init) == expected)
    #expect(runs.allSatisfy { $0 == $0.sorted() })
  }
}
