/// Curves with less noise.
public enum Smoothing {
  /// The mean of each value and up to `window − 1` before it, over the finite ones among them.
  ///
  /// Where the value itself is not finite the result is not either.
  public static func movingAverage(_ values: [Double], window: Int) -> [Double] {
    let window = max(1, window)
    let finite = values.map { $0.isFinite ? $0 : 0 }
    // A window reaches over at most one border of blocks as long as itself: it is the end of one block and the start
    // of the next. What leaves a sum would take digits with it, so nothing does (van Herk, 1992).
    var ends = finite
    for index in values.indices.reversed() where (index + 1) % window != 0 && index + 1 < values.count {
      ends[index] += ends[index + 1]
    }
    var start = 0.0
    var count = 0
    return values.indices.map { index in
      start = index % window == 0 ? finite[index] : start + finite[index]
      let first = index - window + 1
      if values[index].isFinite { count += 1 }
      if first > 0, values[first - 1].isFinite { count -= 1 }
      guard values[index].isFinite else { return values[index] }
      return (first > 0 && first % window != 0 ? ends[first] + start : start) / Double(max(1, count))
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
