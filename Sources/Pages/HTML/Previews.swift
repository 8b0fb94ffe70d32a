import CommonMark
import Notebook

/// What references to other chapters show before they are followed.
///
/// A page opened from disk may not read another, so it carries what it previews in `template` elements, which a browser
/// neither shows nor loads.
struct Previews {
  /// How each chapter's page is written.
  let chapters: [String: PageExtras]
  let references: References

  /// Larger pieces, such as animated figures, are seen by following the reference.
  private static let longest = 60_000

  /// The templates of a chapter's page, in the order in which they are first referred to.
  func html(for chapter: Chapter) -> String {
    var seen: Set<String> = []
    return chapter.mentions.compactMap { mention in
      guard case .label(let label) = mention.kind, let target = references.target(label, from: chapter),
        target.chapter != chapter.name, seen.insert(label).inserted
      else { return nil }
      return template(of: target)
    }.joined()
  }

  private func template(of target: Target) -> String? {
    guard var extras = chapters[target.chapter] else { return nil }
    extras.isPreview = true
    let shown = extras.blocks(of: target)
    guard !shown.isEmpty else { return nil }
    let html = ProseWriter.html(
      of: shown, in: extras.chapter.markdown, extras: extras, allowsHTML: extras.context.options.allowsHTML)
    guard html.utf8.count <= Self.longest else { return nil }
    let link = "\(HTMLText.path(target.chapter)).html#\(HTMLText.escaped(target.anchor))"
    return "<template data-target=\"\(link)\">\(html)</template>\n"
  }
}

extension PageExtras {
  /// The nodes that show a target: a section's heading with its first paragraph, a table with its caption.
  fileprivate func blocks(of target: Target) -> Range<Int> {
    let nodes = chapter.markdown.nodes
    guard nodes.indices.contains(target.node), target.node != chapter.titleNode else { return 0..<0 }
    let node = nodes[target.node]
    switch node.kind {
    case .heading:
      let next = nodes.indices.contains(node.end) ? nodes[node.end] : node
      return node.id..<(next.kind == .paragraph ? next.end : node.end)
    case .tableCaption:
      let table = nodes[..<node.id].last { $0.parent == node.parent }
      return (table?.id ?? node.id)..<node.end
    case .image: return figure(around: node, in: nodes)
    default: return node.id..<node.end
    }
  }

  /// A picture alone in its paragraph is a figure.
  private func figure(around image: Node, in nodes: [Node]) -> Range<Int> {
    let parent = nodes[image.parent]
    let isAlone = parent.kind == .paragraph && parent.id + 1 == image.id && parent.end == image.end
    return isAlone ? parent.id..<parent.end : image.id..<image.end
  }
}
