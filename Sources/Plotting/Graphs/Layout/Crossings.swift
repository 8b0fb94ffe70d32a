/// How often edges cross between two ranks, when `targets` holds for each item of the first rank, in
/// order, the places of its neighbours in the second, which has `width` places.
///
/// Barth, Jünger and Mutzel's accumulator tree, "Simple and efficient bilayer cross counting" (2002).
package func layerCrossings(_ targets: [[Int]], width: Int) -> Int {
  var firstLeaf = 1
  while firstLeaf < width { firstLeaf *= 2 }
  firstLeaf -= 1
  var tree = Array(repeating: 0, count: 2 * firstLeaf + 1)
  var crossings = 0
  for group in targets {
    for target in group.count > 1 ? group.sorted() : group {
      var node = target + firstLeaf
      tree[node] += 1
      while node > 0 {
        if node % 2 == 1 { crossings += tree[node + 1] }
        node = (node - 1) / 2
        tree[node] += 1
      }
    }
  }
  return crossings
}
