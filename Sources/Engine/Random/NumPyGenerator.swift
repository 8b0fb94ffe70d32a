/// NumPy's legacy `RandomState`: the numbers that follow `np.random.seed(n)`.
struct NumPyGenerator: Sendable, Equatable {
  private var twister: MersenneTwister
  private var spareNormal: Double?

  init(seed: UInt32) { twister = MersenneTwister(word: seed) }

  /// `np.random.random()`: a number in [0, 1).
  mutating func uniform() -> Double { twister.uniform() }

  /// `np.random.randn()`: the polar method of Marsaglia, which makes two numbers at a time.
  mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let first = 2 * twister.uniform() - 1
      let second = 2 * twister.uniform() - 1
      let square = first * first + second * second
      guard square < 1, square != 0 else { continue }
      let factor = (-2 * SystemElementary.log(square) / square).squareRoot()
      spareNormal = factor * first
      return factor * second
    }
  }

  /// An integer in 0…limit, by masking and rejection.
  mutating func index(through limit: Int) -> Int {
    guard limit > 0 else { return 0 }
    let mask = UInt64.max >> UInt64(limit).leadingZeroBitCount
    while true {
      let word = limit <= Int(UInt32.max) ? UInt64(twister.next()) : wideWord()
      if word & mask <= UInt64(limit) { return Int(word & mask) }
    }
  }

  private mutating func wideWord() -> UInt64 {
    let high = UInt64(twister.next())
    return high << 32 | UInt64(twister.next())
  }
}
