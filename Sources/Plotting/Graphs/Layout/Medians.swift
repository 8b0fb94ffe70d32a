extension Ordering {
  /// Sorts each rank by the weighted medians of its items' neighbours in the rank just sorted.
  mutating func sortByMedians(downwards: Bool, reversesTies: Bool) {
    let ranks = downwards ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed()
    for rank in ranks { sortByMedians(in: rank, side: downwards ? .up : .down, reversesTies: reversesTies) }
  }

  /// Items without neighbours keep their places; the others are sorted among the places left.
  private mutating func sortByMedians(in rank: Int, side: Neighbors.Side, reversesTies: Bool) {
    let old = layers[rank]
    var keyed: [(median: Double, tie: Int, item: Int)] = []
    for (place, item) in old.enumerated() {
      guard let median = weightedMedian(neighbors[item, side].map { position[$0] }) else { continue }
      keyed.append((median, reversesTies ? -place : place, item))
    }
    keyed.sort { ($0.median, $0.tie) < ($1.median, $1.tie) }
    var next = keyed.makeIterator()
    let new = old.map { item in neighbors[item, side].isEmpty ? item : next.next()?.item ?? item }
    place(new, in: rank)
  }
}

/// The median of places; with an even number of them it leans to the side where they lie closer together.
///
/// Gansner et al. (1993), section 3.
package func weightedMedian(_ places: [Int]) -> Double? {
  let sorted = places.sorted()
  guard let first = sorted.first, let last = sorted.last else { return nil }
  let middle = sorted.count / 2
  if sorted.count % 2 == 1 { return Double(sorted[middle]) }
  if sorted.count == 2 { return Double(first + last) / 2 }
  let left = Double(sorted[middle - 1] - first)
  let right = Double(last - sorted[middle])
  guard left + right > 0 else { return Double(sorted[middle - 1] + sorted[middle]) / 2 }
  return (Double(sorted[middle - 1]) * right + Double(sorted[middle]) * left) / (left + right)
}
