extension Ordering {
  /// Exchanges neighbours in a rank while edges cross notably less often for it.
  ///
  /// - Parameter acceptsTies: also exchange, in the first pass, neighbours whose edges cross as often either way.
  mutating func exchangeNeighbors(acceptsTies: Bool, _ near: inout NearPlaces) {
    var isCandidate = Array(repeating: true, count: rankCount)
    var acceptsTies = acceptsTies
    var gain = Int.max
    while gain > crossings / Self.leastShare {
      gain = 0
      for rank in 0..<rankCount where isCandidate[rank] {
        isCandidate[rank] = false
        let saved = exchangeNeighbors(in: rank, acceptsTies: acceptsTies, &near)
        guard saved > 0 else { continue }
        gain += saved
        for near in max(rank - 1, 0)...min(rank + 1, rankCount - 1) { isCandidate[near] = true }
      }
      acceptsTies = false
    }
  }

  private mutating func exchangeNeighbors(
    in rank: Int, acceptsTies: Bool, _ near: inout NearPlaces
  ) -> Int {
    let width = width(rank)
    guard width > 1 else { return 0 }
    near.read(self[rank], nil, neighbors, at: position)
    var saved = 0
    for place in 0..<width - 1 {
      let (kept, exchanged) = near.crossings(at: place)
      guard kept > 0, exchanged < kept || (acceptsTies && exchanged == kept) else { continue }
      exchange(at: place, in: rank)
      near.exchange(at: place)
      saved += kept - exchanged
    }
    return saved
  }
}
