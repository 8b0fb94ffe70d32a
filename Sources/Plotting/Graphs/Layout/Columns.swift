/// Where each rank begins and ends along the edges.
struct Columns {
  private(set) var starts: [Double] = []
  private(set) var ends: [Double] = []

  /// The room between two ranks grows where edges rise steeply, so that they stay easy to follow.
  init(_ layering: Layering, lines: [Int], ports: Ports, gap: Double) {
    var depth = Array(repeating: 0.0, count: layering.rankCount)
    for item in layering.items { depth[item.rank] = max(depth[item.rank], item.depth) }
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
