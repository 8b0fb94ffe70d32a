import Pages
import Testing

struct BibliographyTests {
  private static func page(_ works: String, citing text: String = "[@a]") -> String {
    let chapter = Rendering.chapter("---\ntitle: T\nbibliography: works.bib\n---\n\n\(text)\n")
    return Rendering.book([chapter], works: works)["page.html"]
  }

  @Test(arguments: [
    ("James Gleick", "Gleick 2000"), ("Gleick, James", "Gleick 2000"),
    ("Michael Nielsen and Isaac Chuang", "Nielsen &amp; Chuang 2000"),
    ("A. One and B. Two and C. Three", "One et al. 2000"),
    ("{World Health Organization}", "World Health Organization 2000"),
    ("{Barnes and Noble}", "Barnes and Noble 2000"),
    ("Ludwig {van Beethoven}", "van Beethoven 2000"),
  ])
  func authorsAreCitedByFamilyName(author: String, cited: String) {
    #expect(Self.page("@book{a, author = {\(author)}, year = {2000}}").contains(">\(cited)</a>"))
    #expect(Self.page("@book{a, author = \"\(author)\", year = 2000}").contains(">\(cited)</a>"))
  }

  @Test func commentsAndOtherTextAreSkipped() {
    let works = "text @comment{no} @BOOK { a , Title = {The {TeX} book} , year={1984}, }"
    #expect(Self.page(works).contains(">The TeX book 1984</a>"))
  }

  @Test(arguments: ["@book{a, title = {never closed", "@book{a, title = \"x", "@book{", "@", "@book{a,,,=}"])
  func brokenFilesAreReadAsFarAsTheyGo(works: String) {
    #expect(Self.page(works, citing: "words").contains("words"))
  }

  @Test func anUnknownWorkIsAnErrorAtItsKey() {
    let text = "---\ntitle: T\nbibliography: works.bib\n---\n\n[@gleik]\n"
    #expect(Rendering.problems(text, works: "@book{gleick, title = {G}}") == ["E0610 '@gleik'"])
  }
}
