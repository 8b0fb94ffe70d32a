/// What is known of the points of a line a few hundred at a time, so that one look at them answers many questions
/// (a zone map, as databases keep them).
package struct LineBlocks {
  /// Points that follow each other.
  package struct Block {
    /// Their places in the line.
    package let places: Range<Int>
    /// Their extent along x; nil where one is not finite.
    package let x: Extremes?
    /// Their extent along y; nil where one is not finite.
    package let y: Extremes?
    /// Whether each is one to the right of the one before it.
    package let isEveryStep: Bool
  }

  package private(set) var blocks: [Block] = []
  /// Whether x never falls, apart from values that are not finite.
  package private(set) var isMonotone = true
  private let y: [Double]

  package init(_ x: [Double], _ y: [Double]) {
    self.y = y
    let count = min(x.count, y.count)
    blocks.reserveCapacity(count / Extremes.partSize + 1)
    var previous = -Double.infinity
    for places in Extremes.parts(count) {
      let order = Order(x, places)
      let extent = order.isAscending ? Extremes(ascending: x, places) : Extremes(x, places)
      if let extent {
        isMonotone = isMonotone && order.isAscending && extent.low >= previous
        previous = x[places.upperBound - 1]
      } else {
        for value in x[places] where value.isFinite {
          isMonotone = isMonotone && value >= previous
          previous = value
        }
      }
      blocks.append(
        Block(places: places, x: extent, y: Extremes(y, places), isEveryStep: order.isEveryStep))
    }
  }

  /// The extremes along y of a part of the points, and their first places; nil where one is not finite.
  package func extremes(in places: Range<Int>) -> (low: Int, high: Int)? {
    var ends: (low: (Range<Int>, Double), high: (Range<Int>, Double))?
    var start = places.lowerBound
    while start < places.upperBound {
      let block = blocks[start / Extremes.partSize]
      let part = start..<min(block.places.upperBound, places.upperBound)
      guard let found = part == block.places ? block.y : Extremes(y, part) else { return nil }
      let (low, high) = (ends?.low ?? (part, found.low), ends?.high ?? (part, found.high))
      ends = (
        found.low < low.1 ? (part, found.low) : low, found.high > high.1 ? (part, found.high) : high
      )
      start = part.upperBound
    }
    guard let ends, let low = y[ends.low.0].firstIndex(of: ends.low.1),
      let high = y[ends.high.0].firstIndex(of: ends.high.1)
    else { return nil }
    return (low, high)
  }
}

/// How numbers follow each other, looked at several at a time.
private struct Order {
  /// Whether none is below the one before it, nor no number.
  let isAscending: Bool
  /// Whether each is one more than the one before it.
  let isEveryStep: Bool

  init(_ values: [Double], _ part: Range<Int>) {
    typealias Wide = SIMD4<Double>
    var (falls, strays) = (
      SIMDMask<Wide.MaskStorage>(repeating: false), SIMDMask<Wide.MaskStorage>(repeating: false)
    )
    var ends = (ascends: true, steps: true)
    values.withUnsafeBytes { bytes in
      let size = MemoryLayout<Double>.size
      var index = part.lowerBound
      while index + Wide.scalarCount < part.upperBound {
        let value = bytes.loadUnaligned(fromByteOffset: index * size, as: Wide.self)
        let next = bytes.loadUnaligned(fromByteOffset: (index + 1) * size, as: Wide.self)
        falls .|= .!(next .>= value)
        strays .|= next - value .!= 1
        index += Wide.scalarCount
      }
      for place in index..<max(index, part.upperBound - 1) {
        ends.ascends = ends.ascends && values[place + 1] >= values[place]
        ends.steps = ends.steps && values[place + 1] - values[place] == 1
      }
    }
    isAscending = ends.ascends && !any(falls)
    isEveryStep = ends.steps && !any(strays)
  }
}
