import CommonMark
import Source

/// Writes citations, the notes beside them and the list of works.
struct CitationWriter {
  let extras: PageExtras
  private var bibliography: Bibliography { extras.context.bibliography }

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
    guard let work = bibliography.works[citation.key] else {
      return extras.link(to: citation.key) ?? "<span class=\"failed\">@\(key)</span>"
    }
    let name = HTMLText.escaped(work.name(omittingAuthors: citation.omitsAuthors))
    return extras.isInLink ? name : "<a class=\"reference\" href=\"#work-\(key)\">\(name)</a>"
  }

  /// The works that a block is the first to cite, for the margin of a wide page; whoever listens, or has
  /// no margin, finds them in the list at the end.
  func marginNotes(after node: Node) -> String {
    let works = bibliography.works(after: node.id)
    guard !works.isEmpty else { return "" }
    let items = works.map { "<p>\(Self.entry($0, isLinked: false))</p>" }
    return "<div class=\"sidenote cited\" aria-hidden=\"true\">\(items.joined())</div>\n"
  }

  /// The list of the works that the chapter cites.
  func references() -> String {
    let works = bibliography.cited.compactMap { bibliography.works[$0] }
    guard !works.isEmpty else { return "" }
    let items = works.map {
      "<li id=\"work-\(HTMLText.escaped($0.key))\">\(Self.entry($0, isLinked: true))</li>"
    }
    return "<section class=\"works\" aria-labelledby=\"works\"><h2 id=\"works\">References</h2>\n<ul>\n"
      + items.joined(separator: "\n") + "\n</ul></section>\n"
  }

  private static func entry(_ work: BibTeXEntry, isLinked: Bool) -> String {
    let (who, title, rest) = work.description
    let address = work.fields["url"] ?? work.fields["doi"].map { "https://doi.org/\($0)" }
    let link = isLinked ? address.flatMap { HTMLText.isDangerous($0) ? nil : HTMLText.url($0) } : nil
    let name = "<cite>\(HTMLText.escaped(title))</cite>"
    let shown = link.map { "<a href=\"\($0)\">\(name)</a>" } ?? name
    let parts = [HTMLText.escaped(who), shown, HTMLText.escaped(rest)].filter { !$0.isEmpty }
    return parts.joined(separator: ". ") + "."
  }
}
