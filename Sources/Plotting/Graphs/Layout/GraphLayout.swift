/// Where everything in a graph goes.
///
/// The method is that of Gansner, Koutsofios, North and Vo, "A technique for drawing directed graphs"
/// (1993): ranks by network simplex, order by weighted medians and exchanges, coordinates by the same
/// simplex. The label of an edge has a rank of its own between those of the nodes, so that it is a box
/// like any other. The same graph gives the same layout.
public struct GraphLayout: Sendable, Equatable {
  /// A piece of a route: a cubic Bézier curve from where the last piece ended.
  public struct Curve: Sendable, Equatable {
    /// The two control points and the end.
    public var control1: Point, control2: Point, end: Point
  }

  /// The way of one edge, from the outline of its first node to the outline of its second.
  public struct Route: Sendable, Equatable {
    /// Where the edge leaves its first node.
    public var start: Point
    /// The pieces, end to end.
    public var curves: [Curve]
  }

  /// Pixels across and down that the whole graph takes up.
  public private(set) var width = 0.0, height = 0.0
  /// Where each node is.
  public private(set) var nodes: [Rect]
  /// Where the label of each edge is.
  public private(set) var labels: [Rect?]
  /// How each edge runs.
  public private(set) var routes: [Route]
  /// How often edges cross.
  public private(set) var crossings = 0

  /// Lays out a graph; its connected pieces stand one below the other.
  ///
  /// - Parameters:
  ///   - order: What has been found for the same nodes and edges before.
  ///   - mustStop: Asked every few milliseconds whether to give up.
  /// - Throws: What `GraphOrder.init(of:mustStop:)` throws.
  public init(
    of graph: Graph, order known: GraphOrder? = nil, mustStop: @escaping @Sendable () -> Bool = { false }
  ) throws(GraphError) {
    let order = if let known { known } else { try GraphOrder(of: graph, mustStop: mustStop) }
    nodes = Array(repeating: Rect(x: 0, y: 0, width: 0, height: 0), count: graph.nodes.count)
    labels = Array(repeating: nil, count: graph.edges.count)
    routes = Array(repeating: Route(start: Point(0, 0), curves: []), count: graph.edges.count)
    var offset = 0.0
    for (piece, order) in zip(connectedPieces(graph.rounded), order.pieces) {
      let placed = try PlacedPiece(piece.graph, order, mustStop: mustStop)
      add(placed, piece, offset: offset, direction: graph.direction)
      offset += placed.breadth + graph.nodeGap
    }
  }

  private mutating func add(
    _ placed: PlacedPiece, _ piece: ConnectedPiece, offset: Double, direction: Graph.Direction
  ) {
    let frame = Frame(direction: direction, offset: offset)
    for (index, node) in piece.nodes.enumerated() { nodes[node] = frame.rect(placed.nodes[index]) }
    for (index, edge) in piece.edges.enumerated() {
      labels[edge] = placed.labels[index].map(frame.rect)
      routes[edge] = frame.route(placed.routes[index])
    }
    let size = frame.point(Place(along: placed.length, across: placed.breadth))
    width = max(width, size.x)
    height = max(height, size.y)
    crossings += placed.crossings
  }
}
