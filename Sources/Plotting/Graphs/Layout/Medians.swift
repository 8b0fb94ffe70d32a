extension Ordering {
  /// Sorts each rank by the weighted medians of its items' neighbours in the rank just sorted.
  mutating func sortByMedians(downwards: Bool, reversesTies: Bool, _ near: inout NearPlaces) {
    for rank in downwards
      ? stride(from: 1, to: rankCount, by: 1) : stride(from: rankCount - 2, to: -1, by: -1)
    {
      near.read(self[rank], downwards ? .up : .down, neighbors, at: position)
      sortByMedians(in: rank, near, reversesTies: reversesTies)
    }
  }

  /// Items without neighbours keep their places; the others are sorted among the places left.
  private mutating func sortByMedians(in rank: Int, _ near: NearPlaces, reversesTies: Bool) {
    let old = Array(self[rank])
    var keyed: [(median: Double, tie: Int, item: Int)] = []
    for (place, item) in old.enumerated() {
      guard let median = weightedMedian(sorted: near.sorted(at: place)) else { continue }
      keyed.append((median, reversesTies ? -place : place, item))
    }
    keyed.sort { ($0.median, $0.tie) < ($1.median, $1.tie) }
    var next = keyed.makeIterator()
    let new = old.indices.map { near.sorted(at: $0).isEmpty ? old[$0] : next.next()?.item ?? old[$0] }
    place(new, in: rank)
  }
}

/// The median of places; with an even number of them it leans to the side where they lie closer together.
///
/// Gansner et al. (1993), section 3.
package func weightedMedian(_ places: [Int]) -> Double? { weightedMedian(sorted: places.sorted()[...]) }

/// The same of places that are in order.
func weightedMedian(sorted places: ArraySlice<Int>) -> Double? {
  guard let first = places.first, let last = places.last else { return nil }
  let (count, start) = (places.count, places.startIndex)
  let upper = places[start + count / 2]
  if count % 2 == 1 { return Double(upper) }
  if count == 2 { return Double(first + last) / 2 }
  let lower = places[start + count / 2 - 1]
  let (left, right) = (Double(lower - first), Double(last - upper))
  guard left + right > 0 else { return Double(lower + upper) / 2 }
  return (Double(lower) * right + Double(upper) * left) / (left + right)
}
