import CommonMark
import Foundation
import Source

/// What the parts of one page share.
struct PageContext: Sendable {
  let options: BookOptions
  let references: References
  let formulas: Formulas
  let assets: ChapterAssets
  let bibliography: Bibliography
  let authorHTML: AuthorHTML
  let dropped: DroppedMarkup
  let linked: LinkedFiles
  /// KaTeX's style sheet, the same for every page of a book.
  let formulaStyle: String
  /// The titles of the book's chapters by name.
  let titles: [String: String]

  init(_ book: Book, chapter: Chapter, formulas: Formulas, formulaStyle: String) {
    self.formulaStyle = formulaStyle
    options = book.options
    references = book.references
    self.formulas = formulas
    assets = ChapterAssets(chapter, options: book.options)
    bibliography = book.bibliography(of: chapter)
    authorHTML = AuthorHTML(chapter, options: book.options)
    dropped = DroppedMarkup(chapter, options: book.options)
    linked = LinkedFiles(chapter, of: book)
    titles = book.titles
  }

  /// Whether the page needs KaTeX's style.
  var hasFormulas: Bool { !formulas.isEmpty }

  /// Whether a link may lead to a destination.
  func isAllowed(_ url: String) -> Bool { options.allowsHTML || !HTMLText.isDangerous(url) }

  /// The page of another notebook of the book, or the destination itself.
  func page(for url: String, as format: String = "html") -> String {
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first?.removingPercentEncoding.flatMap({ Book.chapter(atPath: $0, among: titles) })
    else { return url }
    return HTMLText.path(name) + "." + format + (parts.count > 1 ? "#" + parts[1] : "")
  }
}
