/// Where the line of each item is across its rank.
///
/// The positions of a network simplex on an auxiliary graph: each segment becomes a node with an edge to
/// both of its ends, so that the cost is how far apart the ends are, and neighbours in a rank are kept
/// their distance by edges without weight. Runs of bends that can be straight together are one node.
///
/// - Throws: `GraphError.interrupted`.
func coordinates(
  _ layering: Layering, ordering: Ordering, ports: Ports, mustStop: @escaping @Sendable () -> Bool
) throws(GraphError) -> [Int] {
  let run = straightRuns(layering, ordering: ordering)
  var number = Array(repeating: -1, count: run.count)
  var count = 0
  for item in run.indices where run[item] == item {
    number[item] = count
    count += 1
  }
  var edges = separations(layering, ordering: ordering) { number[run[$0]] }
  for (index, segment) in layering.segments.enumerated() {
    let (upper, lower) = (number[run[segment.upper]], number[run[segment.lower]])
    guard upper != lower else { continue }
    let weight = layering.weight(of: segment)
    let base = max(ports.upper[index], ports.lower[index])
    edges.append(.init(tail: count, head: upper, length: base - ports.upper[index], weight: weight))
    edges.append(.init(tail: count, head: lower, length: base - ports.lower[index], weight: weight))
    count += 1
  }
  var simplex = NetworkSimplex(nodes: count, edges: edges, mustStop: mustStop)
  let position = simplex.solve(centering: true)
  guard !mustStop() else { throw .interrupted }
  return run.map { position[number[$0]] }
}

/// The distances that neighbours in a rank keep, each pair once.
private func separations(
  _ layering: Layering, ordering: Ordering, number: (Int) -> Int
) -> [NetworkSimplex.Edge] {
  var edges: [NetworkSimplex.Edge] = []
  for layer in ordering.layers {
    for (left, right) in zip(layer, layer.dropFirst()) {
      let length = layering.distance(left, right)
      edges.append(.init(tail: number(left), head: number(right), length: length, weight: 0))
    }
  }
  edges.sort { ($0.tail, $0.head, -$0.length) < ($1.tail, $1.head, -$1.length) }
  var kept: [NetworkSimplex.Edge] = []
  for edge in edges where kept.last.map({ $0.tail != edge.tail || $0.head != edge.head }) ?? true {
    kept.append(edge)
  }
  return kept
}

extension Layering {
  /// How far apart the lines of two neighbours in a rank must be.
  func distance(_ left: Int, _ right: Int) -> Int {
    items[left].after + items[left].margin + items[right].margin + items[right].before
  }

  /// Straightness matters more where an edge leaves a node than where it enters one, which gathers its
  /// bends in front of the arrowhead, and most between bends.
  fileprivate func weight(of segment: Segment) -> Int {
    switch (items[segment.upper].kind == .node, items[segment.lower].kind == .node) {
    case (true, true): 1
    case (false, true): 2
    case (true, false): 3
    case (false, false): 8
    }
  }
}
