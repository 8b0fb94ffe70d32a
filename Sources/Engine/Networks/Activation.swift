/// An activation: a function applied to every entry of a layer's pre-activations.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  /// z itself.
  case identity
  /// The hyperbolic tangent.
  case tanh
  /// max(z, 0); its derivative at 0 is 0.
  case relu
  /// 1 / (1 + e⁻ᶻ).
  case sigmoid
  /// z for z > 0, otherwise 0.01 z.
  case leakyReLU = "leaky-relu"
  /// z for z > 0, otherwise eᶻ − 1.
  case elu
  /// z Φ(z), with Φ the distribution function of the standard normal distribution.
  case gelu
  /// z σ(z), also known as swish.
  case silu
  /// log(1 + eᶻ).
  case softplus
}
