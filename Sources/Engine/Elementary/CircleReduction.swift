/// Angles less their nearest multiple of π/2.
enum CircleReduction {
  /// The number of quarter turns modulo 4, and the rest, at most π/4 in size. The angle is finite.
  static func reduce(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
    if x.magnitude <= 0.785 { return (0, DoubleDouble(x)) }
    return x.magnitude < 0x1p20 ? reduceSmall(x) : reduceLarge(x)
  }

  /// By π/2 in three pieces, the first two so short that their products are exact (Cody and Waite).
  private static func reduceSmall(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
    let turns = (x * 0.6366197723675814).rounded()
    let first = DoubleDouble.sum(x, -turns * 1.5707963267341256)
    let second = first + -turns * 6.07710049817245e-11
    let third = DoubleDouble(8.333742918520879e-20, -4.7891979590619914e-36) * turns
    return (Int(turns) & 3, second - third)
  }

  /// By the bits of 2/π that matter for the size of x (Payne and Hanek, 1983).
  ///
  /// With x = M · 2^e, the bits of 2/π above 2^(2−e) only add full turns, and 256 bits from there on decide.
  private static func reduceLarge(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
    let whole = UInt64(x.significandBitPattern) | 1 << 52
    let exponent = Int(x.exponent) - 52
    var product = multiply(whole, window(from: exponent - 2))
    var quadrant = Int(product[0] >> 62)
    product = shiftedLeftTwice(product)
    let isPastHalf = product[0] >> 63 == 1
    if isPastHalf {
      product = negated(product)
      quadrant += 1
    }
    let rest = fraction(product) * DoubleDouble(1.5707963267948966, 6.123233995736766e-17)
    let signed = isPastHalf ? -rest : rest
    return x < 0 ? (-quadrant & 3, -signed) : (quadrant & 3, signed)
  }

  /// 256 bits of 2/π from a bit on, most significant word first; bits before the first are 0.
  private static func window(from bit: Int) -> [UInt64] {
    let word = bit >= 0 ? bit / 64 : (bit - 63) / 64
    let shift = UInt64(bit - word * 64)
    return (0..<4).map { i in
      let high = twoOverPi(word + i) << shift
      return shift == 0 ? high : high | twoOverPi(word + i + 1) >> (64 - shift)
    }
  }

  private static func twoOverPi(_ word: Int) -> UInt64 { bits.indices.contains(word) ? bits[word] : 0 }

  /// The lowest 256 bits of a product.
  private static func multiply(_ factor: UInt64, _ words: [UInt64]) -> [UInt64] {
    var result = words
    var carry: UInt64 = 0
    for i in words.indices.reversed() {
      let (high, low) = words[i].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      result[i] = sum
      carry = high &+ (overflow ? 1 : 0)
    }
    return result
  }

  private static func shiftedLeftTwice(_ words: [UInt64]) -> [UInt64] {
    words.indices.map { i in words[i] << 2 | (i + 1 < words.count ? words[i + 1] >> 62 : 0) }
  }

  private static func negated(_ words: [UInt64]) -> [UInt64] {
    var result = words.map { ~$0 }
    for i in result.indices.reversed() {
      let (sum, overflow) = result[i].addingReportingOverflow(1)
      result[i] = sum
      if !overflow { break }
    }
    return result
  }

  /// The words as a fraction of 1.
  private static func fraction(_ words: [UInt64]) -> DoubleDouble {
    var unit = 0x1p-32
    var total = DoubleDouble(0)
    for word in words {
      for half in [word >> 32, word & 0xFFFF_FFFF] {
        total = total + Double(half) * unit
        unit *= 0x1p-32
      }
    }
    return total
  }

  /// The first 1280 bits of 2/π after the point.
  private static let bits: [UInt64] = [
    0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
    0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
    0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
    0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
    0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB, 0xF0CF_BC20_9AF4_361D,
  ]
}
