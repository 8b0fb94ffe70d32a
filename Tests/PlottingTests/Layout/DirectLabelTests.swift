import Plotting
import Testing

@Suite struct DirectLabelTests {
  @Test func `labels apart already stay where they are`() {
    #expect(DirectLabels.apart([10, 50, 90], by: 15, in: 0...100) == [10, 50, 90])
  }

  // The least squares of two labels at the same place: half the gap to each side.
  @Test func `labels at one place part evenly`() {
    #expect(DirectLabels.apart([50, 50], by: 10, in: 0...100) == [45, 55])
  }

  @Test(arguments: 0..<50)
  func `labels are in order, apart and inside`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let places = (0..<6).map { _ in noise.unit() * 100 }.sorted()
    let moved = DirectLabels.apart(places, by: 15, in: 0...100)
    for (a, b) in zip(moved, moved.dropFirst()) { #expect(b - a >= 15 - 1e-9) }
    #expect(moved.allSatisfy { (-1e-9...100 + 1e-9).contains($0) })
  }
}
