import CommonMark
import Notebook
import Source

/// The works that a chapter cites.
struct Bibliography: Sendable {
  /// The works by key.
  private(set) var works: [String: BibTeXEntry] = [:]
  /// The keys in the order in which they are first cited.
  private(set) var cited: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  init() {}

  init(of chapter: Chapter, options: BookOptions) {
    for path in chapter.frontMatter.bibliography {
      guard let bytes = options.readFile(chapter.name, path) else {
        diagnostics.append(
          Diagnostic(
            code: "E0611", "the bibliography '\(path)' cannot be read",
            at: chapter.markdown.frontMatter ?? Span(0, 0)))
        continue
      }
      for entry in BibTeX.entries(String(decoding: bytes, as: UTF8.self)) where works[entry.key] == nil {
        works[entry.key] = entry
      }
    }
    cite(chapter)
  }

  private mutating func cite(_ chapter: Chapter) {
    var seen: Set<String> = []
    for node in chapter.markdown.nodes {
      guard case .citation(let citations) = node.kind else { continue }
      for citation in citations where Target.Kind(label: citation.key) == nil {
        if works[citation.key] == nil {
          report(citation)
        } else if seen.insert(citation.key).inserted {
          cited.append(citation.key)
        }
      }
    }
  }

  private mutating func report(_ citation: Citation) {
    let hint =
      works.isEmpty
      ? "name a BibTeX file under 'bibliography:' in the front matter"
      : Suggestion.hint(for: citation.key, among: works.keys.sorted())
    diagnostics.append(
      Diagnostic(
        code: "E0610", "there is no work '\(citation.key)' in the bibliography", at: citation.span, hint: hint
      ))
  }
}
