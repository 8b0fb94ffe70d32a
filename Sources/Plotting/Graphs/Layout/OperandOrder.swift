/// Which items stand in front of which where edges keep their places: the operands of gates that tell them apart.
struct OperandOrder {
  /// Two operands of a node that follow each other: their edges, and the items that these enter it from.
  struct Pair {
    var edges: (first: Int, second: Int)
    var first: Int, second: Int
    /// The rank of the two items.
    var rank: Int
  }

  private let pairs: [Pair]
  /// The same of every node, whose edges are in the order of the graph.
  private let readingPairs: [Pair]

  init(_ graph: Graph, _ layering: Layering) {
    pairs = Self.pairs(of: graph.edgesByPlace, graph, layering)
    readingPairs = Self.pairs(of: Array(graph.edges.indices), graph, layering)
  }

  private static func pairs(of edges: [Int], _ graph: Graph, _ layering: Layering) -> [Pair] {
    var last: [Int: (edge: Int, item: Int)] = [:]
    var pairs: [Pair] = []
    for edge in edges {
      let (node, chain) = (graph.edges[edge].to, layering.chains[edge])
      guard chain.count > 1, chain.last == node else { continue }
      let item = chain[chain.count - 2]
      if let (first, other) = last[node], other != item {
        pairs.append(
          Pair(edges: (first, edge), first: other, second: item, rank: layering.items[item].rank))
      }
      last[node] = (edge, item)
    }
    return pairs
  }

  /// The pairs whose second operand stands first.
  func swapped(_ position: [Int]) -> [Pair] { pairs.filter { $0.isSwapped(position) } }

  func swapCount(_ position: [Int]) -> Int { pairs.count { $0.isSwapped(position) } }

  /// How many edges stand the wrong way round for a reader, be it that their order says nothing.
  func readingSwapCount(_ position: [Int]) -> Int { readingPairs.count { $0.isSwapped(position) } }
}

extension OperandOrder.Pair {
  func isSwapped(_ position: [Int]) -> Bool { position[first] > position[second] }
}

extension Graph {
  /// The edges whose place counts, in the order of their places.
  fileprivate var edgesByPlace: [Int] {
    edges.indices.filter { edges[$0].place != nil }
      .sorted { (edges[$0].place ?? 0, $0) < (edges[$1].place ?? 0, $1) }
  }
}

extension Ordering {
  /// Lets operands that stand the wrong way round change places, and what stands above them with them, where edges
  /// then cross no more often.
  mutating func arrange(_ operands: OperandOrder, _ effort: inout Effort) {
    swaps = operands.swapCount(position)
    let mirrored = mirrored(operands)
    if mirrored.swaps < swaps { self = mirrored }
    var near = NearPlaces()
    var isBetter = true
    while isBetter {
      isBetter = false
      for pair in operands.swapped(position) where pair.isSwapped(position) && !effort.isSpent {
        effort.spend(Self.exchangeCost * position.count)
        var other = self
        let ranks = other.exchange(pair, &near)
        other.crossings += other.countCrossings(&near, ranks: ranks) - countCrossings(&near, ranks: ranks)
        other.swaps = operands.swapCount(other.position)
        guard other.isBetter(than: self) else { continue }
        self = other
        isBetter = true
      }
    }
  }

  /// Turns the order round where a picture and its mirror image are equally good and the other one reads in the order
  /// of the graph.
  mutating func faceForwards(_ operands: OperandOrder) {
    let mirrored = mirrored(operands)
    guard mirrored.swaps <= swaps else { return }
    let count = operands.readingSwapCount
    if count(mirrored.position) < count(position) { self = mirrored }
  }

  private func mirrored(_ operands: OperandOrder) -> Ordering {
    var mirrored = self
    for rank in 0..<rankCount { mirrored.place(self[rank].reversed(), in: rank) }
    mirrored.swaps = operands.swapCount(mirrored.position)
    return mirrored
  }

  /// Whether edges cross less often, or as often with more operands in order.
  func isBetter(than other: Ordering) -> Bool { (crossings, swaps) < (other.crossings, other.swaps) }

  /// What an exchange of operands costs for each item, in units of effort.
  private static let exchangeCost = 20

  /// Exchanges two operands and untangles the ranks above; tells the ranks whose edges to the next cross otherwise now.
  private mutating func exchange(_ pair: OperandOrder.Pair, _ near: inout NearPlaces) -> Range<Int> {
    var items = Array(self[pair.rank])
    items.swapAt(position[pair.first], position[pair.second])
    place(items, in: pair.rank)
    let untouched = (0..<pair.rank).reversed().first { !untangle($0, &near) }
    return (untouched ?? 0)..<pair.rank + 1
  }

  /// Exchanges neighbours while their edges to the rank below cross less for it; tells whether any were.
  private mutating func untangle(_ rank: Int, _ near: inout NearPlaces) -> Bool {
    near.read(self[rank], .down, neighbors, at: position)
    var (isChanged, isSorted) = (false, false)
    while !isSorted {
      isSorted = true
      for place in 0..<max(width(rank) - 1, 0) {
        let (kept, exchanged) = near.crossings(at: place)
        guard exchanged < kept else { continue }
        exchange(at: place, in: rank)
        near.exchange(at: place)
        (isChanged, isSorted) = (true, false)
      }
    }
    return isChanged
  }
}
