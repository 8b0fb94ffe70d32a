/// A spanning tree of tight edges, numbered in postorder.
///
/// The nodes below a node are one run of `order`, so that a subtree is walked without a stack and
/// membership is two comparisons. A graph in several pieces has a tree for each.
struct SpanningTree {
  /// The edges of the tree, in no particular order; an exchange keeps the place.
  var edges: [Int] = []
  /// The edge that leads up from each node, or -1 at a root.
  var parentEdge: [Int]
  /// The nodes in postorder.
  var order: [Int]
  /// Where in `edges` each edge is, or -1.
  var place: [Int]
  /// Where in `order` the nodes below each node begin, and where it is itself.
  var low: [Int], last: [Int]
  /// Scratch of `exchange`: the nodes of the part that moves, and those between its old root and its new one.
  var moved: [Int] = [], path: [Int] = []

  /// Grows a tree from each root in turn, moving it towards what it does not yet reach until an edge
  /// is tight, nearest first.
  init(tightening position: inout [Int], edges all: [NetworkSimplex.Edge], incidence: Incidence) {
    let count = position.count
    parentEdge = Array(repeating: -1, count: count)
    order = Array(repeating: 0, count: count)
    place = Array(repeating: -1, count: all.count)
    low = Array(repeating: -1, count: count)
    last = Array(repeating: -1, count: count)
    var growth = TreeGrowth(position: position, edges: all, incidence: incidence)
    var roots: [Int] = []
    for root in 0..<count where !growth.isReached[root] {
      roots.append(root)
      edges += growth.grow(from: root)
    }
    position = growth.position
    for (index, edge) in edges.enumerated() { place[edge] = index }
    var next = 0
    for root in roots {
      next = label(root, from: next, edges: all, incidence: incidence)
    }
  }

  /// The end of a tree edge that is farther from the root.
  func child(of edge: Int, edges: [NetworkSimplex.Edge]) -> Int {
    parentEdge[edges[edge].tail] == edge ? edges[edge].tail : edges[edge].head
  }

  /// The places in `order` of the node and everything below it.
  func subtree(of node: Int) -> ClosedRange<Int> { low[node]...last[node] }

  /// Whether a node is `ancestor` or below it.
  func contains(_ node: Int, below ancestor: Int) -> Bool {
    low[ancestor] <= last[node] && last[node] <= last[ancestor]
  }

  private mutating func label(
    _ root: Int, from start: Int, edges: [NetworkSimplex.Edge], incidence: Incidence
  ) -> Int {
    var next = start
    low[root] = next
    var stack = [(node: root, rest: incidence.range(of: root))]
    while let (node, rest) = stack.popLast() {
      let up = parentEdge[node]
      let branch = rest.first { place[incidence.edges[$0]] >= 0 && incidence.edges[$0] != up }
      guard let branch else {
        last[node] = next
        order[next] = node
        next += 1
        continue
      }
      let edge = incidence.edges[branch]
      let child = edges[edge].tail == node ? edges[edge].head : edges[edge].tail
      parentEdge[child] = edge
      low[child] = next
      stack.append((node, branch + 1..<rest.upperBound))
      stack.append((child, incidence.range(of: child)))
    }
    return next
  }
}
