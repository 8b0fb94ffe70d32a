extension Elementary {
  /// Φ(x), the share of the standard normal distribution below x.
  ///
  /// Within ±1.5 the series ½ + φ(x) Σ x^(2n+1) / (1·3·5…(2n+1)) in double-double; beyond, Laplace's continued
  /// fraction for the tail (Abramowitz and Stegun 26.2.11 and 26.2.14).
  package static func normalCDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 9 { return 1 }
    if x < -39 { return 0 }
    if x.magnitude < 1.5 { return (density(x) * series(x) + 0.5).rounded }
    let tail = density(x) / fraction(x.magnitude)
    return x < 0 ? tail.rounded : (-tail + 1).rounded
  }

  private static func density(_ x: Double) -> DoubleDouble {
    let (mantissa, power) = exponential(DoubleDouble.product(x, x).scaled(-0.5))
    let factor = DoubleDouble(0.3989422804014327, -2.4923272022777457e-17)
    return (mantissa * factor).scaled(scale(1, power))
  }

  private static func series(_ x: Double) -> DoubleDouble {
    let square = DoubleDouble.product(x, x)
    var term = DoubleDouble(x)
    var total = term
    for n in stride(from: 3.0, through: 101, by: 2) {
      term = term * square / DoubleDouble(n)
      total = total + term
      if term.high.magnitude <= total.high.magnitude * 0x1p-80 { break }
    }
    return total
  }

  /// x + 1/(x + 2/(x + 3/(x + …))).
  private static func fraction(_ x: Double) -> DoubleDouble {
    var value = DoubleDouble(x)
    for n in stride(from: 160.0, through: 1, by: -1) { value = DoubleDouble(n) / value + x }
    return value
  }
}
