import Pages
import Testing

struct PicturesTests {
  private func page(_ text: String, isSelfContained: Bool = false) -> RenderedBook {
    Rendering.book([Rendering.chapter("# T\n\n\(text)\n")], isSelfContained: isSelfContained)
  }

  @Test func aPictureIsCopiedBesideThePage() {
    let book = page("![x](a%20b.svg)")
    #expect(book["page.html"].contains("<img src=\"a%20b.svg\" alt=\"x\">"))
    #expect(book["a b.svg"].hasPrefix("<svg"))
  }

  @Test func aPictureIsInsideASelfContainedPage() {
    let book = page("![x](<a b.svg>)", isSelfContained: true)
    #expect(book["page.html"].contains("<img src=\"data:image/svg+xml;base64,PHN2Zy"))
    #expect(!book.files.contains { $0.path == "a b.svg" })
  }

  @Test(arguments: [
    ("none.svg", "E0613"), ("../a b.svg", "E0613"), ("/a b.svg", "E0613"), ("works.bib", "E0613"),
    ("index.html", "E0613"), ("x/../../a b.svg", "E0613"), ("%2e%2e/a.svg", "E0613"), ("", "E0613"),
    ("https://a.org/b.png", "W0614"), ("//a.org/b.png", "W0614"), ("file:///etc/passwd", "W0614"),
    ("javascript:alert(1)", "W0614"), ("data:text/html,x", "W0614"),
  ])
  func aPictureThatCannotBeShownIsSaid(url: String, code: String) {
    let text = "# T\n\nA ![words](<\(url)>) b\n"
    #expect(Rendering.problems(text) == ["\(code) '![words](<\(url)>)'"])
    let page = page("A ![words](<\(url)>) b")["page.html"]
    #expect(page.contains("A <span class=\"failed\">words</span> b"))
    #expect(!page.contains("<img"))
  }

  @Test func valuesStandInTheTextAlternative() {
    let page = page("![sum `{nn} 1 + 1`, $x^2$](<a b.svg>)")["page.html"]
    #expect(page.contains("alt=\"sum 2, x^2\""))
  }
}
