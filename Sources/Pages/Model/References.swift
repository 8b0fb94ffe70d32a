import CommonMark
import Notebook
import Source

/// Resolves the references of a book's chapters to their targets.
struct References: Sendable {
  private var targets: [String: Target] = [:]

  init(_ chapters: [Chapter]) {
    for target in chapters.flatMap(\.targets) where !target.label.isEmpty {
      if targets[target.label] == nil { targets[target.label] = target }
    }
  }

  /// The target of a label as seen from a chapter, whose own labels come first.
  func target(_ label: String, from chapter: Chapter) -> Target? {
    chapter.target(labelled: label) ?? targets[label]
  }

  /// What a chapter refers to that is nowhere in the book.
  func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    chapter.markdown.nodes.compactMap { node in
      guard case .reference(let label) = node.kind, target(label, from: chapter) == nil else { return nil }
      return Diagnostic(
        code: "E0602", "there is nothing with the label '\(label)'", at: node.span,
        hint: hint(for: label))
    }
  }

  private func hint(for label: String) -> String {
    let known = targets.keys.sorted()
    if let nearest = Suggestion.nearest(to: label, among: known) { return "did you mean '@\(nearest)'?" }
    return known.isEmpty ? "nothing in the book has a label" : "labels are: \(known.joined(separator: ", "))"
  }
}
