extension Elementary {
  /// The sine of x radians.
  package static func sin(_ x: Double) -> Double {
    if x.magnitude < 0x1p-30 { return x }
    guard x.isFinite else { return .nan }
    let (quadrant, rest) = CircleReduction.reduce(x)
    return turned(rest, quadrant).rounded
  }

  /// The cosine of x radians.
  package static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quadrant, rest) = CircleReduction.reduce(x)
    return turned(rest, quadrant + 1).rounded
  }

  /// The tangent of x radians.
  package static func tan(_ x: Double) -> Double {
    if x.magnitude < 0x1p-30 { return x }
    guard x.isFinite else { return .nan }
    let (quadrant, rest) = CircleReduction.reduce(x)
    return (turned(rest, quadrant) / turned(rest, quadrant + 1)).rounded
  }

  /// The sine of rest + quadrant · π/2.
  private static func turned(_ rest: DoubleDouble, _ quadrant: Int) -> DoubleDouble {
    switch quadrant & 3 {
    case 0: sineNearZero(rest)
    case 1: cosineNearZero(rest)
    case 2: -sineNearZero(rest)
    default: -cosineNearZero(rest)
    }
  }

  /// r − r³/6 in double-double, then r⁵/5! − …; |r| ≤ π/4.
  private static func sineNearZero(_ r: DoubleDouble) -> DoubleDouble {
    let square = r * r
    let cubic = r * square * DoubleDouble(-0.16666666666666666, -9.25185853854297e-18)
    let z = square.high
    var sum = 2.8114572543455206e-15
    sum = (-7.647163731819816e-13).addingProduct(sum, z)
    sum = 1.6059043836821613e-10.addingProduct(sum, z)
    sum = (-2.505210838544172e-08).addingProduct(sum, z)
    sum = 2.7557319223985893e-06.addingProduct(sum, z)
    sum = (-0.0001984126984126984).addingProduct(sum, z)
    sum = 0.008333333333333333.addingProduct(sum, z)
    return (r + cubic) + r.high * z * z * sum
  }

  /// 1 − r²/2 + r⁴/24 in double-double, then −r⁶/6! + …; |r| ≤ π/4.
  private static func cosineNearZero(_ r: DoubleDouble) -> DoubleDouble {
    let square = r * r
    let quartic = square * square * DoubleDouble(0.041666666666666664, 2.3129646346357427e-18)
    let z = square.high
    var sum = -1.5619206968586225e-16
    sum = 4.779477332387385e-14.addingProduct(sum, z)
    sum = (-1.1470745597729725e-11).addingProduct(sum, z)
    sum = 2.08767569878681e-09.addingProduct(sum, z)
    sum = (-2.755731922398589e-07).addingProduct(sum, z)
    sum = 2.48015873015873e-05.addingProduct(sum, z)
    sum = (-0.001388888888888889).addingProduct(sum, z)
    return (square.scaled(-0.5) + 1 + quartic) + z * z * z * sum
  }
}
