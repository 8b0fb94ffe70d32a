/// What a part of a diagram means; each has its colour.
public enum Ink: Sendable, Equatable {
  /// Names and symbols.
  case text
  /// Values, green.
  case value
  /// Gradients, red.
  case gradient
  /// Local derivatives and remarks, grey.
  case muted
  /// Shapes of tensors that are too large to be written, grey: they are no values.
  case shape

  var paint: Paint {
    switch self {
    case .text: .ink
    case .value: .value
    case .gradient: .gradient
    case .muted, .shape: .muted
    }
  }
}

/// A node of a diagram.
///
/// Names, symbols and derivatives are formulas: `w_1`, `x_{ij}` and `a^2` are set with sub- and superscripts.
public struct DiagramNode: Sendable, Equatable {
  /// What is drawn.
  public enum Content: Sendable, Equatable {
    /// A name at the end of a wire.
    case name(String)
    /// A number written in a formula, small.
    case constant(String)
    /// An operation in a circle.
    case gate(String)
    /// A name and the symbol of an operation, of which one may be empty, over rows of text in a box.
    case box(name: String, symbol: String, rows: [Row])
    /// The point where a wire forks.
    case fork
    /// What was left out.
    case ellipsis(String)
  }

  /// A line of a box: what it is called, what it holds.
  public struct Row: Sendable, Equatable {
    /// The heading of the line; may be empty.
    public var heading: String
    /// What the line holds.
    public var text: String
    /// The colour of `text`.
    public var ink: Ink
    /// What the line holds before, one after the other, in an animation.
    public var earlier: [String]

    /// A line of a box.
    public init(_ heading: String, _ text: String, ink: Ink, earlier: [String] = []) {
      self.earlier = earlier
      self.heading = heading
      self.text = text
      self.ink = ink
    }
  }

  /// What is drawn.
  public var content: Content

  /// A node that shows `content`.
  public init(_ content: Content) {
    self.content = content
  }
}
