/// How a value was computed: values and operations as nodes, operands as edges, every number already text.
///
/// Names and symbols may hold subscripts and superscripts: `w_1`, `x_{ij}`, `a^2`.
public struct ComputationGraph: Sendable, Equatable {
  /// What a node stands for.
  public enum Role: Sendable, Equatable {
    /// A named value that nothing in the graph computes.
    case input
    /// A number written in the formula; drawn small.
    case constant
    /// An operation, by its symbol: `+`, `·`, `max`, `σ`.
    case operation(String)
    /// Nodes left out, by what to say of them: `… 120 more`.
    case ellipsis(String)
  }

  /// A value of the graph, and the operation that made it.
  public struct Node: Sendable, Equatable {
    /// What the node stands for.
    public var role: Role
    /// The name that the author gave the value, such as `q`; several with commas between: `a, b`.
    public var name: String?
    /// Whether the name is not the author's but a number in order of computation, `v_1`, for captions.
    public var isNumbered: Bool
    /// The value.
    public var value: String?
    /// The gradient of the result with respect to the value.
    public var gradient: String?
    /// The shape of a tensor, such as `5×10`.
    public var shape: String?
    /// How many values still wait for this one's gradient, for the record style.
    public var degree: Int?
    /// What captions call the value: one of its names, or a short formula such as `x·y`; nil for the name.
    public var title: String?
    /// The rule that computes the value, in symbols and in numbers, for captions: `x + y`, `−2 + 5`.
    public var rule: String?, numbers: String?
    /// The shares of the gradient as captions write them, where they have more digits than in the picture.
    public var terms: [String]?
    /// What records and animations say of a tensor that is too large to be written.
    public var norms: Norms?
    /// How many operations it stands for where those between named values are not drawn.
    public var stepCount = 1

    /// A node; what is not given is not drawn.
    public init(
      _ role: Role, name: String? = nil, isNumbered: Bool = false, value: String? = nil,
      gradient: String? = nil, shape: String? = nil, degree: Int? = nil, title: String? = nil,
      rule: String? = nil, numbers: String? = nil, norms: Norms? = nil
    ) {
      self.role = role
      self.name = name
      self.isNumbered = isNumbered
      self.value = value
      self.gradient = gradient
      self.shape = shape
      self.degree = degree
      self.title = title
      self.rule = rule
      self.numbers = numbers
      self.norms = norms
    }
  }

  /// The Euclidean norms of a tensor and of its gradient, as they are written.
  public struct Norms: Sendable, Equatable {
    /// The norm of the tensor.
    public var value: String
    /// The norm of its gradient.
    public var gradient: String?

    /// Norms; that of a gradient where there is one.
    public init(value: String, gradient: String?) {
      self.value = value
      self.gradient = gradient
    }

    static func text(_ norm: String) -> String { "norm " + norm }
  }

  /// One operand of an operation.
  public struct Edge: Sendable, Equatable {
    /// The operand and the operation, by their places in `nodes`.
    public var from: Int, to: Int
    /// The derivative of the operation by this operand, in symbols: `2a`, `1[a > b]`.
    public var localDerivative: String?
    /// What a letter in `localDerivative` stands for, as an equation: `c = 1[x > 0]`.
    public var helper: String?
    /// The derivative as a number.
    public var localNumber: String?
    /// What this edge adds to the operand's gradient.
    public var contribution: String?
    /// The norm of what the edge adds, where that is too large to be written.
    public var contributionNorm: String?
    /// What stands in `localDerivative` for values without names.
    public var standIns: [StandIn]
    /// Where the gradient from above stands beside `localDerivative`.
    public var gradientPlace: GradientPlace
    /// What becomes of the gradient from above before it is multiplied, in words: `reshaped`, `repeated along axis 0`;
    /// empty where it goes on as it is.
    public var gradientChange: String?
    /// The rule of the step back along this edge, in words: `product: times the other factor`.
    public var ruleWords: String?
    /// Which operand it is, from 1, of an operation that gives something else when they change places.
    public var place: Int?

