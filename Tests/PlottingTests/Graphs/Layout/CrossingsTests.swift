import Plotting
import Testing

@Suite struct CrossingsTests {
  private func bruteForce(_ targets: [[Int]]) -> Int {
    let edges = targets.enumerated().flatMap { source, group in group.map { (source, $0) } }
    var count = 0
    for (first, a) in edges.enumerated() {
      for b in edges.dropFirst(first + 1) where (a.0 - b.0) * (a.1 - b.1) < 0 { count += 1 }
    }
    return count
  }

  @Test(arguments: 0..<100) func equalBruteForce(seed: Int) {
    var draws = Draws(seed: seed)
    let width = 1 + draws.below(9)
    let targets = (0..<(1 + draws.below(9))).map { _ in
      (0..<draws.below(5)).map { _ in draws.below(width) }
    }
    #expect(layerCrossings(targets, width: width) == bruteForce(targets))
  }

  @Test func nothingCrossesNothing() {
    #expect(layerCrossings([], width: 0) == 0)
    #expect(layerCrossings([[], []], width: 3) == 0)
  }

  /// The definition of Gansner et al. (1993), worked by hand.
  @Test func weightedMedians() {
    #expect(weightedMedian([]) == nil)
    #expect(weightedMedian([4]) == 4)
    #expect(weightedMedian([1, 4]) == 2.5)
    #expect(weightedMedian([9, 0, 1]) == 1)
    // left = 1 − 0, right = 10 − 4: (1·6 + 4·1) / 7
    #expect(weightedMedian([10, 0, 4, 1]) == 10.0 / 7)
    #expect(weightedMedian([2, 2, 2, 2]) == 2)
  }

  @Test(arguments: 0..<50) func longestIncreasingRunsEqualBruteForce(seed: Int) {
    var draws = Draws(seed: seed)
    let values = (0..<draws.below(9)).map { _ in draws.below(8) }
    let longest = (0..<(1 << values.count)).map { subset in
      values.indices.filter { subset >> $0 & 1 == 1 }.map { values[$0] }
    }.filter { zip($0, $0.dropFirst()).allSatisfy(<) }.map(\.count).max()
    let run = longestIncreasingRun(values)
    #expect(run.count == longest)
    #expect(zip(run, run.dropFirst()).allSatisfy { $0 < $1 && values[$0] < values[$1] })
  }
}
