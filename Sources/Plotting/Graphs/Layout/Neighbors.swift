/// The items that each item is joined to in the rank above and in the rank below, in input order, in one array.
struct Neighbors {
  enum Side {
    case up, down
    var opposite: Self { self == .up ? .down : .up }
  }

  /// Where the neighbours of each item begin: those above all items, then those below.
  private var starts: [Int]
  /// The neighbours of all items, item after item.
  let items: [Int]
  private let itemCount: Int

  init(_ layering: Layering) {
    itemCount = layering.items.count
    starts = Array(repeating: 0, count: 2 * itemCount + 1)
    for segment in layering.segments {
      starts[segment.lower + 1] += 1
      starts[itemCount + segment.upper + 1] += 1
    }
    for place in starts.indices.dropLast() { starts[place + 1] += starts[place] }
    var next = starts
    var items = Array(repeating: 0, count: 2 * layering.segments.count)
    for segment in layering.segments {
      for (place, neighbor) in [
        (segment.lower, segment.upper), (itemCount + segment.upper, segment.lower),
      ] {
        items[next[place]] = neighbor
        next[place] += 1
      }
    }
    self.items = items
  }

  /// Where in `items` the neighbours of an item on a side are.
  func range(of item: Int, _ side: Side) -> Range<Int> {
    let place = side == .up ? item : itemCount + item
    return starts[place]..<starts[place + 1]
  }

  subscript(item: Int, side: Side) -> ArraySlice<Int> { items[range(of: item, side)] }
}
