/// A tensor of a network that training changes.
public struct Parameter: Sendable, Equatable {
  /// What a parameter does in its layer.
  public enum Role: Sendable, Hashable {
    /// The weight matrix of a dense layer, (fan_out × fan_in).
    case weight
    /// The biases of a dense layer.
    case bias
    /// The gain of a normalisation, one a feature.
    case gain
    /// The shift of a normalisation, one a feature.
    case shift
  }

  /// Its name: W1, b1, … for dense layers, gain1, shift1, … for normalisations.
  public let name: String
  /// What it does.
  public let role: Role
  /// Its value.
  public let value: Tensor
}

/// Where a parameter stands in the flat array of all parameters, and what it is.
struct ParameterSlot: Sendable, Hashable {
  let name: String
  let role: Parameter.Role
  let shape: [Int]
  let offset: Int

  var count: Int { shape.reduce(1, *) }
  var range: Range<Int> { offset..<offset + count }
}
