import Foundation
import Plotting
import Testing

@Suite struct TransformTests {
  // numpy.histogram([1, 2, 2, 3, 10], bins=3): counts [4, 0, 1], edges [1, 4, 7, 10].
  @Test func `counts are those of numpy`() {
    let histogram = Histogram([1, 2, 2, 3, 10, .nan], bins: 3)
    #expect(histogram.counts == [4, 0, 1])
    for (edge, expected) in zip(histogram.edges, [1, 4, 7, 10.0]) { #expect(abs(edge - expected) < 1e-12) }
    #expect(histogram.omitted.count == 1)
  }

  // Decades of [1, 1, 1, 2, 3, 4, 100 000]: six values below 10, the last in the fifth decade; 0 has no logarithm.
  @Test func `logarithmic intervals are equal in the logarithm`() {
    let histogram = Histogram([1, 1, 1, 2, 3, 4, 100_000, 0], on: .log)
    #expect(histogram.counts == [6, 0, 0, 0, 1])
    #expect(histogram.edges == [1, 10, 100, 1_000, 10_000, 100_000])
    #expect(histogram.omitted == [0])
  }

  // Sturges: 1 + log₂ 12 ≈ 4.6 intervals of 11 are 2.4 wide, rounded to 2: edges 0, 2, … 12.
  @Test func `few values still have several bars`() {
    #expect(Histogram((0..<12).map { Double($0) + 0.5 }).edges == [0, 2, 4, 6, 8, 10, 12])
  }

  @Test(arguments: [[], [1], [2, 2, 2], [1e300, -1e300], [1e-300, 2e-300], [.nan], [1e9, 1e9 + 1e-3]])
  func `every finite value is counted once`(_ values: [Double]) {
    let histogram = Histogram(values)
    #expect(histogram.counts.reduce(0, +) + histogram.omitted.count == values.count)
    #expect(histogram.edges.count == histogram.counts.count + 1 && histogram.counts.count <= 201)
  }

  // pandas.Series([1, 2, 3, 4]).rolling(2, min_periods=1).mean()
  @Test func `moving averages are those of pandas`() {
    #expect(Smoothing.movingAverage([1, 2, 3, 4], window: 2) == [1, 1.5, 2.5, 3.5])
  }

  /// Each mean has the digits of the values in its window, whatever stood before it.
  @Test(arguments: [1, 2, 3, 5, 7, 40, 100])
  func `moving averages of values that fall keep their digits`(window: Int) {
    var values = (0..<60).map { pow(10, -Double($0) / 3) }
    (values[11], values[30], values[31]) = (.nan, .infinity, .nan)
    for (index, mean) in Smoothing.movingAverage(values, window: window).enumerated() {
      let part = values[max(0, index - window + 1)...index].filter(\.isFinite)
      guard values[index].isFinite else {
        #expect(!mean.isFinite)
        continue
      }
      let expected = part.reduce(0, +) / Double(part.count)
      #expect(abs(mean - expected) <= 1e-14 * expected)
    }
  }

  // pandas.Series([1, 2, 4]).ewm(alpha=0.5, adjust=True).mean()
  @Test func `exponential averages are those of pandas`() {
    let means = Smoothing.exponentialAverage([1, 2, 4], decay: 0.5)
    for (mean, expected) in zip(means, [1, 5.0 / 3, 3]) { #expect(abs(mean - expected) < 1e-12) }
  }

  @Test func `sampling is finer at a kink`() {
    let curve = Sampling.sample(over: -1...1, count: 10) { $0.map { abs($0 - 0.03) } }
    let nearest = curve.x.map { abs($0 - 0.03) }.min() ?? 1
    #expect(nearest < 0.01 && curve.x == curve.x.sorted())
  }

  /// 1,592 waves, two or three in each pixel; in every hundredth of the interval both crests are found.
  @Test func `a fast oscillation keeps its envelope`() {
    let curve = Sampling.sample(over: 0...10) { $0.map { sin(1_000 * $0) } }
    for part in 0..<100 {
      let (low, high) = (Double(part) / 10, Double(part + 1) / 10)
      let heights = zip(curve.x, curve.y).filter { (low...high).contains($0.0) }.map(\.1)
      #expect(heights.max() ?? 0 > 0.99 && heights.min() ?? 0 < -0.99)
    }
  }

  @Test func `a narrow peak between two steps is found`() {
    let curve = Sampling.sample(over: -1...1.1) { $0.map { exp(-$0 * $0 * 1e6) } }
    #expect(curve.y.max() ?? 0 > 0.98)
  }

  @Test func `simplified lines stay within the tolerance`() {
    let points = (0...1_000).map { Point(Double($0), 50 * sin(Double($0) / 60)) }
    // The slope is at most 5/6, so 0.1 across the line is at most 0.13 along y.
    let kept = Simplification.simplified(points, tolerance: 0.1)
    #expect(kept.count < 200)
    for point in points {
      guard let after = kept.firstIndex(where: { $0.x >= point.x }), after > 0 else { continue }
      let (a, b) = (kept[after - 1], kept[after])
      #expect(abs(a.y + (b.y - a.y) * (point.x - a.x) / (b.x - a.x) - point.y) < 0.131)
    }
  }

  @Test func `decimation keeps the extremes of every column`() {
    var noise = Noise(4)
    let x = (0..<20_000).map(Double.init)
    let y = x.map { _ in noise.normal() }
    let scales = (
      AxisScale(.linear, domain: 0...20_000, from: 0, to: 100),
      AxisScale(.linear, domain: -5...5, from: 100, to: 0)
    )
    let runs = Decimation.runs(x, y, xScale: scales.0, yScale: scales.1)
    let kept = Set(runs.joined())
    #expect(runs.count == 1 && kept.count <= 400)
    for column in 0..<100 {
      let places = (column * 200)..<(column * 200 + 200)
      for extreme in [places.min { y[$0] < y[$1] }, places.max { y[$0] < y[$1] }, places.first, places.last] {
        #expect(extreme.map(kept.contains) == true)
      }
    }
  }

  @Test func `tables of functions have round steps, however the curve was sampled`() throws {
    func table(_ functions: [(Double) -> Double], on scale: Axis.Scale = .linear) throws -> DataTable {
      let lines = functions.map { function in
        let samples = Sampling.sample(over: 1...100, on: scale) { $0.map(function) }
        return Mark.line(LineMark(x: samples.x, y: samples.y, series: nil, origin: .function))
      }
      return try #require(Figure([Panel(lines, x: Axis(scale: scale))]).dataTable)
    }
    let shared = try table([{ $0 }, { sin($0 * $0) }])
    #expect(shared.rows.map { $0[0] } == (0...40).map { NumberText.short(1 + 2.475 * Double($0), digits: 6) })
    #expect(shared.rows.allSatisfy { $0[0] == $0[1] } && shared.columns.count == 3)
    #expect(try table([{ $0 }], on: .log).rows[20] == ["10", "10"])
  }

  // The region x² + y² ≤ 1 has the area π.
  @Test func `the boundary of a disc encloses its area`() {
    let field = Field(x: -2...2, y: -2...2, columns: 200, rows: 200) { x, y in -(x * x + y * y) }
    let rings = MarchingSquares(field).rings(at: -1)
    #expect(rings.count == 1)
    #expect(abs(area(rings.first ?? []) / 2_500 - Double.pi) < 0.002)
  }

  @Test func `a straight boundary is straight up to the border`() {
    let field = Field(x: 0...10, y: 0...10, columns: 10, rows: 10) { x, y in x + 2 * y }
    let points = MarchingSquares(field).rings(at: 7).flatMap(\.self)
    func isOnBorder(_ point: Point) -> Bool { [point.x, point.y].contains { $0 == 0 || $0 == 10 } }
    #expect(points.allSatisfy { isOnBorder($0) || abs($0.x + 2 * $0.y - 7) < 1e-9 })
    for end in [Point(0, 3.5), Point(7, 0)] {
      #expect(points.contains { abs($0.x - end.x) < 1e-9 && abs($0.y - end.y) < 1e-9 })
    }
  }

  @Test func `rings close at the border and around holes`() {
    let all = MarchingSquares(Field(matrix: [1, 1, 1, 1], rows: 2, columns: 2)).rings(at: 0)
    #expect(all.count == 1 && abs(abs(area(all.first ?? [])) - 4) < 1e-9)
    let hole = MarchingSquares(Field(matrix: [1, 1, 1, 1, .nan, 1, 1, 1, 1], rows: 3, columns: 3)).rings(
      at: 0)
    #expect(hole.count == 2)
    #expect(MarchingSquares(Field(matrix: [], rows: 0, columns: 0)).rings(at: 0).isEmpty)
  }

  /// The valley (30(v − ½ sin 2u))² + u²/40 is narrower than a cell of 90 × 90; below 0.1 it is one piece.
  @Test func `a narrow valley is one piece`() {
    func height(_ u: Double, _ v: Double) -> Double { 900 * pow(v - sin(2 * u) / 2, 2) + u * u / 40 }
    let coarse = Field(x: -1...1, y: -1.5...1.5, columns: 90, rows: 90, height)
    let refinement = FieldRefinement(coarse, isLogarithmic: true)
    let fine = refinement.field(zip(refinement.x, refinement.y).map(height))
    func pieces(_ field: Field) -> Int {
      let depths = field.values.map { -log($0) }
      return MarchingSquares(
        Field(columns: field.columns, rows: field.rows, values: depths, x: field.x, y: field.y)
      ).rings(at: -log(0.1)).count
    }
    #expect(pieces(coarse) > 3 && pieces(fine) == 1)
    #expect(refinement.x.count <= 90 * 90 * 8 * 3 / 10)
    let flat = FieldRefinement(
      Field(x: 0...1, y: 0...1, columns: 9, rows: 9) { $0 + $1 }, isLogarithmic: false)
    #expect(flat.x.isEmpty)
  }

  private func area(_ ring: [Point]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
  }

  @Test func `clipped lines stay inside`() {
    let frame = Rect(x: 0, y: 0, width: 10, height: 10)
    let pieces = Clipping.lines([Point(-5, 5), Point(5, 5), Point(5, 50), Point(8, 5)], to: frame)
    #expect(pieces.count == 2 && pieces.joined().allSatisfy(frame.contains))
    let polygon = Clipping.polygon([Point(-5, -5), Point(15, -5), Point(15, 5), Point(-5, 5)], to: frame)
    #expect(abs(abs(area(polygon)) - 50) < 1e-9)
  }
}
