/// The 32-bit Mersenne Twister MT19937, the source of NumPy's legacy and Python's random numbers.
///
/// Source: M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998), with the seeding
/// of their revision of 2002.
struct MersenneTwister: Sendable, Equatable {
  private static let size = 624
  private static let middle = 397

  private var words: [UInt32]
  private var position = MersenneTwister.size

  /// Seeds from one word with Knuth's linear congruence: what `np.random.seed(n)` does.
  init(word seed: UInt32) {
    words = [UInt32](repeating: seed, count: Self.size)
    for index in 1..<Self.size {
      let previous = words[index - 1]
      words[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
    }
  }

  /// Seeds from a key of words: what `random.seed(n)` does with the words of `n`, least first.
  init(key: [UInt32]) {
    self.init(word: 19_650_218)
    let key = key.isEmpty ? [0] : key
    var slot = 1
    var keySlot = 0
    for _ in 0..<max(Self.size, key.count) {
      let previous = words[slot - 1]
      words[slot] =
        (words[slot] ^ ((previous ^ (previous >> 30)) &* 1_664_525)) &+ key[keySlot] &+ UInt32(keySlot)
      keySlot = keySlot + 1 == key.count ? 0 : keySlot + 1
      advance(&slot)
    }
    for _ in 1..<Self.size {
      let previous = words[slot - 1]
      words[slot] = (words[slot] ^ ((previous ^ (previous >> 30)) &* 1_566_083_941)) &- UInt32(slot)
      advance(&slot)
    }
    words[0] = 0x8000_0000
  }

  /// The next 32 random bits.
  mutating func next() -> UInt32 {
    if position == Self.size { refill() }
    var word = words[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  /// The next number in [0, 1) with 53 random bits.
  mutating func uniform() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  private mutating func advance(_ slot: inout Int) {
    slot += 1
    guard slot == Self.size else { return }
    words[0] = words[Self.size - 1]
    slot = 1
  }

  private mutating func refill() {
    for index in 0..<Self.size {
      let joined =
        (words[index] & 0x8000_0000) | (words[(index + 1) % Self.size] & 0x7FFF_FFFF)
      let twist: UInt32 = joined & 1 == 0 ? 0 : 0x9908_B0DF
      words[index] = words[(index + Self.middle) % Self.size] ^ (joined >> 1) ^ twist
    }
    position = 0
  }
}