    /// An operand; what is not given is not drawn.
    public init(
      from: Int, to: Int, localDerivative: String? = nil, localNumber: String? = nil,
      contribution: String? = nil, contributionNorm: String? = nil, standIns: [StandIn] = [],
      gradientPlace: GradientPlace = .anywhere, gradientChange: String? = nil, ruleWords: String? = nil,
      place: Int? = nil
    ) {
      self.from = from
      self.to = to
      self.localDerivative = localDerivative
      self.localNumber = localNumber
      self.contribution = contribution
      self.contributionNorm = contributionNorm
      self.standIns = standIns
      self.gradientPlace = gradientPlace
      self.gradientChange = gradientChange
      self.ruleWords = ruleWords
      self.place = place
    }

    /// What the edge adds, or the norm of it.
    var contributionOrNorm: String? { contribution ?? contributionNorm.map(Norms.text) }

    /// The local derivative as it stands at the edge, with a dot on the side where the gradient stands, and
    /// ∂ for a gradient in front of what is done to it.
    var symbols: String? {
      switch gradientPlace {
      case .anywhere: localDerivative
      case .inside: localDerivative.map { "∂" + $0 }
      case .inFront(.outer): localDerivative.map { "·⊗" + $0 }
      case .behind(.outer): localDerivative.map { $0 + "⊗·" }
      case .inFront: localDerivative.map { "·" + $0 }
      case .behind: localDerivative.map { $0 + "·" }
      case .summed: localDerivative.map { "Σ " + $0 }
      }
    }
  }

  /// Where the gradient that arrives at an operation stands beside the local derivative.
  public enum GradientPlace: Sendable, Hashable {
    /// A factor whose place says nothing.
    case anywhere
    /// In front of a matrix or vector, as in g @ Bᵀ.
    case inFront(Product)
    /// Behind a matrix or vector, as in Aᵀ @ g.
    case behind(Product)
    /// In parentheses, which the derivative stands behind, as in gᵀ and g[0..<2].
    case inside
    /// A factor, and the product is summed along the axes that the operand was repeated along; all of them where it is
    /// a single number.
    case summed(axes: [Int])

    /// Whether the product is summed.
    public var isSummed: Bool { if case .summed = self { true } else { false } }

    /// The product with a local derivative whose side counts.
    var product: Product? {
      switch self {
      case .inFront(let product), .behind(let product): product
      case .anywhere, .inside, .summed: nil
      }
    }
  }

  /// How a gradient is multiplied by a local derivative beside which it stands.
  public enum Product: Sendable, Hashable {
    /// By a matrix.
    case matrix
    /// By a vector, every entry by every entry.
    case outer
    /// Line by line, each by a matrix of its own.
    case lines

    var sign: String { self == .outer ? " ⊗ " : " @ " }
  }

  /// What stands in a local derivative for a value without a name.
  public enum StandIn: Sendable, Hashable {
    /// `·`, the value that the edge begins at.
    case operand
    /// `∘`, the other operand of the gate that the edge ends at.
    case otherOperand
    /// A gate's word, such as `tanh` in 1−tanh²: the value of the gate that the edge ends at.
    case result(String)
  }

  /// How a computation graph looks.
  public enum Style: Sendable, Equatable, CaseIterable {
    /// Gates joined by wires: values in green above them, gradients in red below; at a fork each branch
    /// shows what it adds and the wire before the fork shows the sum.
    case circuit
    /// A box for each value with its data, gradient and degree.
    case record
    /// Boxes joined by edges that are labelled with their local derivatives.
    case edges
    /// Names and operations alone.
    case plain
  }

  /// The values, each after its operands.
  public var nodes: [Node]
  /// The operands; those of one operation in the order in which it takes them.
  public var edges: [Edge]

  /// A graph of values joined by operands.
  public init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}
