/// The items that each item is joined to in the rank above and in the rank below, in input order.
struct Neighbors {
  enum Side {
    case up, down
    var opposite: Self { self == .up ? .down : .up }
  }

  private var starts: [[Int]] = []
  private var items: [[Int]] = []

  init(_ layering: Layering) {
    for side in [Side.up, .down] {
      var starts = Array(repeating: 0, count: layering.items.count + 1)
      for segment in layering.segments { starts[(side == .up ? segment.lower : segment.upper) + 1] += 1 }
      for item in layering.items.indices { starts[item + 1] += starts[item] }
      var next = starts
      var items = Array(repeating: 0, count: layering.segments.count)
      for segment in layering.segments {
        let (item, neighbor) =
          side == .up
          ? (segment.lower, segment.upper) : (segment.upper, segment.lower)
        items[next[item]] = neighbor
        next[item] += 1
      }
      self.starts.append(starts)
      self.items.append(items)
    }
  }

  subscript(item: Int, side: Side) -> ArraySlice<Int> {
    let index = side == .up ? 0 : 1
    return items[index][starts[index][item]..<starts[index][item + 1]]
  }
}
