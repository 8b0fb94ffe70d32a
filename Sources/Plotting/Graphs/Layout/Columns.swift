/// Where each rank begins and ends along the edges.
struct Columns {
  private(set) var starts: [Double] = []
  private(set) var ends: [Double] = []

  /// The room between two ranks grows where edges rise steeply, so that they stay easy to follow.
  init(_ layering: Layering, lines: [Int], ports: Ports, gap: Double) {
    let depth = layering.depths
    var rise = Array(repeating: 0, count: layering.rankCount)
    for (index, segment) in layering.segments.enumerated() {
      let height = lines[segment.lower] + ports.lower[index] - lines[segment.upper] - ports.upper[index]
      let rank = layering.items[segment.upper].rank
      rise[rank] = max(rise[rank], abs(height))
    }
    var along = 0.0
    for rank in 0..<layering.rankCount {
      starts.append(along)
      ends.append(along + depth[rank])
      along += depth[rank] + min(max(gap, 0.4 * Double(rise[rank])), max(gap, 72)).rounded()
    }
  }
}

extension Layering {
  /// How long each rank is along the edges.
  fileprivate var depths: [Double] {
    var depths = Array(repeating: 0.0, count: rankCount)
    for item in items { depths[item.rank] = max(depths[item.rank], item.depth) }
    return depths
  }

  /// How long all ranks are with a gap between them.
  func leastLength(gap: Double) -> Double {
    depths.reduce(0, +) + Double(max(rankCount - 1, 0)) * gap
  }

  /// How broad the broadest rank is, its items side by side.
  func leastBreadth(_ ordering: Ordering) -> Int {
    let breadths = ordering.layers.map { layer in
      let gaps = zip(layer, layer.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
      return gaps + (layer.first.map { items[$0].before } ?? 0) + (layer.last.map { items[$0].after } ?? 0)
    }
    return breadths.max() ?? 0
  }
}
