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
