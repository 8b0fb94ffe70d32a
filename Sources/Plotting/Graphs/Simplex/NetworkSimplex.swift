/// Integer positions that satisfy `position[head] - position[tail] >= length` for every edge and make
/// the sum of `weight * (position[head] - position[tail])` least.
///
/// The network simplex of Gansner, Koutsofios, North and Vo, "A technique for drawing directed graphs"
/// (1993), with cut values updated along the cycle that a pivot closes. It places the ranks of a graph
/// and, on an auxiliary graph, the nodes within them.
package struct NetworkSimplex {
  /// A constraint between two nodes, and how much its length costs.
  package struct Edge {
    var tail: Int
    var head: Int
    var length: Int
    var weight: Int

    package init(tail: Int, head: Int, length: Int, weight: Int) {
      self.tail = tail
      self.head = head
      self.length = length
      self.weight = weight
    }
  }

  let edges: [Edge]
  let incidence: Incidence
  var position: [Int]
  var tree: SpanningTree
  /// For each edge of the tree: how much the cost changes when the edge grows by one.
  var cut: [Int]
  private var cursor = 0
  private let mustStop: @Sendable () -> Bool

  /// Prepares the constraints, which must not contain a cycle, from a feasible start or from none.
  package init(
    nodes: Int, edges: [Edge], start: [Int]? = nil, mustStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.mustStop = mustStop
    self.edges = edges
    incidence = Incidence(nodes: nodes, edges: edges)
    position = start ?? longestPaths(nodes: nodes, edges: edges, incidence: incidence)
    tree = SpanningTree(tightening: &position, edges: edges, incidence: incidence)
    cut = Array(repeating: 0, count: edges.count)
    measureCuts()
  }

  /// Pivots until the cost is least, or at most `pivots` times, and gives the positions, the least of them 0;
  /// they satisfy the constraints also where it was told to stop.
  package mutating func solve(pivots: Int = .max, centering: Bool = false) -> [Int] {
    var remaining = pivots
    while remaining > 0, remaining % 64 != 0 || !mustStop(), let leaving = leavingEdge() {
      guard let entering = enteringEdge(for: leaving) else { break }
      pivot(leaving: leaving, entering: entering)
      remaining -= 1
    }
    if centering { center() }
    let least = position.min() ?? 0
    return position.map { $0 - least }
  }

  func slack(_ edge: Int) -> Int {
    position[edges[edge].head] - position[edges[edge].tail] - edges[edge].length
  }
}

extension NetworkSimplex {
  /// A cut value is the weight that leaves the subtree below its edge less the weight that enters it;
  /// edges inside the subtree cancel.
  private mutating func measureCuts() {
    var net = Array(repeating: 0, count: position.count)
    for edge in edges {
      net[edge.tail] += edge.weight
      net[edge.head] -= edge.weight
    }
    for node in tree.order {
      let up = tree.parentEdge[node]
      guard up >= 0 else { continue }
      let isTail = edges[up].tail == node
      cut[up] = isTail ? net[node] : -net[node]
      net[isTail ? edges[up].head : edges[up].tail] += net[node]
    }
  }

  /// The worst of the next thirty edges with a negative cut value, searched round and round.
  private mutating func leavingEdge() -> Int? {
    var best: Int?
    var found = 0
    let count = tree.edges.count
    for step in 0..<count {
      var place = cursor + step
      if place >= count { place -= count }
      let edge = tree.edges[place]
      guard cut[edge] < 0 else { continue }
      if cut[edge] < best.map({ cut[$0] }) ?? 0 { best = edge }
      found += 1
      if found == 30 {
        cursor = place + 1 == count ? 0 : place + 1
        break
      }
    }
    return best
  }

  /// The edge of least slack that crosses the cut of a tree edge the other way, found from the smaller side.
  private func enteringEdge(for leaving: Int) -> Int? {
    let below = tree.child(of: leaving, edges: edges)
    let subtree = tree.subtree(of: below)
    let entersSubtree = edges[leaving].tail == below
    var best: (edge: Int?, slack: Int) = (nil, .max)
    if 2 * subtree.count <= tree.order.count {
      seek(
        &best, in: subtree.lowerBound..<subtree.upperBound + 1, below, startsHere: !entersSubtree,
        isBelow: true)
    } else {
      seek(&best, in: 0..<subtree.lowerBound, below, startsHere: entersSubtree, isBelow: false)
      seek(
        &best, in: subtree.upperBound + 1..<tree.order.count, below, startsHere: entersSubtree, isBelow: false
      )
    }
    return best.edge
  }

  /// Looks for a better edge between nodes at some places of the tree's order and those on the other side of a cut.
  private func seek(
    _ best: inout (edge: Int?, slack: Int), in spots: Range<Int>, _ root: Int, startsHere: Bool, isBelow: Bool
  ) {
    for spot in spots where best.slack > 0 {
      let node = tree.order[spot]
      for place in incidence.range(of: node) {
        let edge = incidence.edges[place]
        let (here, there) =
          startsHere ? (edges[edge].tail, edges[edge].head) : (edges[edge].head, edges[edge].tail)
        guard here == node, tree.contains(there, below: root) != isBelow else { continue }
        let slack = slack(edge)
        if slack < best.slack { best = (edge, slack) }
      }
    }
  }

  private mutating func pivot(leaving: Int, entering: Int) {
    shiftSubtree(below: leaving, by: slack(entering))
    let change = cut[leaving]
    let (tail, head) = (edges[entering].tail, edges[entering].head)
    addToCuts(from: tail, to: head, change: change, growsAlong: true)
    addToCuts(from: head, to: tail, change: change, growsAlong: false)
    cut[entering] = -change
    cut[leaving] = 0
    tree.exchange(leaving, for: entering, edges: edges)
  }

  /// Moves the part of the tree below an edge so that the edge grows.
  private mutating func shiftSubtree(below edge: Int, by amount: Int) {
    guard amount != 0 else { return }
    let below = tree.child(of: edge, edges: edges)
    let signed = edges[edge].tail == below ? -amount : amount
    for spot in tree.subtree(of: below) { position[tree.order[spot]] += signed }
  }

  /// Walks up the tree from one end of the entering edge to the common ancestor.
  private mutating func addToCuts(from start: Int, to end: Int, change: Int, growsAlong: Bool) {
    var node = start
    while !tree.contains(end, below: node) {
      let up = tree.parentEdge[node]
      let isTail = edges[up].tail == node
      cut[up] += isTail == growsAlong ? change : -change
      node = isTail ? edges[up].head : edges[up].tail
    }
  }

  /// Moves each part that may slide at no cost to the middle of its freedom.
  private mutating func center() {
    for edge in tree.edges where cut[edge] == 0 {
      guard let entering = enteringEdge(for: edge) else { continue }
      shiftSubtree(below: edge, by: slack(entering) / 2)
    }
  }
}
