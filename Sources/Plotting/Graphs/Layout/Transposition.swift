extension Ordering {
  /// Exchanges neighbours in a rank while edges cross less often for it.
  ///
  /// - Parameter acceptsTies: also exchange, in the first pass, neighbours whose edges cross as often either way.
  mutating func exchangeNeighbors(acceptsTies: Bool) {
    var isCandidate = Array(repeating: true, count: layers.count)
    var acceptsTies = acceptsTies
    var gain = 1
    while gain > 0 {
      gain = 0
      for rank in layers.indices where isCandidate[rank] {
        isCandidate[rank] = false
        let saved = exchangeNeighbors(in: rank, acceptsTies: acceptsTies)
        guard saved > 0 else { continue }
        gain += saved
        for near in max(rank - 1, 0)...min(rank + 1, layers.count - 1) { isCandidate[near] = true }
      }
      acceptsTies = false
    }
  }

  private mutating func exchangeNeighbors(in rank: Int, acceptsTies: Bool) -> Int {
    var saved = 0
    for place in layers[rank].indices.dropLast() {
      let (left, right) = (layers[rank][place], layers[rank][place + 1])
      let kept = crossings(of: left, before: right)
      guard kept > 0 else { continue }
      let exchanged = crossings(of: right, before: left)
      guard exchanged < kept || (acceptsTies && exchanged == kept) else { continue }
      exchange(at: place, in: rank)
      saved += kept - exchanged
    }
    return saved
  }

  /// How often edges of two items cross when the first stands before the second.
  private func crossings(of left: Int, before right: Int) -> Int {
    var count = 0
    for side in [Neighbors.Side.up, .down] {
      for first in neighbors[left, side] {
        for second in neighbors[right, side] where position[second] < position[first] { count += 1 }
      }
    }
    return count
  }
}
