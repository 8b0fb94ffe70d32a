/// Curves with less noise.
public enum Smoothing {
  /// The mean of each value and up to `window − 1` before it, over the finite ones among them.
  ///
  /// Where the value itself is not finite the result is not either.
  public static func movingAverage(_ values: [Double], window: Int) -> [Double] {
    let window = max(1, window)
    var sum = 0.0
    var count = 0
    return values.indices.map { index in
      if values[index].isFinite { (sum, count) = (sum + values[index], count + 1) }
      let leaving = index - window
      if leaving >= 0 && values[leaving].isFinite { (sum, count) = (sum - values[leaving], count - 1) }
      return values[index].isFinite ? sum / Double(max(1, count)) : values[index]
    }
  }

  /// The exponential moving average with bias correction: m ← β·m + (1 − β)·v, divided by 1 − βᵗ
  /// (Kingma and Ba, "Adam", 2015, section 3).
  ///
  /// - Parameter decay: β, clamped to 0…0.999999.
  public static func exponentialAverage(_ values: [Double], decay: Double) -> [Double] {
    let decay = decay.isFinite ? min(max(decay, 0), 0.999999) : 0
    var mean = 0.0
    var weight = 0.0
    return values.map { value in
      guard value.isFinite else { return value }
      mean = decay * mean + (1 - decay) * value
      weight = decay * weight + (1 - decay)
      return mean / weight
    }
  }
}
