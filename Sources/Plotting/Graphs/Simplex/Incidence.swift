/// The edges at each node, in input order, in one array.
struct Incidence {
  private let starts: [Int]
  /// The edges of all nodes, node by node.
  let edges: [Int]

  init(nodes: Int, edges: [NetworkSimplex.Edge]) {
    var starts = Array(repeating: 0, count: nodes + 1)
    for edge in edges {
      starts[edge.tail + 1] += 1
      starts[edge.head + 1] += 1
    }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var next = starts
    var items = Array(repeating: 0, count: 2 * edges.count)
    for (index, edge) in edges.enumerated() {
      items[next[edge.tail]] = index
      next[edge.tail] += 1
      items[next[edge.head]] = index
      next[edge.head] += 1
    }
    self.starts = starts
    self.edges = items
  }

  /// The places in `edges` of the edges at a node.
  func range(of node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
}

/// The least positions that satisfy every constraint when each node waits only for its predecessors.
func longestPaths(nodes: Int, edges: [NetworkSimplex.Edge], incidence: Incidence) -> [Int] {
  var waiting = Array(repeating: 0, count: nodes)
  for edge in edges { waiting[edge.head] += 1 }
  var position = Array(repeating: 0, count: nodes)
  var ready = (0..<nodes).filter { waiting[$0] == 0 }
  var next = 0
  while next < ready.count {
    let node = ready[next]
    next += 1
    for place in incidence.range(of: node) {
      let edge = edges[incidence.edges[place]]
      guard edge.tail == node else { continue }
      position[edge.head] = max(position[edge.head], position[node] + edge.length)
      waiting[edge.head] -= 1
      if waiting[edge.head] == 0 { ready.append(edge.head) }
    }
  }
  return position
}
