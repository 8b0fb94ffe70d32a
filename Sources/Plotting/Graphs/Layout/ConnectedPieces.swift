/// A part of a graph that no edge joins to the rest, with the places that its parts have there.
struct ConnectedPiece {
  var graph: Graph
  var nodes: [Int] = []
  var edges: [Int] = []
}

/// The connected pieces of a graph, in the order of their first nodes.
func connectedPieces(_ graph: Graph) -> [ConnectedPiece] {
  var parent = Array(graph.nodes.indices)
  func root(of node: Int) -> Int {
    var node = node
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }
  for edge in graph.edges {
    let (first, second) = (root(of: edge.from), root(of: edge.to))
    parent[max(first, second)] = min(first, second)
  }
  var pieces: [ConnectedPiece] = []
  var pieceOfRoot = parent
  var place = parent
  for (index, node) in graph.nodes.enumerated() {
    let root = root(of: index)
    if root == index {
      pieceOfRoot[root] = pieces.count
      var empty = graph
      empty.nodes = []
      empty.edges = []
      pieces.append(ConnectedPiece(graph: empty))
    }
    let piece = pieceOfRoot[root]
    place[index] = pieces[piece].nodes.count
    pieces[piece].nodes.append(index)
    pieces[piece].graph.nodes.append(node)
  }
  for (index, edge) in graph.edges.enumerated() {
    let piece = pieceOfRoot[root(of: edge.from)]
    pieces[piece].edges.append(index)
    var own = edge
    (own.from, own.to) = (place[edge.from], place[edge.to])
    pieces[piece].graph.edges.append(own)
  }
  return pieces
}
