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
    let known = targets.keys.sorted()
    var hints: [String: String] = [:]
    return chapter.mentions.compactMap { mention in
      guard case .label(let label) = mention.kind, target(label, from: chapter) == nil else { return nil }
      if hints.count < Self.mostHints, hints[label] == nil { hints[label] = hint(for: label, among: known) }
      return Diagnostic(
        code: "E0602", "there is nothing with the label '\(label)'", at: mention.span, hint: hints[label])
    }
  }

  /// A hint compares a label with all others, so there are only so many.
  private static let mostHints = 50
  private static let mostListed = 20

  private func hint(for label: String, among known: [String]) -> String {
    if let nearest = Suggestion.nearest(to: label, among: known) { return "did you mean '@\(nearest)'?" }
    guard !known.isEmpty else { return "nothing in the book has a label" }
    let more = known.count > Self.mostListed ? ", …" : ""
    return "labels are: \(known.prefix(Self.mostListed).joined(separator: ", "))\(more)"
  }
}
