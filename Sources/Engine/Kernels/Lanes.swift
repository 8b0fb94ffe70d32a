/// Eight numbers that are worked on together.
///
/// Every kernel uses eight logical lanes and a fixed order of reduction, whatever the processor's
/// registers hold, so that AVX2 and AVX-512 give the same bits.
typealias Lanes = SIMD8<Double>

/// A place in memory that a kernel reads or writes; the workspace that made it owns it.
typealias Pointer = UnsafeMutablePointer<Double>

/// The number of lanes.
let laneCount = 8

extension UnsafeMutablePointer<Double> {
  /// The eight numbers at an offset; any alignment will do.
  @inline(__always)
  func lanes(_ offset: Int) -> Lanes {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Lanes.self)
  }

  /// The four numbers at an offset; any alignment will do.
  @inline(__always)
  func quad(_ offset: Int) -> SIMD4<Double> {
    UnsafeRawPointer(self + offset).loadUnaligned(as: SIMD4<Double>.self)
  }

  /// Writes four numbers at an offset; any alignment will do.
  @inline(__always)
  func store(_ quad: SIMD4<Double>, _ offset: Int) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: quad, as: SIMD4<Double>.self)
  }

  /// Writes eight numbers at an offset; any alignment will do.
  @inline(__always)
  func store(_ lanes: Lanes, _ offset: Int) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: lanes, as: Lanes.self)
  }
}

extension Lanes {
  /// The sum of the lanes in a fixed order: halves, quarters, eighths.
  @inline(__always)
  var total: Double {
    let quarters = lowHalf + highHalf
    let pair = quarters.lowHalf + quarters.highHalf
    return pair.x + pair.y
  }

  /// The lanes before `first`, and zeros from there on.
  @inline(__always)
  func cleared(from first: Int) -> Lanes {
    let numbers = SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7)
    return replacing(with: 0, where: numbers .>= Int64(first))
  }
}

/// The smallest multiple of the lane count that holds `count`.
func paddedToLanes(_ count: Int) -> Int { (count + laneCount - 1) / laneCount * laneCount }

/// A block of numbers, aligned to a cache line and freed with its owner.
struct Region: ~Copyable {
  /// The first number.
  let base: Pointer
  /// How many numbers there are.
  let count: Int

  /// A block of zeros.
  init(count: Int) {
    self.count = max(count, laneCount)
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: self.count * MemoryLayout<Double>.stride, alignment: 64)
    base = raw.initializeMemory(as: Double.self, repeating: 0, count: self.count)
  }

  /// A block whose numbers are to be written before they are read.
  init(uninitialized count: Int) {
    self.count = max(count, laneCount)
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: self.count * MemoryLayout<Double>.stride, alignment: 64)
    base = raw.bindMemory(to: Double.self, capacity: self.count)
  }

  /// A block that begins with some numbers and goes on with zeros.
  init(count: Int, _ numbers: [Double]) {
    self.init(count: count)
    numbers.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      base.update(from: start, count: min(source.count, self.count))
    }
  }

  /// Frees the block and gives a copy of its first numbers.
  consuming func numbers(_ count: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// Frees the block.
  consuming func free() {}

  deinit { UnsafeMutableRawPointer(base).deallocate() }
}
