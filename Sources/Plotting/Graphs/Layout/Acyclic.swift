/// Which edges must be turned round for a graph to be without cycles: those that lead back to a node
/// still open in a depth-first search that takes nodes and edges in input order. Loops are not among them.
func backEdges(nodes: Int, edges: [Graph.Edge]) -> [Bool] {
  var outgoing = Array(repeating: [Int](), count: nodes)
  for (index, edge) in edges.enumerated() where edge.from != edge.to { outgoing[edge.from].append(index) }
  var isBack = Array(repeating: false, count: edges.count)
  var isSeen = Array(repeating: false, count: nodes)
  var isOpen = isSeen
  for root in 0..<nodes where !isSeen[root] {
    var stack = [(node: root, next: 0)]
    isSeen[root] = true
    isOpen[root] = true
    while let (node, next) = stack.last {
      guard next < outgoing[node].count else {
        isOpen[node] = false
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let edge = outgoing[node][next]
      let head = edges[edge].to
      isBack[edge] = isOpen[head]
      guard !isSeen[head] else { continue }
      isSeen[head] = true
      isOpen[head] = true
      stack.append((head, 0))
    }
  }
  return isBack
}
