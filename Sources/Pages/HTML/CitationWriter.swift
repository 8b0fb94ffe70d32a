import CommonMark
import Source

/// Writes citations, the notes beside them and the list of works.
struct CitationWriter {
  let extras: PageExtras
  private var bibliography: Bibliography { extras.context.bibliography }

  /// "(see Gleick 1992, p. 3; …)", each a link to the list of works.
  func html(_ citations: [Citation]) -> String {
    if let work = citations.first, work.isNarrative { return narrative(work) }
    return "(" + citations.map(link).joined(separator: "; ") + ")"
  }

  /// "Gleick (1992, p. 3)"; a name that is no work of the bibliography stays as it is.
  private func narrative(_ citation: Citation) -> String {
    guard let work = bibliography.works[citation.key] else {
      let place = citation.suffix.isEmpty ? "" : " [\(citation.suffix)]"
      let text = HTMLText.escaped("@\(citation.key)\(place)")
      return bibliography.works.isEmpty ? text : "<span class=\"failed\">\(text)</span>"
    }
    return link(to: work, HTMLText.escaped(work.narrativeName(citation.suffix)))
  }

  private func link(to work: BibTeXEntry, _ name: String) -> String {
    let key = HTMLText.escaped(work.key)
    return extras.isInLink ? name : "<a class=\"reference\" href=\"#work-\(key)\">\(name)</a>"
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
    return link(to: work, HTMLText.escaped(work.name(omittingAuthors: citation.omitsAuthors)))
  }

  /// The works that a block is the first to cite, for the margin of a wide page; whoever listens, or has
  /// no margin, finds them in the list at the end.
  func marginNotes(after node: Node) -> String {
    let works = bibliography.works(after: node.id)
    guard !works.isEmpty else { return "" }
    let items = works.map { "<p>\(entry($0, isLinked: false))</p>" }
    return "<div class=\"sidenote cited\" aria-hidden=\"true\">\(items.joined())</div>\n"
  }

  /// The list of the works that the chapter cites.
  func references() -> String {
    let works = bibliography.listed
    guard !works.isEmpty else { return "" }
    let items = works.map {
      "<li id=\"work-\(HTMLText.escaped($0.key))\">\(entry($0, isLinked: true))</li>"
    }
    let list = "<ul>\n" + items.joined(separator: "\n") + "\n</ul>"
    guard !extras.chapter.endsWithReferences else { return "<div class=\"works\">\(list)</div>\n" }
    return
      "<section class=\"works\" aria-labelledby=\"works\"><h2 id=\"works\">References</h2>\n\(list)</section>\n"
  }

  private func entry(_ work: BibTeXEntry, isLinked: Bool) -> String {
    let listing = work.listing
    let text = listing.text(
      title: { "<cite>\(extras.context.formulas.html(ofWords: $0))</cite>" }, words: { HTMLText.escaped($0) })
    guard isLinked, let address = listing.address, !HTMLText.isDangerous(address) else { return text }
    guard HTMLText.isOfWeb(address) else { return "\(text) \(HTMLText.escaped(address))" }
    return "\(text) <a href=\"\(HTMLText.url(address))\">\(HTMLText.escaped(address))</a>"
  }
}
