/// A number as the unevaluated sum of two doubles: about 106 significant bits.
///
/// The sums and products are Knuth's and Dekker's error-free transformations; products use the fused
/// multiply-add, which is exact on every processor.
struct DoubleDouble {
  var high: Double
  var low: Double

  /// Two doubles of which the second is below half a unit in the last place of the first.
  @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The nearest double.
  var rounded: Double { high + low }

  /// The exact sum of two doubles.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let total = a + b
    let part = total - a
    return DoubleDouble(total, (a - (total - part)) + (b - part))
  }

  /// The exact product of two doubles.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    return DoubleDouble(product, (-product).addingProduct(a, b))
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = sum(a.high, b.high)
    let low = sum(a.low, b.low)
    let first = normalized(high.high, high.low + low.high)
    return normalized(first.high, first.low + low.low)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = sum(a.high, b)
    return normalized(high.high, high.low + a.low)
  }

  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = product(a.high, b.high)
    return normalized(high.high, high.low + (a.high * b.low + a.low * b.high))
  }

  @inline(__always)
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = product(a.high, b)
    return normalized(high.high, high.low + a.low * b)
  }

  @inline(__always)
  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let quotient = a.high / b.high
    let rest = a - b * quotient
    let correction = rest.high / b.high
    let last = (rest - b * correction).high / b.high
    return normalized(quotient, correction) + last
  }

  /// Both halves times a power of two.
  @inline(__always)
  func scaled(_ factor: Double) -> DoubleDouble { DoubleDouble(high * factor, low * factor) }

  @inline(__always)
  private static func normalized(_ high: Double, _ low: Double) -> DoubleDouble {
    let total = high + low
    return DoubleDouble(total, low - (total - high))
  }
}
