import Engine
import Testing

@Suite("Summation")
struct SummationTests {
  /// Sums by Neumaier's compensated summation (1974): the error of each addition is kept and added at the end.
  private func compensated(_ terms: [Double]) -> Double {
    var (sum, rest) = (0.0, 0.0)
    for term in terms {
      let next = sum + term
      rest += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
      sum = next
    }
    return sum + rest
  }

  /// The error bound of pairwise summation over eight lanes in blocks of 128: the deepest term takes part in
  /// 16 + 3 + ⌈log₂(n/128)⌉ additions (Higham, 1993).
  private func bound(_ terms: [Double]) -> Double {
    var depth = 19.0
    var blocks = terms.count / 128
    while blocks > 0 { (depth, blocks) = (depth + 1, blocks / 2) }
    return depth * 0x1p-53 * terms.reduce(0) { $0 + abs($1) }
  }

  @Test(
    "sums of any length stay within the bound of pairwise summation",
    arguments: [
      0, 1, 7, 8, 9, 127, 128, 129, 255, 256, 1000, 4097, 100_000,
    ])
  func sums(_ count: Int) throws {
    var generator = Generator.swiftNN(seed: UInt64(count))
    let terms = generator.normals(count).enumerated().map { index, value in
      index % 3 == 0 ? value * 1e8 : value
    }
    let sum = try #require(try Operation.sum()([Tensor(terms)]).scalar)
    #expect(abs(sum - compensated(terms)) <= bound(terms))
  }

  @Test("a million tenths lose almost nothing")
  func tenths() throws {
    let sum = try Operation.sum()([Tensor([Double](repeating: 0.1, count: 1_000_000))])
    // math.fsum([0.1] * 1000000) in Python; adding one after the other gives 100000.00000133288.
    #expect(abs((sum.scalar ?? 0) - 100_000) < 1e-9)
  }

  @Test("sums along an axis are the sums of its lines", arguments: [0, 1, 2])
  func lines(_ axis: Int) throws {
    var generator = Generator.swiftNN(seed: 3)
    let shape = [5, 70, 300]
    let tensor = try Tensor(shape: shape, values: generator.normals(5 * 70 * 300))
    let strides = [70 * 300, 300, 1]
    let sums = try Operation.sum(axis: axis)([tensor])
    let others = [0, 1, 2].filter { $0 != axis }
    for first in stride(from: 0, to: shape[others[0]], by: 3) {
      for second in stride(from: 0, to: shape[others[1]], by: 13) {
        let origin = first * strides[others[0]] + second * strides[others[1]]
        let line = (0..<shape[axis]).map { tensor[origin + $0 * strides[axis]] }
        let found = sums[first * shape[others[1]] + second]
        #expect(abs(found - compensated(line)) <= bound(line))
      }
    }
  }
}
