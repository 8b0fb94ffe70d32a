/// Where the line of each item is across its rank.
///
/// The positions of a network simplex on an auxiliary graph: each segment becomes a node with an edge to
/// both of its ends, so that the cost is how far apart the ends are, and neighbours in a rank are kept
/// their distance by edges without weight. Chains of bends weigh more, which keeps long edges straight.
func coordinates(_ layering: Layering, ordering: Ordering, ports: Ports) -> [Int] {
  let count = layering.items.count
  var edges: [NetworkSimplex.Edge] = []
  for layer in ordering.layers {
    for (left, right) in zip(layer, layer.dropFirst()) {
      edges.append(.init(tail: left, head: right, length: layering.distance(left, right), weight: 0))
    }
  }
  for (index, segment) in layering.segments.enumerated() {
    let (upper, lower) = (ports.upper[index], ports.lower[index])
    let weight = layering.weight(of: segment)
    let node = count + index
    let base = max(upper, lower)
    edges.append(.init(tail: node, head: segment.upper, length: base - upper, weight: weight))
    edges.append(.init(tail: node, head: segment.lower, length: base - lower, weight: weight))
  }
  var simplex = NetworkSimplex(nodes: count + layering.segments.count, edges: edges)
  return Array(simplex.solve(centering: true).prefix(count))
}

extension Layering {
  /// How far apart the lines of two neighbours in a rank must be.
  func distance(_ left: Int, _ right: Int) -> Int {
    items[left].after + items[left].margin + items[right].margin + items[right].before
  }

  /// Straightness matters more between bends than between nodes (Gansner et al. 1993, section 4).
  fileprivate func weight(of segment: Segment) -> Int {
    switch (items[segment.upper].kind == .node, items[segment.lower].kind == .node) {
    case (true, true): 1
    case (false, false): 8
    default: 2
    }
  }
}
