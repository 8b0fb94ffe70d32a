extension Elementary {
  /// Φ(x), the share of the standard normal distribution below x, from φ(x) and Mills' ratio.
  package static func normalCDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 9 { return 1 }
    if x < -39 { return 0 }
    let tail = density(x) * millsRatio(x.magnitude)
    return x < 0 ? tail.rounded : (-tail + 1).rounded
  }

  /// φ(x), the density of the standard normal distribution.
  package static func normalDensity(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x.magnitude > 39 ? 0 : density(x).rounded
  }

  /// φ(x) = e^(−x²/2) / √(2π).
  private static func density(_ x: Double) -> DoubleDouble {
    let (mantissa, power) = exponential(DoubleDouble.product(x, x).scaled(-0.5))
    let factor = DoubleDouble(0.3989422804014327, -2.4923272022777457e-17)
    return (mantissa * factor).scaled(scale(1, power))
  }

  /// (1 − Φ(x)) / φ(x) for x from 0 to 39.
  private static func millsRatio(_ x: Double) -> DoubleDouble {
    let center = Int((x * 4).rounded())
    return center < millsRatios.count ? millsSeries(x, around: center) : DoubleDouble(1) / millsFraction(x)
  }

  /// The Taylor series of Mills' ratio R around a quarter c, from R' = xR − 1: a₁ = c a₀ − 1 and
  /// (n + 1) aₙ₊₁ = c aₙ + aₙ₋₁. The first two terms, of which the others are a sixty-fourth, have twice the digits.
  private static func millsSeries(_ x: Double, around center: Int) -> DoubleDouble {
    let c = Double(center) / 4
    let distance = x - c
    let value = millsRatios[center]
    let slope = value * c + -1
    var (older, old) = (value.high, slope.high)
    var (power, rest) = (distance, 0.0)
    for n in stride(from: 2.0, through: 15, by: 1) {
      (older, old) = (old, older.addingProduct(c, old) / n)
      power *= distance
      rest.addProduct(old, power)
    }
    return value + slope * distance + rest
  }

  /// x + 1/(x + 2/(x + 3/(x + …))), for x above 9 (Laplace; Abramowitz and Stegun 26.2.14).
  private static func millsFraction(_ x: Double) -> DoubleDouble {
    var value = DoubleDouble(x)
    for n in stride(from: 16.0, through: 1, by: -1) { value = DoubleDouble(n) / value + x }
    return value
  }

  /// Mills' ratio at 0, ¼, ½, …, 9, by mpmath: e^(c²/2) √(π/2) erfc(c/√2).
  private static let millsRatios: [DoubleDouble] = [
    DoubleDouble(1.2533141373155003, -9.164289990229583e-17),
    DoubleDouble(1.0378245758537268, 2.9418983665054666e-17),
    DoubleDouble(0.8763644564536923, 2.6901721135929454e-17),
    DoubleDouble(0.7525711790634081, -3.9647853211372663e-17),
    DoubleDouble(0.6556795424187984, 2.7085254871687876e-17),
    DoubleDouble(0.5784303460476311, -2.8765876624875867e-17),
    DoubleDouble(0.5158156382179634, -3.528415937755258e-17),
    DoubleDouble(0.4643069280394422, -1.495278970479824e-17),
    DoubleDouble(0.4213692292880545, -7.739186451304797e-18),
    DoubleDouble(0.3851482907984346, 2.3171140941615155e-17),
    DoubleDouble(0.35426511132979366, 8.527077771281615e-18),
    DoubleDouble(0.32767831469055203, 2.3630961402662745e-17),
    DoubleDouble(0.3045902987101033, 4.686976714853152e-18),
    DoubleDouble(0.28438214674849294, -1.1933650842076596e-17),
    DoubleDouble(0.26656776896822376, -4.5084582405083935e-18),
    DoubleDouble(0.250761111443965, 1.4228148072538475e-17),
    DoubleDouble(0.23665238291356067, 4.601651392113041e-18),
    DoubleDouble(0.2239905946538288, -3.4126223208598258e-18),
    DoubleDouble(0.21257058044203178, 8.960360377148602e-18),
    DoubleDouble(0.20222323663305466, -1.2547854615584719e-17),
    DoubleDouble(0.19280810471531576, 5.8739635339263636e-18),
    DoubleDouble(0.1842076773079702, 3.2533691993125387e-18),
    DoubleDouble(0.1763229857571027, 3.382210133633106e-18),
    DoubleDouble(0.16907015040769408, 4.6065207078835e-19),
    DoubleDouble(0.16237766089686745, 1.3401099889373892e-17),
    DoubleDouble(0.15618421503397592, -4.207893804089461e-18),
    DoubleDouble(0.1504369887362691, -1.0673215026481142e-17),
    DoubleDouble(0.14509024128913092, 7.02542459913377e-18),
    DoubleDouble(0.14010418345305023, 1.213086183905418e-17),
    DoubleDouble(0.13544405309676344, 3.3389136583220417e-18),
    DoubleDouble(0.13107935580449176, 3.992111477367273e-18),
    DoubleDouble(0.12698323748543697, -6.616009506731492e-18),
    DoubleDouble(0.1231319632579323, -1.2907689212373612e-18),
    DoubleDouble(0.11950448239925296, 4.993712578185998e-18),
    DoubleDouble(0.11608206338598229, 3.3206156948067184e-18),
    DoubleDouble(0.11284798632010301, 3.871106714968944e-18),
    DoubleDouble(0.10978728257830829, 1.1598368542456582e-18),
  ]
}
