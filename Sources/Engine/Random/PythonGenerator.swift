/// Python's `random.Random`: the numbers that follow `random.seed(n)`.
struct PythonGenerator: Sendable, Equatable {
  private var twister: MersenneTwister
  private var spareNormal: Double?

  init(seed: UInt64) {
    let low = UInt32(truncatingIfNeeded: seed)
    let high = UInt32(truncatingIfNeeded: seed >> 32)
    twister = MersenneTwister(key: high == 0 ? [low] : [low, high])
  }

  /// `random.random()`: a number in [0, 1).
  mutating func uniform() -> Double { twister.uniform() }

  /// `random.gauss(0, 1)`: the method of Box and Muller, which makes two numbers at a time.
  mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let angle = twister.uniform() * (2 * Double.pi)
    let radius = (-2 * SystemElementary.log(1 - twister.uniform())).squareRoot()
    spareNormal = SystemElementary.sin(angle) * radius
    return SystemElementary.cos(angle) * radius
  }

  /// `random.randrange(count)`: an integer in 0..<count, by rejection; 0 when `count` is less than 1.
  mutating func index(below count: Int) -> Int {
    guard count > 0 else { return 0 }
    let bits = Int.bitWidth - count.leadingZeroBitCount
    while true {
      let candidate = word(bits: bits)
      if candidate < UInt64(count) { return Int(candidate) }
    }
  }

  /// `random.getrandbits(bits)` for 1…63 bits: the low word is drawn first.
  private mutating func word(bits: Int) -> UInt64 {
    guard bits > 32 else { return UInt64(twister.next() >> UInt32(32 - bits)) }
    let low = UInt64(twister.next())
    return UInt64(twister.next() >> UInt32(64 - bits)) << 32 | low
  }
}
