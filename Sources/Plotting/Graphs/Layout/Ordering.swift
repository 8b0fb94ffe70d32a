/// The order of the items in each rank.
///
/// First orders, found by depth-first search from the ends and from the starts, are each swept up and
/// down; neighbours are exchanged while that helps, the best order seen is kept and its items are sifted. Sweeps can only reach
/// orders near the first one, so that small graphs, where it costs little, are searched in further orders.
struct Ordering {
  /// The items of all ranks, rank after rank, and where each rank begins; one more for the end.
  private var items: [Int]
  private let starts: [Int]
  private(set) var position: [Int]
  let neighbors: Neighbors
  var crossings = 0
  /// How many operands stand the wrong way round.
  var swaps = 0

  static let sweeps = 24
  private static let siftings = 8
  /// Rounds of exchanges and of sifting go on while one saves more than one crossing in so many.
  static let leastShare = 100

  /// The best order found for a layering: edges cross as seldom as can be, and then operands stand in order.
  ///
  /// - Throws: `GraphError.interrupted`.
  init(_ layering: Layering, _ operands: OperandOrder, mustStop: @escaping @Sendable () -> Bool)
    throws(GraphError)
  {
    let neighbors = Neighbors(layering)
    var effort = Effort(Self.effort, mustStop: mustStop)
    var best = Ordering(layering, neighbors: neighbors, growing: .up, stride: 1)
    best.improve(startsDownwards: true, limit: .max, &effort)
    var reach = best.reach
    best.arrange(operands, &effort)
    let trials = 2 + min(16, 1_500 / max(layering.items.count, 1))
    for trial in 1..<trials where best.crossings + best.swaps > 0 && !effort.isSpent {
      var other = Ordering(
        layering, neighbors: neighbors, growing: trial % 2 == 1 ? .down : .up, stride: Self.strides[trial / 2]
      )
      other.improve(startsDownwards: trial % 4 < 2, limit: reach, &effort)
      reach = min(reach, other.reach)
      guard other.crossings <= best.crossings else { continue }
      other.arrange(operands, &effort)
      if other.isBetter(than: best) { best = other }
    }
    guard !mustStop() else { throw .interrupted }
    best.faceForwards(operands)
    self = best
  }

  /// How much is done at most, and what a sweep costs for each end of a segment; a unit is about a nanosecond.
  private static let effort = 150_000_000
  private static let sweepCost = 150

  /// Primes: taking every n-th root, round and round, gives an order unlike those of the other primes.
  private static let strides = [1, 2, 3, 5, 7, 11, 13, 17, 19]

  /// The order in which a depth-first search meets the items, against the edges or along them.
  ///
  /// - Parameter stride: How many roots the search goes on after each.
  private init(
    _ layering: Layering, neighbors: Neighbors, growing side: Neighbors.Side, stride step: Int
  ) {
    self.neighbors = neighbors
    items = Array(repeating: -1, count: layering.items.count)
    position = items
    starts = layering.rankStarts
    var widths = Array(repeating: 0, count: layering.rankCount)
    let roots = layering.items.indices.filter { neighbors[$0, side.opposite].isEmpty }
    let strided = (0..<step).flatMap { first in
      stride(from: first, to: roots.count, by: step).map { roots[$0] }
    }
    for root in strided {
      var stack = [root]
      while let item = stack.popLast() {
        guard position[item] < 0 else { continue }
        let rank = layering.items[item].rank
        position[item] = widths[rank]
        items[starts[rank] + widths[rank]] = item
        widths[rank] += 1
        if step % 4 == 3 { stack += neighbors[item, side] } else { stack += neighbors[item, side].reversed() }
      }
    }
    var near = NearPlaces()
    crossings = countCrossings(&near)
  }

  /// Sifting saves about an eighth of the crossings that sweeps leave, so that an order with more than these will hardly
  /// become better than this one.
  private var reach: Int { crossings + crossings / 8 + 8 }

  /// How many sweeps an order has to come near to the limit.
  private static let firstSweeps = 6

  /// Sweeps, and sifts the best order seen.
  ///
  /// - Parameter limit: An order with more crossings is given up.
  private mutating func improve(startsDownwards: Bool, limit: Int, _ effort: inout Effort) {
    var near = NearPlaces()
    exchangeNeighbors(acceptsTies: false, &near)
    crossings = countCrossings(&near)
    var best = self
    var idle = 0
    for sweep in 0..<Self.sweeps where best.crossings > 0 && idle < 8 && !effort.isSpent {
      if sweep >= Self.firstSweeps, best.crossings - best.crossings / 8 > limit { return }
      effort.spend(Self.sweepCost * neighbors.items.count)
      sortByMedians(downwards: (sweep % 2 == 0) == startsDownwards, reversesTies: sweep % 4 < 2, &near)
      exchangeNeighbors(acceptsTies: sweep % 4 < 2, &near)
      crossings = countCrossings(&near)
      idle = crossings < best.crossings ? 0 : idle + 1
      if crossings < best.crossings { best = self }
    }
    self = best
    if crossings <= limit { refine(&near, &effort) }
  }

  /// Sifts, with exchanges that change nothing in between, and keeps the best.
  private mutating func refine(_ near: inout NearPlaces, _ effort: inout Effort) {
    var best = self
    var idle = 0
    for _ in 0..<Self.siftings where best.crossings > 0 && idle < 2 && !effort.isSpent {
      sift(&near, &effort)
      crossings = countCrossings(&near)
      idle = crossings < best.crossings ? 0 : idle + 1
      if crossings < best.crossings { best = self }
      exchangeNeighbors(acceptsTies: true, &near)
    }
    self = best
  }

  /// How often edges cross between ranks and the next; between all of them unless told otherwise.
  func countCrossings(_ near: inout NearPlaces, ranks: Range<Int>? = nil) -> Int {
    var count = CrossingCount()
    for rank in ranks ?? 0..<max(rankCount - 1, 0) {
      count.begin(width: width(rank + 1))
      near.read(self[rank], .down, neighbors, at: position)
      for index in 0..<near.count { count.add(near.places[index]) }
    }
    return count.crossings
  }

  var rankCount: Int { starts.count - 1 }

  /// How many items a rank has; none outside of the graph.
  func width(_ rank: Int) -> Int { (0..<rankCount).contains(rank) ? starts[rank + 1] - starts[rank] : 0 }

  /// The items of a rank.
  subscript(rank: Int) -> ArraySlice<Int> { items[starts[rank]..<starts[rank + 1]] }

  /// The items of each rank.
  var layers: [[Int]] { (0..<rankCount).map { Array(self[$0]) } }

  mutating func place(_ order: some Sequence<Int>, in rank: Int) {
    for (index, item) in order.enumerated() {
      items[starts[rank] + index] = item
      position[item] = index
    }
  }

  mutating func exchange(at place: Int, in rank: Int) {
    let index = starts[rank] + place
    items.swapAt(index, index + 1)
    position[items[index]] = place
    position[items[index + 1]] = place + 1
  }
}
