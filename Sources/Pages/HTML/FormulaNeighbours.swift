import CommonMark
import Source

/// The parts of words beside formulas: what stays on one line with the formula before and behind it.
///
/// A browser may end a line on either side of a formula, as if it were a picture: between it and its comma, or the
/// bracket before it. Chromium minds no word joiner there, only `white-space: nowrap` around both.
struct FormulaNeighbours {
  /// What stands with the formula before the words.
  let head: Substring
  /// What may be parted from both.
  let middle: Substring
  /// What stands with the formula behind the words.
  let tail: Substring

  /// What is set as one sign, or a short name; not the braces and marks that only arrange signs.
  fileprivate static var sign: Regex<Substring> { /\\[A-Za-z]+|\\?[^\s{}^_&~]/ }

  /// Longer stretches are words of their own, of which only the signs are kept.
  private static let longest = 6

  init(_ text: String, isBehindFormula: Bool, isBeforeFormula: Bool) {
    head = isBehindFormula ? Self.head(of: text[...]) : text.prefix(0)
    let rest = text[head.endIndex...]
    tail = isBeforeFormula ? Self.tail(of: rest) : rest.suffix(0)
    middle = rest[..<tail.startIndex]
  }

  private static func head(of text: Substring) -> Substring {
    let run = text.prefix { !$0.isWhitespace }
    if let dash = run.firstIndex(where: isDash) { return run[...dash] }
    return run.count <= longest ? run : run.prefix { $0.isPunctuation }
  }

  private static func tail(of text: Substring) -> Substring {
    let start = text.lastIndex { $0.isWhitespace || isDash($0) }.map { text.index(after: $0) }
    let run = text[(start ?? text.startIndex)...]
    if run.count <= longest { return run }
    let word = run.lastIndex { !$0.isPunctuation }
    return run[(word.map { run.index(after: $0) } ?? run.startIndex)...]
  }

  private static func isDash(_ character: Character) -> Bool { "-–—/".contains(character) }
}

extension PageExtras {
  /// A formula in a line with what must not be parted from it.
  func inlineFormula(_ node: Node) -> ProseHTML {
    let formula = context.formulas.html(at: place(of: node))
    let before = isTogether(node) ? neighbours(node.id - 1, of: node).map(\.tail) ?? "" : ""
    let behind = isTogether(node) ? neighbours(node.end, of: node).map(\.head) ?? "" : ""
    guard !before.isEmpty || !behind.isEmpty else { return .inline(formula) }
    return .inline(
      "<span class=\"joined\">\(HTMLText.escaped(before))\(formula)\(HTMLText.escaped(behind))</span>")
  }

  /// Words beside a formula without what is written with it; `nil` for all others.
  func words(_ node: Node, _ text: String) -> ProseHTML? {
    guard isBehindFormula(node) || isBeforeFormula(node) else { return nil }
    return .inline(HTMLText.escaped(neighbours(of: node, text).middle))
  }

  private func neighbours(_ id: Int, of formula: Node) -> FormulaNeighbours? {
    guard document.nodes.indices.contains(id), document.nodes[id].parent == formula.parent,
      case .text(let text) = document.nodes[id].kind
    else { return nil }
    return neighbours(of: document.nodes[id], text)
  }

  private func neighbours(of node: Node, _ text: String) -> FormulaNeighbours {
    FormulaNeighbours(text, isBehindFormula: isBehindFormula(node), isBeforeFormula: isBeforeFormula(node))
  }

  private func isBehindFormula(_ node: Node) -> Bool { isTogether(node.id - 1, beside: node) }

  private func isBeforeFormula(_ node: Node) -> Bool { isTogether(node.end, beside: node) }

  private func isTogether(_ id: Int, beside node: Node) -> Bool {
    guard document.nodes.indices.contains(id), document.nodes[id].parent == node.parent else { return false }
    return isTogether(document.nodes[id])
  }

  /// Whether a formula is short enough to stand on one line of a phone: 30 signs, a command counted as one.
  private func isTogether(_ node: Node) -> Bool {
    guard case .math(let tex, isDisplay: false, _) = node.kind, tex.span.count <= 200 else { return false }
    return tex.text(in: document.source).matches(of: FormulaNeighbours.sign).count <= 30
  }
}
