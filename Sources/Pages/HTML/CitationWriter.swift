import CommonMark
import Source

/// Writes citations, the notes beside them and the list of works.
struct CitationWriter {
  let chapter: Chapter
  let context: PageContext

  /// "(see Gleick 1992, p. 3; …)", each a link to the list of works.
  func html(_ citations: [Citation]) -> String {
    "(" + citations.map(link).joined(separator: "; ") + ")"
  }

  private func link(_ citation: Citation) -> String {
    let prefix = citation.prefix.isEmpty ? "" : HTMLText.escaped(citation.prefix) + " "
    let suffix = citation.suffix.isEmpty ? "" : ", " + HTMLText.escaped(citation.suffix)
    return prefix + linked(citation) + suffix
  }

  private func linked(_ citation: Citation) -> String {
    let key = HTMLText.escaped(citation.key)
    if let work = context.bibliography.works[citation.key] {
      return "<a class=\"reference\" href=\"#work-\(key)\">\(HTMLText.escaped(work.shortName))</a>"
    }
    guard let target = context.references.target(citation.key, from: chapter) else {
      return "<span class=\"failed\">@\(key)</span>"
    }
    let page = target.chapter == chapter.name ? "" : HTMLText.url(target.chapter) + ".html"
    return
      "<a class=\"reference\" href=\"\(page)#\(HTMLText.escaped(target.anchor))\">\(HTMLText.escaped(target.text))</a>"
  }

  /// Works are listed at the end and shown on hover; the margin is left to the notes.
  func marginNotes(after node: Node) -> String { "" }

  /// The list of the works that the chapter cites.
  func references() -> String {
    let works = context.bibliography.cited.compactMap { context.bibliography.works[$0] }
    guard !works.isEmpty else { return "" }
    let items = works.map { "<li id=\"work-\(HTMLText.escaped($0.key))\">\(Self.entry($0))</li>" }
    return "<section class=\"works\" aria-labelledby=\"works\"><h2 id=\"works\">References</h2>\n<ul>\n"
      + items.joined(separator: "\n") + "\n</ul></section>\n"
  }

  private static func entry(_ work: BibTeXEntry) -> String {
    let (who, title, rest) = work.description
    let link = work.fields["url"] ?? work.fields["doi"].map { "https://doi.org/\($0)" }
    let name = "<cite>\(HTMLText.escaped(title))</cite>"
    let shown = link.flatMap {
      HTMLText.isDangerous($0) ? nil : "<a href=\"\(HTMLText.url($0))\">\(name)</a>"
    }
    let parts = [HTMLText.escaped(who), shown ?? name, HTMLText.escaped(rest)].filter { !$0.isEmpty }
    return parts.joined(separator: ". ") + "."
  }
}
