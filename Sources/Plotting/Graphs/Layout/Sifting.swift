extension Ordering {
  /// Moves each item to the place of its rank where edges cross least, while that helps.
  ///
  /// Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline crossing minimization" (1999).
  mutating func sift(_ near: inout NearPlaces) {
    var isCandidate = Array(repeating: true, count: layers.count)
    var gain = 1
    while gain > 0 {
      gain = 0
      for rank in layers.indices where isCandidate[rank] {
        isCandidate[rank] = false
        let saved = sift(rank, &near)
        guard saved > 0 else { continue }
        gain += saved
        for other in max(rank - 1, 0)...min(rank + 1, layers.count - 1) { isCandidate[other] = true }
      }
    }
  }

  private mutating func sift(_ rank: Int, _ near: inout NearPlaces) -> Int {
    guard layers[rank].count > 2 else { return 0 }
    near.read(layers[rank], nil, neighbors, at: position)
    var saved = 0
    for item in layers[rank] {
      let start = position[item]
      let right = near.walk(Array(start..<layers[rank].count - 1))
      let left = near.walk((0..<start).reversed())
      let best = right.least <= left.least ? right : left
      guard best.least < 0 else { continue }
      for place in best.steps {
        near.exchange(at: place)
        exchange(at: place, in: rank)
      }
      saved -= best.least
    }
    return saved
  }
}

extension NearPlaces {
  /// How much less edges cross, at the best, when an item is exchanged at one place after the other, and the
  /// exchanges that lead there; everything stays where it is.
  fileprivate mutating func walk(_ places: [Int]) -> (least: Int, steps: ArraySlice<Int>) {
    var (change, least, count) = (0, 0, 0)
    for (step, place) in places.enumerated() {
      let (kept, exchanged) = crossings(at: place)
      change += exchanged - kept
      exchange(at: place)
      if change < least { (least, count) = (change, step + 1) }
    }
    for place in places.reversed() { exchange(at: place) }
    return (least, places.prefix(count))
  }
}
