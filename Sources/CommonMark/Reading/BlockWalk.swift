import CCmark

/// A walk over the blocks of a tree that keeps track of the containers around each.
struct BlockWalk: ~Copyable {
  private var walk: CmarkWalk
  private let feed: Feed
  /// The containers around the block that was just entered.
  private(set) var path = ContainerPath()

  init(_ root: CmarkNode, feed: Feed) {
    walk = CmarkWalk(root)
    self.feed = feed
  }

  /// The next event; the inlines of a paragraph or heading are not visited.
  mutating func next() -> (node: CmarkNode, isEntering: Bool)? {
    guard let event = walk.next() else { return nil }
    if event.isEntering { enter(event.node) } else { leave(event.node) }
    return event
  }

  private mutating func enter(_ node: CmarkNode) {
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE: path.enterQuote(line: node.startLine, in: feed)
    case CMARK_NODE_ITEM: path.enterItem(line: node.startLine, in: feed)
    default: if node.holdsInlines { walk.skipChildren(of: node) }
    }
  }

  private mutating func leave(_ node: CmarkNode) {
    if node.type == CMARK_NODE_BLOCK_QUOTE || node.type == CMARK_NODE_ITEM { path.leave() }
  }
}
