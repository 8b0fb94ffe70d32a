/// The heights at which a curve spends most of its length: those of its middle half, and twice their span beyond.
struct Bulk {
  let range: ClosedRange<Double>

  /// Nil where nothing is finite.
  init?(_ heights: [Double]) {
    let sorted = heights.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    let (low, high) = (sorted[(sorted.count - 1) / 4], sorted[sorted.count - 1 - (sorted.count - 1) / 4])
    let room = 4 * (high / 2 - low / 2)
    let largest = Double.greatestFiniteMagnitude
    range = max(low - room, -largest)...min(high + room, largest)
  }
}
