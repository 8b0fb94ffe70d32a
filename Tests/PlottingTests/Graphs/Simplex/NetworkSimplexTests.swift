import Plotting
import Testing

@Suite struct NetworkSimplexTests {
  /// The least cost over all positions in a range that is large enough for these graphs, by trying them all.
  private func leastCost(nodes: Int, edges: [(Int, Int, Int, Int)]) -> Int {
    let range = 7
    var best = Int.max
    var positions = Array(repeating: 0, count: nodes)
    while true {
      if edges.allSatisfy({ positions[$0.1] - positions[$0.0] >= $0.2 }) {
        best = min(best, edges.reduce(0) { $0 + $1.3 * (positions[$1.1] - positions[$1.0]) })
      }
      guard let place = positions.firstIndex(where: { $0 < range - 1 }) else { return best }
      for lower in 0..<place { positions[lower] = 0 }
      positions[place] += 1
    }
  }

  @Test(arguments: 0..<40) func costEqualsBruteForce(seed: Int) {
    var draws = Draws(seed: seed)
    let nodes = 5
    var edges: [(Int, Int, Int, Int)] = []
    for _ in 0..<(4 + draws.below(5)) {
      let head = 1 + draws.below(nodes - 1)
      edges.append((draws.below(head), head, draws.below(2), 1 + draws.below(8)))
    }
    var simplex = NetworkSimplex(
      nodes: nodes, edges: edges.map { .init(tail: $0.0, head: $0.1, length: $0.2, weight: $0.3) })
    let positions = simplex.solve()
    for (tail, head, length, _) in edges { #expect(positions[head] - positions[tail] >= length) }
    let cost = edges.reduce(0) { $0 + $1.3 * (positions[$1.1] - positions[$1.0]) }
    #expect(cost == leastCost(nodes: nodes, edges: edges))
  }

  /// The least cost is one number, wherever the search begins and however often parts of the tree are hung elsewhere.
  @Test(arguments: 0..<20) func theCostDoesNotDependOnTheStart(seed: Int) {
    var draws = Draws(seed: seed)
    let nodes = 40 + 4 * seed
    let edges = (0..<3 * nodes).map { _ in
      let head = 1 + draws.below(nodes - 1)
      return (tail: draws.below(head), head: head, length: draws.below(9), weight: draws.below(8))
    }
    let parts = edges.map {
      NetworkSimplex.Edge(tail: $0.tail, head: $0.head, length: $0.length, weight: $0.weight)
    }
    var spread = NetworkSimplex(nodes: nodes, edges: parts, start: (0..<nodes).map { $0 * 10 })
    var packed = NetworkSimplex(nodes: nodes, edges: parts)
    let costs = [spread.solve(), packed.solve(), packed.solve(centering: true)].map { positions in
      #expect(edges.allSatisfy { positions[$0.head] - positions[$0.tail] >= $0.length })
      return edges.reduce(0) { $0 + $1.weight * (positions[$1.head] - positions[$1.tail]) }
    }
    #expect(Set(costs).count == 1)
  }

  @Test func centeringKeepsTheCostAndMovesToTheMiddle() {
    // One node pulled equally by two others that are held 10 apart may stand anywhere between them.
    let edges: [NetworkSimplex.Edge] = [
      .init(tail: 0, head: 2, length: 10, weight: 1), .init(tail: 0, head: 1, length: 0, weight: 1),
      .init(tail: 1, head: 2, length: 0, weight: 1),
    ]
    var simplex = NetworkSimplex(nodes: 3, edges: edges)
    #expect(simplex.solve(centering: true) == [0, 5, 10])
  }
}
