/// Sums whose rounding error grows with the logarithm of the number of terms, in an order that is always the same.
///
/// Blocks of up to 128 terms are added in eight lanes; blocks are added two by two (Higham, 1993).
enum PairwiseSum {
  private static let block = 128

  /// The sum of the terms.
  static func sum(_ terms: UnsafeBufferPointer<Double>) -> Double {
    if terms.count <= block { return blockSum(terms, 0, terms.count) }
    // One partial sum per level of the tree: level k holds 2^k blocks, as in binary counting.
    var levels: [Double] = []
    var blockIndex = 0
    for start in stride(from: 0, to: terms.count, by: block) {
      var partial = blockSum(terms, start, min(start + block, terms.count))
      var carry = blockIndex
      while carry & 1 == 1, let last = levels.popLast() {
        partial = last + partial
        carry >>= 1
      }
      levels.append(partial)
      blockIndex += 1
    }
    return levels.reversed().dropFirst().reduce(levels.last ?? 0) { $1 + $0 }
  }

  private static func blockSum(_ terms: UnsafeBufferPointer<Double>, _ start: Int, _ end: Int) -> Double {
    var lanes = SIMD8<Double>.zero
    var i = start
    while i + 8 <= end {
      lanes += SIMD8(
        terms[i], terms[i + 1], terms[i + 2], terms[i + 3], terms[i + 4], terms[i + 5], terms[i + 6], terms[i + 7])
      i += 8
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    var total = two.x + two.y
    while i < end {
      total += terms[i]
      i += 1
    }
    return total
  }
}
