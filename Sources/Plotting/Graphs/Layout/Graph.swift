/// What to lay out: boxes joined by directed edges, some of which carry a label.
///
/// A graph knows sizes and nothing of what is drawn in them. Lengths are in pixels.
public struct Graph: Sendable, Equatable {
  /// The way edges run.
  public enum Direction: Sendable, Equatable {
    case leftToRight, topDown
  }

  /// The outline that edges end on.
  public enum Outline: Sendable, Equatable {
    case box, ellipse
  }

  /// A box that takes up room.
  public struct Node: Sendable, Equatable {
    /// Pixels across and down.
    public var width: Double, height: Double
    /// The outline that edges end on.
    public var outline: Outline
    /// Whether edges spread over the side they meet, or all meet at its middle.
    public var spreadsEdges: Bool

    /// A node of the given size.
    public init(width: Double, height: Double, outline: Outline = .box, spreadsEdges: Bool = true) {
      self.width = width
      self.height = height
      self.outline = outline
      self.spreadsEdges = spreadsEdges
    }
  }

  /// The box of an edge's label; the edge passes through it in a straight line.
  public struct Label: Sendable, Equatable {
    /// Pixels across and down.
    public var width: Double, height: Double
    /// How far the edge passes from the top of the box, or from its left side when edges run downwards.
    public var wire: Double

    /// A label of the given size that the edge passes at a distance `wire` from its top or left side.
    public init(width: Double, height: Double, wire: Double) {
      self.width = width
      self.height = height
      self.wire = wire
    }
  }

  /// A directed edge between two nodes, named by their places in `nodes`.
  public struct Edge: Sendable, Equatable {
    /// Where the edge starts and where its arrow points.
    public var from: Int, to: Int
    /// The room its label needs.
    public var label: Label?
    /// Its place among the edges that enter its node, where their order says something.
    public var place: Int?

    /// An edge from one node to another.
    public init(from: Int, to: Int, label: Label? = nil, place: Int? = nil) {
      self.from = from
      self.to = to
      self.label = label
      self.place = place
    }
  }

  /// The boxes.
  public var nodes: [Node]
  /// The edges; several may join the same two nodes.
  public var edges: [Edge]
  /// The way edges run.
  public var direction: Direction
  /// Pixels between neighbours in a rank.
  public var nodeGap: Double
  /// Pixels between one rank and the next.
  public var rankGap: Double

  /// A graph of `nodes` joined by `edges`.
  public init(
    nodes: [Node], edges: [Edge], direction: Direction = .leftToRight, nodeGap: Double = 24,
    rankGap: Double = 40
  ) {
    self.nodes = nodes
    self.edges = edges
    self.direction = direction
    self.nodeGap = nodeGap
    self.rankGap = rankGap
  }
}

extension Graph {
  /// The graph with sizes in even whole pixels, so that middles are whole and nothing is rounded later.
  var rounded: Graph {
    var copy = self
    for index in nodes.indices {
      copy.nodes[index].width = evenPixels(nodes[index].width)
      copy.nodes[index].height = evenPixels(nodes[index].height)
    }
    for index in edges.indices {
      guard let label = edges[index].label else { continue }
      copy.edges[index].label = Label(
        width: evenPixels(label.width), height: evenPixels(label.height), wire: wholePixels(label.wire))
    }
    return copy
  }
}

/// A length in whole pixels, rounded up, at least 0 and at most 100,000, so that sums stay far from overflow.
private func wholePixels(_ length: Double) -> Double {
  length.isFinite ? min(max(length.rounded(.up), 0), 100_000) : 0
}

private func evenPixels(_ length: Double) -> Double { 2 * wholePixels(length / 2) }

/// Why a graph is not laid out.
public enum GraphError: Error, Sendable, Equatable {
  /// There are more nodes than a reader could follow.
  case tooLarge(nodes: Int, limit: Int)
  /// The drawing would be wider or higher than renderers can show.
  case tooLong(pixels: Int, limit: Int)
  /// Edges lead so far that together they pass more than `limit` ranks.
  case tooTangled(edges: Int, limit: Int)
  /// The edge at a place in `edges` names a node that is not there.
  case unknownNode(edge: Int)
  /// The layout was told to give up.
  case interrupted

  /// What went wrong, in one sentence.
  public var message: String {
    switch self {
    case .tooLarge(let nodes, let limit):
      "a graph of \(nodes) nodes is too large to draw; the limit is \(limit)"
    case .tooLong(let pixels, let limit):
      "this graph would be drawn \(pixels) pixels long; the limit is \(limit)"
    case .tooTangled(let edges, let limit):
      "the \(edges) edges of this graph lead too far to be drawn: together they pass more than \(limit) ranks"
    case .unknownNode(let edge):
      "edge \(edge) joins a node that is not in the graph"
    case .interrupted: "the layout was interrupted"
    }
  }
}
