extension Elementary {
  /// a^b, with the special values of IEEE 754 and NumPy: 1 for b = 0, NaN for a negative base under a fraction.
  package static func pow(_ a: Double, _ b: Double) -> Double {
    if b == 0 || a == 1 { return 1 }
    if a.isNaN || b.isNaN { return .nan }
    let isWhole = b.rounded(.towardZero) == b
    let isOdd = isWhole && b.magnitude < 0x1p53 && Int(b) & 1 == 1
    if a == 0 || a.isInfinite || b.isInfinite { return extremePower(a, b, isOdd: isOdd) }
    if a < 0, !isWhole { return .nan }
    if isWhole, b.magnitude <= 64, let result = wholePower(a, Int(b)) { return result }
    let size = generalPower(a.magnitude, b)
    return a < 0 && isOdd ? -size : size
  }

  private static func extremePower(_ a: Double, _ b: Double, isOdd: Bool) -> Double {
    if b.isInfinite, a.magnitude == 1 { return 1 }
    let grows = (a.magnitude > 1) == (b > 0)
    let size: Double = grows ? .infinity : 0
    return isOdd && a.sign == .minus ? -size : size
  }

  /// a^n by repeated squaring; `nil` where a step leaves the range in which double-double is exact.
  private static func wholePower(_ a: Double, _ n: Int) -> Double? {
    var result = DoubleDouble(1)
    var square = DoubleDouble(a)
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    let range = 0x1p-900...0x1p900
    guard range.contains(result.high.magnitude), range.contains(square.high.magnitude) else { return nil }
    return n > 0 ? result.rounded : (DoubleDouble(1) / result).rounded
  }

  private static func generalPower(_ a: Double, _ b: Double) -> Double {
    let (mantissa, power) = split(a)
    let logarithm = accurateLogarithm(DoubleDouble(mantissa - 1), power)
    let estimate = logarithm.high * b
    if estimate > 709.79 { return .infinity }
    if estimate < -745.2 { return 0 }
    let (result, exponent) = exponential(logarithm * b)
    return scale(result.rounded, exponent)
  }
}
