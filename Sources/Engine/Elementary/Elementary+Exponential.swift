extension Elementary {
  /// ln 2 in three pieces; the first has 32 bits, so that its product with an exponent is exact.
  private static var ln2High: Double { 0.6931471803691238 }
  private static var ln2Rest: DoubleDouble { DoubleDouble(1.9082149292705877e-10, 1.1612227229362532e-26) }

  /// e^x as a number near 1 and a power of two, for x from −746 to 711.
  static func exponential(_ x: DoubleDouble) -> (mantissa: DoubleDouble, power: Int) {
    let (rest, power) = reduced(x)
    return (lessOneNearZero(rest) + 1, power)
  }

  /// e^x − 1, for x from −40 to 50.
  static func exponentialLessOne(_ x: Double) -> DoubleDouble {
    let (rest, power) = reduced(DoubleDouble(x))
    let small = lessOneNearZero(rest)
    if power == 0 { return small }
    let factor = scale(1, power)
    return small.scaled(factor) + DoubleDouble.sum(factor, -1)
  }

  /// x less the nearest multiple of ln 2, and that multiple.
  private static func reduced(_ x: DoubleDouble) -> (rest: DoubleDouble, power: Int) {
    let multiple = (x.high * 1.4426950408889634).rounded()
    let high = DoubleDouble.sum(x.high, -multiple * ln2High) + x.low
    return (high - ln2Rest * multiple, Int(multiple))
  }

  /// e^r − 1 for |r| ≤ 0.35, with a relative error below 2⁻⁶¹: the terms up to r³/6 in double-double.
  static func lessOneNearZero(_ r: DoubleDouble) -> DoubleDouble {
    let square = r * r
    let cubic = r * DoubleDouble(0.16666666666666666, 9.25185853854297e-18) + 0.5
    let tail = square.high * square.high * exponentialTail(r.high)
    return (r + square * cubic) + tail
  }

  /// 1/4! + r/5! + r²/6! + …
  private static func exponentialTail(_ r: Double) -> Double {
    var sum = 7.647163731819816e-13
    sum = 1.1470745597729725e-11.addingProduct(sum, r)
    sum = 1.6059043836821613e-10.addingProduct(sum, r)
    sum = 2.08767569878681e-09.addingProduct(sum, r)
    sum = 2.505210838544172e-08.addingProduct(sum, r)
    sum = 2.755731922398589e-07.addingProduct(sum, r)
    sum = 2.7557319223985893e-06.addingProduct(sum, r)
    sum = 2.48015873015873e-05.addingProduct(sum, r)
    sum = 0.0001984126984126984.addingProduct(sum, r)
    sum = 0.001388888888888889.addingProduct(sum, r)
    sum = 0.008333333333333333.addingProduct(sum, r)
    sum = 0.041666666666666664.addingProduct(sum, r)
    return sum
  }

  /// The logarithm of 2^power · (1 + f), for 1 + f from √½ to √2: one Newton step on e^y from a first guess.
  static func logarithm(_ f: DoubleDouble, _ power: Int) -> DoubleDouble {
    let guess = firstLogarithm(f.high)
    let grown = lessOneNearZero(DoubleDouble(guess))
    return assemble(power, guess, (f - grown) / (grown + 1))
  }

  /// The same with about 100 bits, for powers: every term of the exponential in double-double.
  static func accurateLogarithm(_ f: DoubleDouble, _ power: Int) -> DoubleDouble {
    let guess = firstLogarithm(f.high)
    var grown = DoubleDouble(0)
    for n in stride(from: 24.0, through: 1, by: -1) {
      grown = (grown + 1) * DoubleDouble(guess) / DoubleDouble(n)
    }
    return assemble(power, guess, (f - grown) / (grown + 1))
  }

  /// power · ln 2 + guess + the Newton correction δ − δ²/2.
  private static func assemble(_ power: Int, _ guess: Double, _ correction: DoubleDouble) -> DoubleDouble {
    let multiple = Double(power)
    let refined = correction + -0.5 * correction.high * correction.high
    let main = DoubleDouble.sum(multiple * ln2High, guess)
    return main + (ln2Rest * multiple + refined)
  }

  /// log(1 + f) to about a double's precision, as 2 artanh(f/(2 + f)).
  private static func firstLogarithm(_ f: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    var sum = 0.0
    for n in stride(from: 23.0, through: 3, by: -2) { sum = (sum + 2 / n) * z }
    return 2 * s + s * sum
  }

  /// A positive finite number as a mantissa from √½ to √2 and a power of two.
  static func split(_ x: Double) -> (mantissa: Double, power: Int) {
    let significand = x.significand
    let power = Int(x.exponent)
    return significand > 1.4142135623730951 ? (significand * 0.5, power + 1) : (significand, power)
  }

  /// x · 2^power, for powers from −1500 to 1100.
  static func scale(_ x: Double, _ power: Int) -> Double {
    let half = power / 2
    return x * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: power - half, significand: 1)
  }
}
