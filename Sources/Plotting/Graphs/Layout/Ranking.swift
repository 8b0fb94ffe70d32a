/// The rank of each node: a network simplex makes the sum of the lengths of the edges least.
///
/// `step` is how many ranks an edge spans at least: 2 where labels need a rank of their own in between.
func ranks(nodes: Int, edges: [Graph.Edge], isBack: [Bool], step: Int) -> [Int] {
  var constraints: [NetworkSimplex.Edge] = []
  for (edge, back) in zip(edges, isBack) where edge.from != edge.to {
    let (tail, head) = back ? (edge.to, edge.from) : (edge.from, edge.to)
    constraints.append(NetworkSimplex.Edge(tail: tail, head: head, length: step, weight: 1))
  }
  var simplex = NetworkSimplex(nodes: nodes, edges: constraints)
  return simplex.solve()
}
