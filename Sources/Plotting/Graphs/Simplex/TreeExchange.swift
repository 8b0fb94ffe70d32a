extension SpanningTree {
  /// Puts an edge in the place of another, which hangs the part below the latter elsewhere.
  ///
  /// In postorder that part is one run and stays one: it goes in front of its new parent, what stood between
  /// moves up, and nothing else is numbered again.
  mutating func exchange(_ leaving: Int, for entering: Int, edges all: [NetworkSimplex.Edge]) {
    let root = child(of: leaving, edges: all)
    let block = subtree(of: root)
    let isTailInside = contains(all[entering].tail, below: root)
    let (inner, outer) =
      isTailInside ? (all[entering].tail, all[entering].head) : (all[entering].head, all[entering].tail)
    edges[place[leaving]] = entering
    place[entering] = place[leaving]
    place[leaving] = -1
    moved.removeAll(keepingCapacity: true)
    moved.append(contentsOf: order[block])
    let start =
      last[outer] > block.upperBound
      ? shiftBack(behind: block, to: outer, all) : shiftOn(before: block, of: root, from: outer, all)
    hang(from: root, by: inner, at: start, oldStart: block.lowerBound, all)
    parentEdge[inner] = entering
  }

  private func parent(of node: Int, _ all: [NetworkSimplex.Edge]) -> Int? {
    let up = parentEdge[node]
    guard up >= 0 else { return nil }
    return all[up].tail == node ? all[up].head : all[up].tail
  }

  /// Closes the gap that a block leaves when it goes on to stand before `outer`; gives where it begins there.
  private mutating func shiftBack(
    behind block: ClosedRange<Int>, to outer: Int, _ all: [NetworkSimplex.Edge]
  ) -> Int {
    let count = block.count
    let end = last[outer]
    for spot in block.upperBound + 1..<end {
      let node = order[spot]
      order[spot - count] = node
      last[node] -= count
      if low[node] > block.upperBound { low[node] -= count }
    }
    var ancestor: Int? = outer
    while let node = ancestor, low[node] > block.upperBound {
      low[node] -= count
      ancestor = parent(of: node, all)
    }
    return end - count
  }

  /// Makes room for a block that comes back to stand before `outer`; gives where it begins there.
  private mutating func shiftOn(
    before block: ClosedRange<Int>, of root: Int, from outer: Int, _ all: [NetworkSimplex.Edge]
  ) -> Int {
    let count = block.count
    let start = last[outer]
    for spot in (start..<block.lowerBound).reversed() {
      let node = order[spot]
      order[spot + count] = node
      last[node] += count
      if low[node] > start { low[node] += count }
    }
    var ancestor = parent(of: root, all)
    while let node = ancestor, low[node] > start {
      low[node] += count
      ancestor = parent(of: node, all)
    }
    return start
  }

  /// Numbers the moved part, whose root is now `inner`: a node of the path between the roots is below the next.
  private mutating func hang(
    from root: Int, by inner: Int, at start: Int, oldStart: Int, _ all: [NetworkSimplex.Edge]
  ) {
    path.removeAll(keepingCapacity: true)
    var next: Int? = inner
    while let node = next {
      path.append(node)
      next = node == root ? nil : parent(of: node, all)
    }
    var spot = start
    for step in path.indices.reversed() {
      let node = path[step]
      if step > 0 {
        let kept = path[step - 1]
        renumber(low[node]..<low[kept], from: &spot, oldStart)
        renumber(last[kept] + 1..<last[node], from: &spot, oldStart)
        parentEdge[node] = parentEdge[kept]
      } else {
        renumber(low[node]..<last[node], from: &spot, oldStart)
      }
      order[spot] = node
      low[node] = start
      last[node] = spot
      spot += 1
    }
  }

  private mutating func renumber(_ old: Range<Int>, from spot: inout Int, _ oldStart: Int) {
    let change = spot - old.lowerBound
    for place in old {
      let node = moved[place - oldStart]
      order[spot] = node
      low[node] += change
      last[node] = spot
      spot += 1
    }
  }
}
