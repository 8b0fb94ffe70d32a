/// Grows a tree of tight edges, Prim's way: the tree slides as a whole towards the nearest node that it
/// does not reach. One number, the offset of the tree, stands for all the moves of its nodes.
struct TreeGrowth {
  /// While a tree grows, the positions of its nodes are short of the tree's offset.
  private(set) var position: [Int]
  private(set) var isReached: [Bool]
  private let edges: [NetworkSimplex.Edge]
  private let incidence: Incidence
  private var outgoing = MinHeap()
  private var incoming = MinHeap()
  private var offset = 0

  init(position: [Int], edges: [NetworkSimplex.Edge], incidence: Incidence) {
    self.position = position
    self.edges = edges
    self.incidence = incidence
    isReached = Array(repeating: false, count: position.count)
  }

  /// Reaches everything connected with `root` and returns the tree's edges.
  mutating func grow(from root: Int) -> [Int] {
    var tree: [Int] = []
    var members = [root]
    offset = 0
    reach(root)
    while let edge = nearestEdge() {
      let (tail, head) = (edges[edge].tail, edges[edge].head)
      let new = isReached[tail] ? head : tail
      guard !isReached[new] else { continue }
      offset += slack(edge) * (new == head ? 1 : -1)
      tree.append(edge)
      members.append(new)
      reach(new)
    }
    for node in members { position[node] += offset }
    return tree
  }

  private mutating func reach(_ node: Int) {
    isReached[node] = true
    position[node] -= offset
    for place in incidence.range(of: node) {
      let edge = incidence.edges[place]
      let (tail, head) = (edges[edge].tail, edges[edge].head)
      if tail == node, !isReached[head] {
        outgoing.insert(key: position[head] - position[tail] - edges[edge].length, value: edge)
      } else if head == node, !isReached[tail] {
        incoming.insert(key: position[head] - position[tail] - edges[edge].length, value: edge)
      }
    }
  }

  /// Slack of an edge with one end in the tree.
  private func slack(_ edge: Int) -> Int {
    let (tail, head) = (edges[edge].tail, edges[edge].head)
    let apart = position[head] - position[tail] - edges[edge].length
    return isReached[tail] ? apart - offset : apart + offset
  }

  private mutating func nearestEdge() -> Int? {
    guard let out = outgoing.least else { return incoming.removeLeast()?.value }
    guard let into = incoming.least else { return outgoing.removeLeast()?.value }
    return out.key - offset <= into.key + offset
      ? outgoing.removeLeast()?.value : incoming.removeLeast()?.value
  }
}
