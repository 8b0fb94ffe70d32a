/// The lowest and the highest of many numbers, found several at a time.
package struct Extremes {
  package let low: Double
  package let high: Double

  /// Nil where one of the numbers is not finite, or there are none.
  init?(_ values: UnsafeBufferPointer<Double>) {
    typealias Wide = SIMD4<Double>
    var (low, high) = (Wide(repeating: .infinity), Wide(repeating: -.infinity))
    // What is not finite less itself is no number; sums keep that.
    var difference = Wide.zero
    let bytes = UnsafeRawBufferPointer(values)
    let wideCount = values.count / Wide.scalarCount
    for index in 0..<wideCount {
      let value = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Wide>.size, as: Wide.self)
      low.replace(with: value, where: value .< low)
      high.replace(with: value, where: value .> high)
      difference += value - value
    }
    var ends = (low: low.min(), high: high.max(), difference: difference.sum())
    for value in values[(wideCount * Wide.scalarCount)...] {
      ends = (Swift.min(ends.low, value), Swift.max(ends.high, value), ends.difference + (value - value))
    }
    guard ends.low <= ends.high, ends.difference == 0 else { return nil }
    (self.low, self.high) = (ends.low, ends.high)
  }

  /// The extremes of a part of an array; nil where one of its numbers is not finite, or it is empty.
  package init?(_ values: [Double], _ part: Range<Int>) {
    let extremes = values.withUnsafeBufferPointer { Extremes(UnsafeBufferPointer(rebasing: $0[part])) }
    guard let extremes else { return nil }
    self = extremes
  }

  /// The extremes of a part that never falls; nil where one of its numbers is not finite, or it is empty.
  init?(ascending values: [Double], _ part: Range<Int>) {
    guard let low = values[part].first, let high = values[part].last, low.isFinite, high.isFinite else {
      return nil
    }
    (self.low, self.high) = (low, high)
  }

  /// The parts of so many numbers that are looked at together.
  static func parts(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: partSize).map { $0..<Swift.min($0 + partSize, count) }
  }

  /// How many numbers are looked at together.
  package static let partSize = 256
}
