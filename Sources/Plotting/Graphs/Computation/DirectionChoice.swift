/// Which way the edges of a graph run where nobody says: to the right, or downwards where that is wider than there is
/// room and downwards is narrower.
///
/// The least widths, which ranks and order tell, mostly decide it; the second way is laid out only where they do not.
struct DirectionChoice {
  /// The direction to lay out first.
  let first: Graph.Direction
  private let leastWidthOfOther: Double
  private let room: Double
  /// Whether the graph is so large that the least widths have to do.
  private let isLarge: Bool

  /// The most nodes and bends of a graph that is laid out both ways.
  private static let largestLaidOutTwice = 1_500

  init(_ sketch: Sketch, _ order: GraphOrder, room: Double) {
    self.room = room
    isLarge = order.itemCount > Self.largestLaidOutTwice
    let right = order.leastWidth(of: sketch.graph(.leftToRight))
    let down = order.leastWidth(of: sketch.graph(.topDown))
    first = right > room && down < right ? .topDown : .leftToRight
    leastWidthOfOther = first == .topDown ? right : down
  }

  /// Whether the other way may be the better one.
  func needsOther(than diagram: Diagram) -> Bool {
    let isTooWide = first == .topDown || diagram.layout.width > room
    return isTooWide && !isLarge && leastWidthOfOther < diagram.layout.width
  }
}

extension Graph.Direction {
  var other: Self { self == .topDown ? .leftToRight : .topDown }
}

extension Sketch {
  /// What is laid out.
  func graph(_ direction: Graph.Direction) -> Graph { Diagram.graph(nodes, edges, direction) }
}
