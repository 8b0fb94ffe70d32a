import CCmark

/// A tree of libcmark; freed with its owner.
struct CmarkTree: ~Copyable {
  /// The document node.
  let root: CmarkNode?

  /// Parses UTF-8 bytes; an empty tree when memory runs out.
  init(_ bytes: [UInt8]) {
    root = bytes.withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }.map(CmarkNode.init)
  }

  deinit {
    if let root { cmark_node_free(root.pointer) }
  }

  /// The HTML that libcmark itself makes, raw HTML included; what tests compare with.
  func html() -> String {
    guard let root, let text = cmark_render_html(root.pointer, CMARK_OPT_UNSAFE) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    return String(cString: text)
  }
}

/// The HTML that libcmark makes of a text, raw HTML included.
package func referenceHTML(_ text: String) -> String { CmarkTree(Array(text.utf8)).html() }

/// A node that a ``CmarkTree`` owns; valid as long as the tree.
struct CmarkNode {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  var type: cmark_node_type { cmark_node_get_type(pointer) }
  var firstChild: CmarkNode? { cmark_node_first_child(pointer).map(CmarkNode.init) }
  var next: CmarkNode? { cmark_node_next(pointer).map(CmarkNode.init) }
  var parent: CmarkNode? { cmark_node_parent(pointer).map(CmarkNode.init) }

  /// The line on which a block starts, from 0.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) - 1 }
  /// The byte in that line at which a block starts, from 0.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) - 1 }
  /// The line on which a block ends, from 0; one too many where libcmark closed the block late.
  ///
  /// Of raw HTML that ends with its closing tag, libcmark gives the line before, so that its lines are counted.
  var endLine: Int {
    guard type == CMARK_NODE_HTML_BLOCK else { return Int(cmark_node_get_end_line(pointer)) - 1 }
    return startLine + max(1, withLiteral { text in text.count { $0 == 0x0A } }) - 1
  }

  var literal: String { String(cString: cmark_node_get_literal(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var fenceInfo: String { String(cString: cmark_node_get_fence_info(pointer)) }
  var url: String { String(cString: cmark_node_get_url(pointer)) }
  var title: String { String(cString: cmark_node_get_title(pointer)) }

  var listStyle: ListStyle {
    let isOrdered = cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
    return ListStyle(
      start: isOrdered ? Int(cmark_node_get_list_start(pointer)) : nil,
      isTight: cmark_node_get_list_tight(pointer) != 0)
  }

  /// Calls `body` with the UTF-8 of the literal, without copying it.
  func withLiteral<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard let text = cmark_node_get_literal(pointer) else { return body(.init(start: nil, count: 0)) }
    let length = cStringLength(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: length) {
      body(UnsafeBufferPointer(start: $0, count: length))
    }
  }

  private func cStringLength(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
  }

  /// Whether this is a paragraph or heading, whose children are inlines.
  var holdsInlines: Bool { type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING }
}

/// A walk over a tree in document order, told when a node begins and when it ends.
struct CmarkWalk: ~Copyable {
  private let iterator: OpaquePointer?

  init(_ root: CmarkNode) { iterator = cmark_iter_new(root.pointer) }

  deinit {
    if let iterator { cmark_iter_free(iterator) }
  }

  /// The next event, or `nil` at the end.
  mutating func next() -> (node: CmarkNode, isEntering: Bool)? {
    guard let iterator else { return nil }
    let event = cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return nil }
    return (CmarkNode(node), event == CMARK_EVENT_ENTER)
  }

  /// Goes on behind a node that was just entered, without visiting what is in it.
  mutating func skipChildren(of node: CmarkNode) {
    guard let iterator, node.firstChild != nil else { return }
    cmark_iter_reset(iterator, node.pointer, CMARK_EVENT_EXIT)
  }
}
