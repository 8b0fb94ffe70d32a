extension Ordering {
  /// Moves each item to the place of its rank where edges cross least, while that helps notably.
  ///
  /// Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline crossing minimization" (1999).
  mutating func sift(_ near: inout NearPlaces, _ effort: inout Effort) {
    var isCandidate = Array(repeating: true, count: rankCount)
    var gain = Int.max
    while gain > crossings / Self.leastShare {
      gain = 0
      for rank in 0..<rankCount where isCandidate[rank] && !effort.isSpent {
        isCandidate[rank] = false
        let saved = sift(rank, &near, &effort)
        guard saved > 0 else { continue }
        gain += saved
        for other in max(rank - 1, 0)...min(rank + 1, rankCount - 1) { isCandidate[other] = true }
      }
    }
  }

  private mutating func sift(_ rank: Int, _ near: inout NearPlaces, _ effort: inout Effort) -> Int {
    let items = Array(self[rank])
    guard items.count > 2 else { return 0 }
    near.read(self[rank], nil, neighbors, at: position)
    var profile = CrossingProfile()
    var saved = 0
    let cost = 2 * items.count + near.count + width(rank - 1) / 2 + width(rank + 1) / 2
    for item in items where !effort.isSpent {
      effort.spend(cost)
      let start = position[item]
      profile.read(near, at: start, widths: width(rank - 1), width(rank + 1))
      let right = profile.walk(near, from: start, to: items.count - 1)
      let left = profile.walk(near, from: start, to: 0)
      let best = right.least <= left.least ? right : left
      guard best.least < 0 else { continue }
      move(from: start, to: best.place, in: rank, &near)
      saved -= best.least
    }
    return saved
  }

  /// Exchanges an item with one neighbour after the other.
  private mutating func move(from start: Int, to end: Int, in rank: Int, _ near: inout NearPlaces) {
    let step = end < start ? -1 : 1
    for place in stride(from: start, to: end, by: step) {
      near.exchange(at: min(place, place + step))
      exchange(at: min(place, place + step), in: rank)
    }
  }
}

/// How much more often edges cross when one item of a rank goes from the left of another to its right: the sum
/// over the other's neighbours of a value that depends on their places alone.
private struct CrossingProfile {
  /// By side and place: how many neighbours of the item stand before it less how many stand behind it.
  private var above: [Int32] = [], below: [Int32] = []

  mutating func read(_ near: NearPlaces, at place: Int, widths: Int, _ belowWidth: Int) {
    fill(&above, near.sorted(at: place, side: 0), width: widths)
    fill(&below, near.sorted(at: place, side: 1), width: belowWidth)
  }

  private func fill(_ profile: inout [Int32], _ places: ArraySlice<Int>, width: Int) {
    if profile.count < width { profile = Array(repeating: 0, count: width) }
    var value = -Int32(clamping: places.count)
    var next = 0
    for place in places {
      while next < place {
        profile[next] = value
        next += 1
      }
      // At the place itself a neighbour is neither before nor behind.
      if next == place { profile[next] = value }
      next = place + 1
      profile[place] += 1
      value += 2
    }
    while next < width {
      profile[next] = value
      next += 1
    }
  }

  /// How much less edges cross, at the best, when the item goes from one place towards another, and where.
  func walk(_ near: NearPlaces, from start: Int, to end: Int) -> (least: Int, place: Int) {
    let step = end < start ? -1 : 1
    var (change, least, best) = (0, 0, start)
    for place in stride(from: start + step, through: end, by: step) {
      var sum: Int32 = 0
      for index in near.range(at: place, side: 0) { sum &+= above[near.places[index]] }
      for index in near.range(at: place, side: 1) { sum &+= below[near.places[index]] }
      change += step * Int(sum)
      if change < least { (least, best) = (change, place) }
    }
    return (least, best)
  }
}

/// How much work is left; what is counted is the same on every machine.
struct Effort {
  private var left: Int
  /// What is left when it is next asked whether to give up.
  private var nextStop: Int
  private let mustStop: @Sendable () -> Bool

  init(_ limit: Int, mustStop: @escaping @Sendable () -> Bool) {
    left = limit
    nextStop = limit - Self.stride
    self.mustStop = mustStop
  }

  /// About a millisecond.
  private static let stride = 1_000_000

  var isSpent: Bool { left <= 0 }

  mutating func spend(_ amount: Int) {
    left -= amount
    guard left <= nextStop else { return }
    nextStop = left - Self.stride
    if mustStop() { left = 0 }
  }
}
