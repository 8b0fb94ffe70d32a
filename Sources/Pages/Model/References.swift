import CommonMark
import Notebook
import Source

/// Resolves the references of a book's chapters to their targets.
struct References: Sendable {
  private var targets: [String: Target] = [:]
  /// The titles of chapters without a number, which the numbers of their parts do not tell.
  private let titles: [String: String]
  private let rendered: Set<String>
  /// Labels that an earlier chapter gives too, by the chapter that gives them again.
  private var repeated: [String: [Diagnostic]] = [:]

  /// The labels of a book; those of `others`, which are not rendered, count where no chapter has them.
  init(_ chapters: [Chapter], others: [Chapter] = []) {
    rendered = Set(chapters.map(\.name))
    let unnumbered = (chapters + others).filter { $0.number == nil }
    titles = Dictionary(unnumbered.map { ($0.name, $0.title) }) { first, _ in first }
    let sources = Dictionary(chapters.map { ($0.name, $0.notebook.document.source) }) { first, _ in first }
    for target in chapters.flatMap(\.targets) where !target.label.isEmpty {
      if let first = targets[target.label] {
        report(target, after: first, in: sources[first.chapter])
      } else {
        targets[target.label] = target
      }
    }
    for target in others.flatMap(\.targets) where !target.label.isEmpty && targets[target.label] == nil {
      targets[target.label] = target
    }
  }

  /// Chapters may call sections alike, but what '@' can refer to is one thing.
  private mutating func report(_ target: Target, after first: Target, in source: SourceText?) {
    guard Target.Kind(label: target.label) != nil, let source else { return }
    let line = source.position(of: first.place.lower).line
    repeated[target.chapter, default: []].append(
      Diagnostic(
        code: "E0601", "the label '\(target.label)' is given twice in the book", at: target.place,
        hint: "it was first given in \(source.name):\(line)"))
  }

  /// The target of a label as seen from a chapter, whose own labels come first.
  func target(_ label: String, from chapter: Chapter) -> Target? {
    chapter.target(labelled: label) ?? targets[label]
  }

  /// What a reference says: "Figure 2", or "Figure 2 of Title" for one in another chapter that has no number.
  func words(for target: Target, from chapter: Chapter) -> String {
    guard target.chapter != chapter.name, !target.number.isEmpty, let title = titles[target.chapter] else {
      return target.text
    }
    return "\(target.text) of \(title)"
  }

  /// What a chapter refers to that is nowhere in the book.
  func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    let known = targets.keys.sorted()
    var hints: [String: String] = [:]
    let twice = repeated[chapter.name] ?? []
    return twice + neighbours(of: chapter)
      + chapter.mentions.compactMap { mention in
        guard case .label(let label) = mention.kind, target(label, from: chapter) == nil else { return nil }
        if hints.count < Self.mostHints, hints[label] == nil { hints[label] = hint(for: label, among: known) }
        return Diagnostic(
          code: "E0602", "there is nothing with the label '\(label)'", at: mention.span, hint: hints[label])
      }
  }

  /// Pages to which a chapter refers, but that are not written with it.
  private func neighbours(of chapter: Chapter) -> [Diagnostic] {
    let outside = chapter.mentions.compactMap { mention -> (name: String, span: Span)? in
      guard case .label(let label) = mention.kind, let target = target(label, from: chapter),
        !rendered.contains(target.chapter)
      else { return nil }
      return (target.chapter, mention.span)
    }
    guard let first = outside.first else { return [] }
    return [
      Diagnostic(
        .note, code: "N0621", "this leads to '\(first.name)', whose page is not written with this one",
        at: first.span, hint: "render the folder to write both")
    ]
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
