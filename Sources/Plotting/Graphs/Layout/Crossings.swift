/// How often edges cross between two ranks, when `targets` holds for each item of the first rank, in
/// order, the places of its neighbours in the second, which has `width` places.
package func layerCrossings(_ targets: [[Int]], width: Int) -> Int {
  var count = CrossingCount()
  count.begin(width: width)
  for group in targets {
    for target in group.sorted() { count.add(target) }
  }
  return count.crossings
}

/// Barth, Jünger and Mutzel's accumulator tree, "Simple and efficient bilayer cross counting" (2002).
struct CrossingCount {
  private var tree: [Int] = []
  private var firstLeaf = 0
  private(set) var crossings = 0

  /// Goes on to the edges between two ranks the second of which has `width` places.
  mutating func begin(width: Int) {
    firstLeaf = 1
    while firstLeaf < width { firstLeaf *= 2 }
    firstLeaf -= 1
    let count = 2 * firstLeaf + 1
    if tree.count < count { tree = Array(repeating: 0, count: count) }
    for node in 0..<count { tree[node] = 0 }
  }

  /// Adds an edge to a place; edges come in the order of their starts, those of one start in that of their ends.
  mutating func add(_ target: Int) {
    var node = target + firstLeaf
    tree[node] += 1
    while node > 0 {
      if node % 2 == 1 { crossings += tree[node + 1] }
      node = (node - 1) / 2
      tree[node] += 1
    }
  }
}
