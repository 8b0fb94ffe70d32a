/// A layered network as it is drawn: layers of units, the weights between them, and blocks.
///
/// Names and values are text; weights are numbers, since their sign chooses the colour of a link and their
/// size its thickness.
public struct Architecture: Picture, Equatable {
  /// A unit of a layer.
  public struct Unit: Sendable, Equatable {
    /// What is written in the circle, such as `x_1` or `z_2`.
    public var name: String
    /// The value of the unit, written above it.
    public var value: String?
    /// The error of the unit, written below it.
    public var gradient: String?

    /// A unit.
    public init(_ name: String = "", value: String? = nil, gradient: String? = nil) {
      self.name = name
      self.value = value
      self.gradient = gradient
    }
  }

  /// What stands in one column.
  public enum Stage: Sendable, Equatable {
    /// Units, one for each of the layer; where there are many only the first and last are drawn.
    case layer(title: String, units: [Unit])
    /// A layer without weights between units: normalisation, dropout, an activation.
    case block(title: String)
    /// What a residual connection adds to the stage before, unit by unit: the sums, and what they come to.
    case sum(units: [Unit])
    /// The error function behind the network, with its value.
    case error(name: String, value: String?)
  }

  /// The weights between a layer of units and the layer of units before it.
  public struct Weights: Sendable, Equatable {
    /// One row for each unit of the later layer; none where each unit is what comes out of a block.
    public var rows: [[Double]]
    /// One for each unit of the later layer; empty where there are none.
    public var biases: [Double]

    /// Weights, and biases if there are any.
    public init(rows: [[Double]], biases: [Double] = []) {
      self.rows = rows
      self.biases = biases
    }
  }

  /// One step of an animation: what appears, and the rule that made it.
  public struct Step: Sendable, Equatable {
    /// What appears in a step.
    public enum Part: Sendable, Hashable {
      /// The values of the units of a stage, or of its error function.
      case values(stage: Int)
      /// The errors of the units of a stage.
      case gradients(stage: Int)
    }

    /// The rule applied, such as `z = tanh(W_1 x + b_1)`.
    public var caption: String
    /// What appears.
    public var parts: [Part]

    /// A step that shows `parts`.
    public init(caption: String, parts: [Part]) {
      self.caption = caption
      self.parts = parts
    }
  }

  /// The columns, from the input to the error function.
  public var stages: [Stage]
  /// The weights into each stage, by its place in `stages`; `nil`, or missing at the end, where there are none.
  public var weights: [Weights?]
  /// Residual connections: from one stage to a later one.
  public var residuals: [ClosedRange<Int>]
  /// Whether each bias is drawn as the weight of a further unit, which is always 1.
  public var foldsBiases: Bool
  /// The steps of an animation; empty for a still picture.
  public var steps: [Step]
  /// The significant digits of weights written on links.
  public var weightDigits: Int
  /// Layers of more units are abbreviated.
  public var unitLimit: Int

  /// A network of `stages`.
  public init(
    stages: [Stage], weights: [Weights?] = [], residuals: [ClosedRange<Int>] = [], foldsBiases: Bool = false,
    steps: [Step] = [], weightDigits: Int = 3, unitLimit: Int = 10
  ) {
    self.stages = stages
    self.weights = weights
    self.residuals = residuals
    self.foldsBiases = foldsBiases
    self.steps = steps
    self.weightDigits = weightDigits
    self.unitLimit = unitLimit
  }

  /// How long all steps take, in seconds; nil for a still picture.
  public var duration: Double? { Reveal(steps: abbreviated.steps.count, placement: .inline)?.duration }

  /// The rows of a data table; of more, the numbers that the picture shows come first.
  private static let longestTable = 200

  /// Every weight that is known and, on a point, what the units hold, their errors and the loss.
  public var dataTable: DataTable? {
    let numbers = stages.indices.flatMap(numberRows)
    let weights = stages.indices.flatMap(weightRows).map { $0 + ["", ""] }
    let rows = numbers.count + weights.count > Self.longestTable ? numbers + weights : weights + numbers
    guard !rows.isEmpty else { return nil }
    let columns = ["layer", "from", "to", "weight", "value", "δ = ∂E/∂z"]
    let shown = rows.allSatisfy { $0[5].isEmpty } ? rows.allSatisfy { $0[4].isEmpty } ? 4 : 5 : 6
    return DataTable(
      columns: Array(columns.prefix(shown)),
      rows: rows.prefix(Self.longestTable).map { Array($0.prefix(shown)) }, totalRows: rows.count)
  }

  /// The network in one sentence.
  public var summary: String {
    let columns = abbreviated.stages.map { stage in
      switch stage {
      case .sum: "residual sum"
      case .layer(let title, let units):
        (title.isEmpty ? "layer" : title) + " of \(units.count) \(units.count == 1 ? "unit" : "units")"
      case .block(let title): title
      case .error(let name, let value): "error " + name + (value.map { " = " + $0 } ?? "")
      }
    }
    return "network: " + columns.joined(separator: ", ")
  }
}
