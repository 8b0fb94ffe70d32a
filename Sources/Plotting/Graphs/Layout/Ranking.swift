/// The rank of each node: a network simplex makes the sum of the lengths of the edges least.
///
/// Mostly several rankings are best. Where `isMirrored`, the edges are followed against their direction, which finds
/// another of them.
///
/// `step` is how many ranks an edge spans at least: 2 where labels need a rank of their own in between.
func ranks(nodes: Int, edges: [Graph.Edge], isBack: [Bool], step: Int, isMirrored: Bool) -> [Int] {
  var constraints: [NetworkSimplex.Edge] = []
  for (edge, back) in zip(edges, isBack) where edge.from != edge.to {
    let (tail, head) = back != isMirrored ? (edge.to, edge.from) : (edge.from, edge.to)
    constraints.append(NetworkSimplex.Edge(tail: tail, head: head, length: step, weight: 1))
  }
  var simplex = NetworkSimplex(nodes: nodes, edges: constraints)
  let ranks = simplex.solve()
  let last = ranks.max() ?? 0
  return isMirrored ? ranks.map { last - $0 } : ranks
}
