/// Where the neighbours of the items of one rank stand in theirs, sorted for each item and side.
///
/// They stay as they are while the rank itself is put in order. The room is used again for each rank.
struct NearPlaces {
  private var places: [Int] = []
  private var ends: [Range<Int>] = []
  private var sideCount = 1

  /// Reads what stands next to a rank on some sides.
  mutating func read(_ rank: [Int], _ sides: [Neighbors.Side], of ordering: Ordering) {
    places.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    sideCount = sides.count
    for item in rank {
      for side in sides {
        let start = places.count
        for neighbor in ordering.neighbors[item, side] { insert(ordering.position[neighbor], from: start) }
        ends.append(start..<places.count)
      }
    }
  }

  /// The places next to the item at a place of the rank, on the first side that was read.
  func sorted(at place: Int) -> ArraySlice<Int> { places[ends[place * sideCount]] }

  /// How often edges of the items at a place and behind it cross as they stand, and when they are exchanged.
  func crossings(at place: Int) -> (kept: Int, exchanged: Int) {
    var sum = (kept: 0, exchanged: 0)
    for side in 0..<sideCount {
      let (left, right) = (ends[place * sideCount + side], ends[(place + 1) * sideCount + side])
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

  /// Nodes have few neighbours, and those of neighbours are almost in order.
  private mutating func insert(_ place: Int, from start: Int) {
    places.append(place)
    var index = places.count - 1
    while index > start, places[index - 1] > place {
      places[index] = places[index - 1]
      index -= 1
    }
    places[index] = place
  }
}
