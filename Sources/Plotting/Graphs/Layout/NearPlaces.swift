/// Where the neighbours of the items of one rank stand in theirs, sorted for each item and side.
///
/// They stay as they are while the rank itself is put in order. The room is used again for each rank.
struct NearPlaces {
  /// All of them, item after item; of the room there is only so much is used.
  private(set) var places: [Int] = []
  private(set) var count = 0
  private var ends: [Range<Int>] = []
  private var sideCount = 1

  /// Reads what stands next to a rank on one side, or on both.
  mutating func read(
    _ rank: ArraySlice<Int>, _ side: Neighbors.Side?, _ neighbors: Neighbors, at position: [Int]
  ) {
    if places.count < neighbors.items.count {
      places = Array(repeating: 0, count: neighbors.items.count)
    }
    ends.removeAll(keepingCapacity: true)
    count = 0
    sideCount = side == nil ? 2 : 1
    for item in rank {
      insert(neighbors.range(of: item, side ?? .up), neighbors.items, position)
      if side == nil { insert(neighbors.range(of: item, .down), neighbors.items, position) }
    }
  }

  /// The places next to the item at a place of the rank, on a side that was read.
  func sorted(at place: Int, side: Int = 0) -> ArraySlice<Int> { places[range(at: place, side: side)] }

  /// Where in `places` these are.
  func range(at place: Int, side: Int) -> Range<Int> { ends[place * sideCount + side] }

  /// How often edges of the items at a place and behind it cross as they stand, and when they are exchanged.
  func crossings(at place: Int) -> (kept: Int, exchanged: Int) {
    var sum = (kept: 0, exchanged: 0)
    for side in 0..<sideCount {
      let (left, right) = (ends[place * sideCount + side], ends[(place + 1) * sideCount + side])
      guard !left.isEmpty, !right.isEmpty else { continue }
      // Mostly all neighbours of the one stand before all neighbours of the other.
      if places[left.upperBound - 1] < places[right.lowerBound] {
        sum.exchanged += left.count * right.count
        continue
      }
      var (before, through) = (right.lowerBound, right.lowerBound)
      for index in left {
        let place = places[index]
        while before < right.upperBound, places[before] < place { before += 1 }
        if through < before { through = before }
        while through < right.upperBound, places[through] == place { through += 1 }
        sum.kept += before - right.lowerBound
        sum.exchanged += right.upperBound - through
      }
    }
    return sum
  }

  /// Follows an exchange of the items at a place and behind it.
  mutating func exchange(at place: Int) {
    for side in 0..<sideCount { ends.swapAt(place * sideCount + side, (place + 1) * sideCount + side) }
  }

  private mutating func insert(_ range: Range<Int>, _ items: [Int], _ position: [Int]) {
    let start = count
    defer { ends.append(start..<count) }
    if range.count > 64 {
      count += range.count
      return places.replaceSubrange(start..<count, with: range.map { position[items[$0]] }.sorted())
    }
    for neighbor in range {
      let place = position[items[neighbor]]
      var index = count
      // By insertion, since few neighbours, almost in order, are the rule.
      while index > start, places[index - 1] > place {
        places[index] = places[index - 1]
        index -= 1
      }
      places[index] = place
      count += 1
    }
  }
}
