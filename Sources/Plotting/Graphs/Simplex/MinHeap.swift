/// A binary heap of integers by key; equal keys leave by value, so that the order is always the same.
struct MinHeap {
  typealias Entry = (key: Int, value: Int)
  private var entries: [Entry] = []

  var least: Entry? { entries.first }

  mutating func insert(key: Int, value: Int) {
    entries.append((key, value))
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child] < entries[parent] else { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeLeast() -> Entry? {
    guard let last = entries.popLast() else { return nil }
    guard let least = entries.first else { return last }
    entries[0] = last
    sink()
    return least
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < entries.count else { return }
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < entries[parent] else { return }
      entries.swapAt(child, parent)
      parent = child
    }
  }
}
