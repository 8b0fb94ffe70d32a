/// A graph with what is drawn in its nodes and on its edges, laid out.
public struct Diagram: Picture {
  /// The nodes.
  public let nodes: [DiagramNode]
  /// The edges.
  public let edges: [DiagramEdge]
  /// The way edges run.
  public let direction: Graph.Direction
  /// The order in which parts appear; empty where everything is there from the start.
  public let steps: [RevealStep]
  /// What a reader who cannot see the picture is told.
  public let summary: String
  /// Lines below the picture that say what its signs mean.
  public let notes: [String]
  /// The numbers of the picture.
  public let dataTable: DataTable?
  /// Where everything is.
  public let layout: GraphLayout

  /// A drawing of more pixels would be drawn at less than half its size, and its text could not be read.
  static let longest = 2 * SVGWriter.largestSide

  /// Lays out nodes and edges.
  ///
  /// - Parameters:
  ///   - order: What has been found for the same nodes and edges before.
  ///   - mustStop: Asked every few milliseconds whether to give up.
  /// - Throws: What `GraphOrder.init(of:mustStop:)` throws, and `GraphError.tooLong` when the drawing would be longer
  ///   than can be shown.
  public init(
    nodes: [DiagramNode], edges: [DiagramEdge], direction: Graph.Direction = .leftToRight,
    steps: [RevealStep] = [], summary: String, dataTable: DataTable? = nil,
    notes: [String] = [], order: GraphOrder? = nil, mustStop: @escaping @Sendable () -> Bool = { false }
  ) throws(GraphError) {
    self.nodes = nodes
    self.edges = edges
    self.direction = direction
    self.steps = steps
    self.summary = summary
    self.notes = notes
    self.dataTable = dataTable
    layout = try GraphLayout(of: Self.graph(nodes, edges, direction), order: order, mustStop: mustStop)
    let length = max(layout.width, layout.height) + 2 * Measure.margin
    guard length <= Self.longest else {
      throw .tooLong(pixels: Int(length), limit: Int(Self.longest))
    }
  }

  /// What was laid out.
  package var graph: Graph { Self.graph(nodes, edges, direction) }

  static func graph(
    _ nodes: [DiagramNode], _ edges: [DiagramEdge], _ direction: Graph.Direction
  ) -> Graph {
    Graph(nodes: nodes.map(\.box), edges: edges.map { $0.box(direction) }, direction: direction)
  }

  /// How long all steps take, in seconds; nil where everything is there from the start.
  public var duration: Double? { Reveal(steps: steps.count, placement: .inline)?.duration }
}
