/// Sums whose rounding error grows with the logarithm of the number of terms, in an order that is always the same.
///
/// Blocks of up to 128 terms are added in eight lanes; blocks are added two by two (Higham, 1993).
enum PairwiseSum {
  private static let block = 128

  /// The sum of the terms.
  static func sum(_ terms: UnsafeBufferPointer<Double>) -> Double {
    sum(terms.count) { terms[$0] }
  }

  /// The sum of terms that are given by their number.
  @inline(__always)
  static func sum(_ count: Int, _ term: (Int) -> Double) -> Double {
    if count <= block { return blockSum(0, count, term) }
    // Partial sums wait for a partner of their own size, as digits do in binary counting.
    var waiting: [Double] = []
    for (number, start) in stride(from: 0, to: count, by: block).enumerated() {
      var partial = blockSum(start, min(start + block, count), term)
      for _ in 0..<number.trailingOnes { partial += waiting.popLast() ?? 0 }
      waiting.append(partial)
    }
    return waiting.reversed().reduce(0, +)
  }

  @inline(__always)
  private static func blockSum(_ start: Int, _ end: Int, _ term: (Int) -> Double) -> Double {
    var lanes = SIMD8<Double>.zero
    var i = start
    while i + 8 <= end {
      for lane in 0..<8 { lanes[lane] += term(i + lane) }
      i += 8
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    var total = two.x + two.y
    while i < end {
      total += term(i)
      i += 1
    }
    return total
  }
}

extension Int {
  /// How many of the lowest bits are 1 before the first 0.
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
