/// Elementary functions on eight lanes, with errors of half a unit in the last place on average and of
/// at most about three.
///
/// Rounding to whole numbers and powers of two are made by bit patterns, because the conversions of
/// the standard library compile to scalar loops. NaN stays NaN.
enum LaneElementary {
  /// Adding this number rounds to a whole number, which then stands in the low bits.
  private static var rounder: Lanes { Lanes(repeating: 0x1.8p52) }
  private static var signBit: SIMD8<UInt64> { SIMD8(repeating: 1 << 63) }

  /// tanh |x| = ((k − 1) (1 + q) + (k + 1) p) / ((k + 1) (1 + q) + (k − 1) p), by the addition theorem;
  /// then the sign of x.
  @inline(__always)
  static func tanh(_ x: Lanes) -> Lanes {
    let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
    let magnitude = unsafeBitCast(bits & ~signBit, to: Lanes.self)
    let (p, q, k) = hyperbolicParts(magnitude.replacing(with: 20, where: magnitude .> 20))
    let (less, more) = (k - 1, k + 1)
    let quotient =
      (less + (less * q).addingProduct(more, p)) / (more + (more * q).addingProduct(less, p))
    return unsafeBitCast(unsafeBitCast(quotient, to: SIMD8<UInt64>.self) ^ (bits & signBit), to: Lanes.self)
  }

