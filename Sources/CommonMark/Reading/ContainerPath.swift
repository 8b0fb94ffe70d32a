import Source

/// The block quotes and list items around a leaf, and how they are marked on each line.
struct ContainerPath {
  private var containers: [Container] = []

  private struct Container {
    let kind: Kind
    /// The line it starts on, and where its content begins there.
    let startLine: Int
    let content: LineCursor
  }

  /// Whether there is none.
  var isEmpty: Bool { containers.isEmpty }

  private enum Kind {
    case quote
    /// An item whose further lines are indented by so many columns.
    case item(Int)
  }

  /// Enters a block quote that starts on a line.
  mutating func enterQuote(line: Int, in feed: Feed) {
    var cursor = before(line, in: feed)
    _ = cursor.skipQuoteMarker()
    containers.append(Container(kind: .quote, startLine: line, content: cursor))
  }

  /// Enters a list item that starts on a line.
  mutating func enterItem(line: Int, in feed: Feed) {
    var cursor = before(line, in: feed)
    let outer = cursor.indentation
    cursor.skip(columns: outer)
    let marker = cursor.skipListMarker()
    let gap = cursor.indentation
    let padding = cursor.isBlankAhead || gap > 4 || gap == 0 ? 1 : gap
    cursor.skip(columns: padding)
    containers.append(
      Container(kind: .item(outer + marker + padding), startLine: line, content: cursor))
  }

  /// Leaves the innermost container.
  mutating func leave() { _ = containers.popLast() }

  /// Where the text of a line begins behind the marks of all containers and white space, and whether
  /// every container is marked on it; a lazy continuation is not.
  func content(of line: Int, in feed: Feed) -> (offset: Int, isMarked: Bool) {
    var (cursor, isMarked) = match(line, in: feed)
    cursor.skip(columns: cursor.indentation)
    return (cursor.offset, isMarked)
  }

  /// How many columns the text of a line is indented inside its containers.
  func indentation(of line: Int, in feed: Feed) -> Int { before(line, in: feed).indentation }

  private func before(_ line: Int, in feed: Feed) -> LineCursor { match(line, in: feed).0 }

  private func match(_ line: Int, in feed: Feed) -> (LineCursor, Bool) {
    if let last = containers.last, last.startLine == line { return (last.content, true) }
    var cursor = LineCursor(feed: feed, line: line)
    for container in containers {
      switch container.kind {
      case .quote:
        guard cursor.skipQuoteMarker() else { return (cursor, false) }
      case .item(let columns):
        if cursor.isIndented(by: columns) {
          cursor.skip(columns: columns)
        } else if !cursor.isBlankAhead {
          return (cursor, false)
        }
      }
    }
    return (cursor, true)
  }
}

/// A place in a line that counts columns, a tab reaching to the next multiple of four.
struct LineCursor {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var offset: Int
  private var column = 0

  init(feed: Feed, line: Int) {
    let span = feed.line(line)
    bytes = feed.bytes
    offset = span.lower
    end = span.upper
  }

  /// The columns of white space ahead.
  var indentation: Int {
    var columns = 0
    var place = offset
    while place < end, bytes[place].isBlank {
      columns += bytes[place] == 0x09 ? 4 - (column + columns) % 4 : 1
      place += 1
    }
    return columns
  }

  /// Whether so many columns of white space are ahead; looks no further, as deep lists ask it of every level.
  func isIndented(by columns: Int) -> Bool {
    var ahead = self
    return ahead.skip(columns: columns) == 0
  }

  /// Whether nothing but white space is left.
  var isBlankAhead: Bool {
    var place = offset
    while place < end, bytes[place].isBlank { place += 1 }
    return place == end
  }

  /// Passes up to so many columns of white space and gives how many are missing.
  @discardableResult mutating func skip(columns: Int) -> Int {
    var left = columns
    while left > 0, offset < end, bytes[offset].isBlank {
      let width = bytes[offset] == 0x09 ? 4 - column % 4 : 1
      let used = min(width, left)
      column += used
      left -= used
      if used == width { offset += 1 }
    }
    return left
  }

  /// Passes `>` and one column behind it; false when it is not there.
  mutating func skipQuoteMarker() -> Bool {
    guard !isIndented(by: 4) else { return false }
    var ahead = self
    ahead.skip(columns: 3)
    guard ahead.offset < end, bytes[ahead.offset] == UInt8(ascii: ">") else { return false }
    ahead.offset += 1
    ahead.column += 1
    ahead.skip(columns: 1)
    self = ahead
    return true
  }

  /// Passes a bullet, or a number and its delimiter, and gives its width.
  mutating func skipListMarker() -> Int {
    let start = offset
    while offset < end, bytes[offset].isDigit { offset += 1 }
    if offset < end { offset += 1 }
    column += offset - start
    return offset - start
  }
}
