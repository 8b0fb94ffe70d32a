/// An edge of a diagram and what is written along it.
public struct DiagramEdge: Sendable, Equatable {
  /// Words along an edge.
  public struct Text: Sendable, Equatable {
    /// The name of what the words say, set in front of them with an equals sign; may be empty.
    public var name: String
    /// The words.
    public var string: String
    /// Their colour.
    public var ink: Ink

    /// Words in one colour, after a name if there is one.
    public init(_ string: String, _ ink: Ink, name: String = "") {
      self.name = name
      self.string = string
      self.ink = ink
    }
  }

  /// Where the edge starts and ends, by place among the nodes.
  public var from: Int, to: Int
  /// Words above the wire, below it, and towards its arrowhead.
  public var above: Text?, below: Text?, atHead: Text?
  /// Whether the edge ends in an arrowhead.
  public var hasArrowhead: Bool
  /// Its place, from 1, among the edges into its node where their order says something.
  public var place: Int?
  /// Whether the place is written at the arrowhead: `1st`.
  public var isMarked = false

  /// An edge with words in up to three places.
  public init(
    from: Int, to: Int, above: Text? = nil, below: Text? = nil, atHead: Text? = nil,
    hasArrowhead: Bool = true, place: Int? = nil
  ) {
    self.from = from
    self.to = to
    self.above = above
    self.below = below
    self.atHead = atHead
    self.hasArrowhead = hasArrowhead
    self.place = place
  }

  /// The place as it is written.
  var mark: Text? {
    guard isMarked, let place else { return nil }
    let words = ["1st", "2nd", "3rd"]
    return Text(words.indices.contains(place - 1) ? words[place - 1] : "\(place)th", .muted)
  }
}

/// One step of an animated diagram: what appears, and the rule that made it.
public struct RevealStep: Sendable, Equatable {
  /// A part of a diagram that can appear.
  public enum Part: Sendable, Hashable {
    /// One line of a box.
    case row(node: Int, row: Int)
    /// The words above an edge, below it, or towards its arrowhead.
    case above(edge: Int), below(edge: Int), atHead(edge: Int)
    /// The place of an edge at its arrowhead, which no step shows: it is there from the start.
    case mark(edge: Int)
    /// What a line of a box holds after so many turns, in place of what it held before.
    case turn(node: Int, row: Int, turn: Int)
  }

  /// The rule applied, such as `q = x + y = 3`.
  public var caption: String
  /// What appears.
  public var parts: [Part]

  /// A step that shows `parts`.
  public init(caption: String, parts: [Part]) {
    self.caption = caption
    self.parts = parts
  }
}

extension RevealStep {
  /// So many neighbouring steps at once that no more than `limit` remain, each captioned as its last.
  static func thinned(_ steps: [RevealStep], limit: Int) -> [RevealStep] {
    let share = (steps.count + limit - 1) / limit
    guard share > 1 else { return steps }
    return stride(from: 0, to: steps.count, by: share).map { start in
      let group = steps[start..<min(start + share, steps.count)]
      return RevealStep(caption: group.last?.caption ?? "", parts: group.flatMap(\.parts))
    }
  }
}