  /// eˣ; below −708 zero, above 709 held at e⁷⁰⁹.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes {
    let (fraction, scale) = exponentialParts(bounded(x, -708, 709))
    let value = scale.addingProduct(fraction, scale)
    return value.replacing(with: 0, where: x .< -708)
  }

  /// 1 / (1 + e⁻ˣ) = k (1 + q + p) / (k (1 + q + p) + 1 + q − p), with the parts of x / 2.
  @inline(__always)
  static func sigmoid(_ x: Lanes) -> Lanes {
    let (p, q, k) = hyperbolicParts(0.5 * bounded(x, -708, 708))
    let even = 1 + q
    let numerator = k * (even + p)
    return numerator / (numerator + (even - p))
  }

  /// The natural logarithm of a positive normal number.
  ///
  /// x = 2ᵏ m with m in [√½, √2), log m = 2 artanh((m − 1) / (m + 1)).
  @inline(__always)
  static func log(_ x: Lanes) -> Lanes {
    let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
    let shifted = bits &- 0x3FE6_A09E_667F_3BCD
    let exponentBits = shifted & 0xFFF0_0000_0000_0000
    let m = unsafeBitCast(bits &- exponentBits, to: Lanes.self)
    let biased = unsafeBitCast((exponentBits &>> 52 ^ 0x800) | 0x4330_0000_0000_0000, to: Lanes.self)
    let exponent = biased - (0x1p52 + 0x800)
    let f = (m - 1) / (m + 1)
    let square = f * f
    var tail = Lanes(repeating: 0.14617807153417325)
    tail = Lanes(repeating: 0.15331611722055008).addingProduct(tail, square)
    tail = Lanes(repeating: 0.1818289243253687).addingProduct(tail, square)
    tail = Lanes(repeating: 0.22222211089379496).addingProduct(tail, square)
    tail = Lanes(repeating: 0.28571428626253836).addingProduct(tail, square)
    tail = Lanes(repeating: 0.3999999999989889).addingProduct(tail, square)
    tail = Lanes(repeating: 0.666666666666667).addingProduct(tail, square)
    let mantissa = (f + f).addingProduct(f * square, tail)
    let low = mantissa.addingProduct(exponent, Lanes(repeating: 2.3190468138462996e-17))
    return low.addingProduct(exponent, Lanes(repeating: 0.6931471805599453))
  }

  /// log(1 + u) for u ≥ 0, with the rounding of 1 + u made good.
  @inline(__always)
  static func log1p(_ u: Lanes) -> Lanes {
    let sum = 1 + u
    return log(sum) + (u - (sum - 1)) / sum
  }

  /// The greater of 0 and x, with NaN kept.
  @inline(__always)
  static func rectified(_ x: Lanes) -> Lanes { x.replacing(with: 0, where: x .< 0) }

  /// x held between two bounds, with NaN kept.
  @inline(__always)
  private static func bounded(_ x: Lanes, _ low: Double, _ high: Double) -> Lanes {
    let above = x.replacing(with: Lanes(repeating: low), where: x .< low)
    return above.replacing(with: Lanes(repeating: high), where: above .> high)
  }

  /// e^y = scale (1 + fraction), scale a power of two, |fraction| < 0.42.
  ///
  /// The polynomial interpolates (eʳ − 1 − r) / r² at the Chebyshev points of |r| ≤ ½ log 2 and is
  /// good to 4e-17.
  @inline(__always)
  private static func exponentialParts(_ y: Lanes) -> (fraction: Lanes, scale: Lanes) {
    let rounded = rounder.addingProduct(y, Lanes(repeating: 1.4426950408889634))
    let whole = rounded - rounder
    let high = y.addingProduct(whole, Lanes(repeating: -0.6931471805599453))
    let r = high.addingProduct(whole, Lanes(repeating: -2.3190468138462996e-17))
    let square = r * r
    let pair0 = Lanes(repeating: 0.5000000000000001)
      .addingProduct(r, Lanes(repeating: 0.16666666666666669))
    let pair1 = Lanes(repeating: 0.04166666666662399)
      .addingProduct(r, Lanes(repeating: 0.008333333333330051))
    let pair2 = Lanes(repeating: 0.0013888888917281794)
      .addingProduct(r, Lanes(repeating: 0.00019841269863105968))
    let pair3 = Lanes(repeating: 2.480152119021773e-05)
      .addingProduct(r, Lanes(repeating: 2.7557268378684192e-06))
    let pair4 = Lanes(repeating: 2.7620138719736994e-07)
      .addingProduct(r, Lanes(repeating: 2.5100424157005067e-08))
    let quartic = square * square
    let low = pair0.addingProduct(pair1, square)
    let middle = pair2.addingProduct(pair3, square)
    let upper = middle.addingProduct(pair4, quartic)
    let tail = low.addingProduct(upper, quartic)
    return (r.addingProduct(square, tail), powerOfTwo(rounded))
  }

  /// e^(2x) = k (1 + q + p) / (1 + q − p), k a power of two; p / (1 + q) = tanh(x − ½ log k), p odd and
  /// q even.
  ///
  /// The quotient is the rational function with the least relative error for |x − ½ log k| ≤ ¼ log 2, 6e-18.
  @inline(__always)
  private static func hyperbolicParts(_ x: Lanes) -> (p: Lanes, q: Lanes, k: Lanes) {
    let rounded = rounder.addingProduct(x, Lanes(repeating: 2.8853900817779268))
    let whole = rounded - rounder
    let high = x.addingProduct(whole, Lanes(repeating: -0.34657359027997264))
    let r = high.addingProduct(whole, Lanes(repeating: -1.1595234069066481e-17))
    let square = r * r
    let odd = Lanes(repeating: 0.1110993805802413)
      .addingProduct(square, Lanes(repeating: 0.0010574195858820332))
    let even = Lanes(repeating: 0.44443271391356887)
      .addingProduct(square, Lanes(repeating: 0.01586832422560253))
    return (r.addingProduct(r * square, odd), square * even, powerOfTwo(rounded))
  }

  /// 2ⁿ, for a whole number n that was rounded by adding `rounder`.
  @inline(__always)
  private static func powerOfTwo(_ rounded: Lanes) -> Lanes {
    let bits = unsafeBitCast(rounded, to: SIMD8<UInt64>.self)
    return unsafeBitCast(bits &<< 52 &+ 0x3FF0_0000_0000_0000, to: Lanes.self)
  }
}
