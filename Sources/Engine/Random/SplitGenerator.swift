/// swift-nn's own generator: xoshiro256++ whose state is a pure function of a seed and of names.
///
/// `split(_:)` derives an independent generator from the seed and a name; it neither reads nor moves
/// the stream, so what one name draws never depends on what another name drew.
///
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47
/// (2021); the seed is spread over the state by SplitMix64, and names are hashed with FNV-1a.
struct SplitGenerator: Sendable, Equatable {
  private let seed: UInt64
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spareNormal: Double?

  init(seed: UInt64) {
    self.seed = seed
    var mixer = seed
    state = (Self.mix(&mixer), Self.mix(&mixer), Self.mix(&mixer), Self.mix(&mixer))
  }

  /// The generator of a name under this one's seed.
  func split(_ name: String) -> SplitGenerator {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var mixer = seed
    let spread = Self.mix(&mixer)
    var joined = spread ^ hash
    return SplitGenerator(seed: Self.mix(&joined))
  }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let word = (sum << 23 | sum >> 41) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return word
  }

  /// A number in [0, 1) with 53 random bits.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A standard normal number, by the polar method of Marsaglia.
  mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let first = 2 * uniform() - 1
      let second = 2 * uniform() - 1
      let square = first * first + second * second
      guard square < 1, square != 0 else { continue }
      let factor = (-2 * Elementary.log(square) / square).squareRoot()
      spareNormal = factor * first
      return factor * second
    }
  }

  /// An integer in 0..<count without bias, by D. Lemire's multiplication (ACM TOMACS 29, 2019);
  /// 0 when `count` is less than 1.
  mutating func index(below count: Int) -> Int {
    guard count > 0 else { return 0 }
    let bound = UInt64(count)
    let threshold = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= threshold { return Int(product.high) }
    }
  }

  static func == (left: SplitGenerator, right: SplitGenerator) -> Bool {
    left.seed == right.seed && left.state == right.state && left.spareNormal == right.spareNormal
  }

  /// One step of SplitMix64.
  private static func mix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
