import CommonMark
import Source

/// A tree as indented lines of kind and source, to compare with what a person expects.
func outline(_ text: String) -> String {
  let document = MarkdownDocument(SourceText(name: "test.md", text))
  var depth: [Int] = [0]
  var lines: [String] = []
  for node in document.nodes.dropFirst() {
    depth.append(depth[node.parent] + 1)
    let indent = String(repeating: "  ", count: depth[node.id] - 1)
    let source = document.source.string(node.span).replacing("\n", with: "⏎")
    lines.append("\(indent)\(name(node.kind)) ‹\(source)›")
  }
  return lines.joined(separator: "\n")
}

/// The name of a kind, without what belongs to it.
func name(_ kind: Node.Kind) -> String { String("\(kind)".prefix { $0 != "(" }) }
