/// How the weights of a dense layer are drawn; biases start at zero and are never drawn.
///
/// A weight matrix is (fan_out × fan_in), drawn row by row, layer after layer.
public enum Initialization: Sendable, Hashable {
  /// Normal with variance 1 / fan_in (LeCun et al., "Efficient BackProp", 1998): the default.
  case lecun
  /// Normal with variance 2 / (fan_in + fan_out) (Glorot and Bengio, 2010).
  case xavier
  /// Normal with variance 2 / fan_in (He et al., 2015).
  case he
  /// Normal with mean 0 and this standard deviation.
  case normal(deviation: Double)
  /// Uniform in [low, high).
  case uniform(low: Double, high: Double)
  /// Nothing but zeros, without a draw.
  case zeros

  /// Draws the weights of one layer.
  func draw(fanOut: Int, fanIn: Int, from generator: inout Generator) -> [Double] {
    let count = fanOut * fanIn
    switch self {
    case .lecun: return divided(count, by: Double(fanIn).squareRoot(), &generator)
    case .xavier: return divided(count, by: (Double(fanIn + fanOut) / 2).squareRoot(), &generator)
    case .he: return divided(count, by: (Double(fanIn) / 2).squareRoot(), &generator)
    case .normal(let deviation): return generator.normals(count, deviation: deviation)
    case .uniform(let low, let high): return generator.uniforms(count, low: low, high: high)
    case .zeros: return [Double](repeating: 0, count: count)
    }
  }

  /// Dividing, not scaling by a reciprocal, is what gives NumPy's `randn(…) / sqrt(fan_in)` its bits.
  private func divided(_ count: Int, by divisor: Double, _ generator: inout Generator) -> [Double] {
    (0..<count).map { _ in generator.normal() / divisor }
  }
}
