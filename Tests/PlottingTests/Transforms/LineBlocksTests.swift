import Plotting
import Testing

/// Blocks against the plain definitions, over lengths around the size of a block.
@Suite struct LineBlocksTests {
  @Test(arguments: [1, 5, 255, 256, 257, 1_000])
  func `the order of positions is found in any block`(count: Int) {
    let steps = (0..<count).map { Double($0) + 3 }
    #expect(LineBlocks(steps, steps).isMonotone)
    #expect(isEveryStep(steps))
    for place in Set([1, count / 2, count - 1]) where place > 0 && place < count {
      var broken = steps
      broken[place] = steps[place - 1] - 0.5
      #expect(!LineBlocks(broken, steps).isMonotone)
      broken[place] = .nan
      #expect(LineBlocks(broken, steps).isMonotone)
      broken = steps.enumerated().map { $0 < place ? $1 : $1 + 1 }
      #expect(LineBlocks(broken, steps).isMonotone)
      let isWithinBlock = place % Extremes.partSize != 0
      #expect(isEveryStep(broken) != isWithinBlock)
    }
  }

  private func isEveryStep(_ x: [Double]) -> Bool {
    LineBlocks(x, x).blocks.allSatisfy { $0.isEveryStep }
  }

  @Test func `the extremes of any part are where they are first reached`() {
    var noise = Noise(23)
    // Whole numbers repeat their extremes.
    let y = (0..<1_500).map { _ in (3 * noise.normal()).rounded() }
    let blocks = LineBlocks(y.indices.map(Double.init), y)
    for places in [0..<1, 0..<256, 10..<600, 255..<257, 300..<1_500, 512..<1_024, 0..<1_500] {
      let found = blocks.extremes(in: places)
      #expect(found?.low == y[places].firstIndex(of: y[places].min() ?? 0))
      #expect(found?.high == y[places].firstIndex(of: y[places].max() ?? 0))
    }
    var broken = y
    broken[700] = .infinity
    let gap = LineBlocks(y.indices.map(Double.init), broken)
    #expect(gap.extremes(in: 650..<710) == nil && gap.extremes(in: 701..<1_024) != nil)
    #expect(gap.extremes(in: 5..<5) == nil)
  }
}
