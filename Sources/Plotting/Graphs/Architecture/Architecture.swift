/// A layered network as it is drawn: layers of units, the weights between them, and blocks.
///
/// Names and values are text; weights are numbers, since their sign and size choose colour and thickness.
public struct Architecture: Sendable, Equatable {
  /// A unit of a layer.
  public struct Unit: Sendable, Equatable {
    /// What is written in the circle, such as `x_1` or `z_2`.
    public var name: String
    /// The value of the unit, written above it.
    public var value: String?
    /// The error of the unit, written below it.
    public var gradient: String?

    /// A unit.
    public init(_ name: String, value: String? = nil, gradient: String? = nil) {
      self.name = name
      self.value = value
      self.gradient = gradient
    }
  }

  /// What stands in one column.
  public enum Stage: Sendable, Equatable {
    /// Units, of which only the first and last are drawn where there are many.
    ///
    /// `title` stands above the column (`hidden, tanh`); `count` is the width of the layer, of which
    /// `units` may name just some.
    case layer(title: String, units: [Unit], count: Int)
    /// A layer without units of its own: normalisation, dropout, activation.
    case block(title: String, detail: String)
    /// The error function behind the network, with its value.
    case error(name: String, value: String?)
  }

  /// The weights between a layer and the layer before it.
  public struct Weights: Sendable, Equatable {
    /// One row for each unit of the later layer.
    public var rows: [[Double]]
    /// One for each unit of the later layer; empty where there are none.
    public var biases: [Double]

    /// Weights, and biases if there are any.
    public init(rows: [[Double]], biases: [Double] = []) {
      self.rows = rows
      self.biases = biases
    }
  }

  /// The columns, from the input to the error function.
  public var stages: [Stage]
  /// The weights into each stage, by place in `stages`; `nil` where a stage has none.
  public var weights: [Weights?]
  /// Residual connections: from the output of one stage to the output of another.
  public var residuals: [ClosedRange<Int>]
  /// Whether each bias is drawn as the weight of a further unit that is always 1.
  public var foldsBiases: Bool
  /// Captions of an animation in which the stages appear one after the other; empty for none.
  public var captions: [String]

  /// A network of `stages`.
  public init(
    stages: [Stage], weights: [Weights?] = [], residuals: [ClosedRange<Int>] = [], foldsBiases: Bool = false,
    captions: [String] = []
  ) {
    self.stages = stages
    self.weights = weights
    self.residuals = residuals
    self.foldsBiases = foldsBiases
    self.captions = captions
  }
}
