import Pages
import Testing

struct LinkedFilesTests {
  @Test func aLinkedFileGoesWithThePage() {
    let chapter = Rendering.chapter("# T\n\n[a](works.bib)\n")
    let book = Rendering.book([chapter], works: "x")
    #expect(book["works.bib"] == "x")
    #expect(book["page.html"].contains("<a href=\"works.bib\">a</a>"))
    let alone = Rendering.book([chapter], works: "x", isSelfContained: true)
    #expect(alone["works.bib"] == "")
    #expect(
      alone["page.html"].contains(
        "<a href=\"data:application/octet-stream;base64,eA==\" download=\"works.bib\">a</a>"))
  }

  @Test(arguments: [
    (BookOptions.Format.html, "page.html", "href=\"a%23b%20%25.html#s\""),
    (.ipynb, "page.ipynb", "[x](a%23b%20%25.ipynb#s)"),
  ])
  func namesOfFilesAreEncoded(format: BookOptions.Format, file: String, link: String) {
    let one = Rendering.chapter("# T\n\n[x](a%23b%20%25.md#s)\n\n@fig-a\n")
    let two = Rendering.chapter(
      "# U\n\n## S\n\n```swift-nn\n#| label: fig-a\nplot x for x in 0...1\n```\n", name: "a#b %")
    let book = Rendering.book([one, two], format)
    #expect(book[file].contains(link))
    #expect(book[file].contains("a%23b%20%25.\(format.rawValue)#fig-a"))
    #expect(book.diagnostics["page"] == [])
    #expect(format == .ipynb || book["assets/search.js"].contains("\"a%23b%20%25.html#s\""))
  }

  @Test func chaptersWithoutANumberAreNamed() {
    let two = Rendering.chapter("# Two\n\n## S {#sec-s}\n", name: "two")
    let page = Rendering.book([Rendering.chapter("# T\n\n@sec-s\n"), two])["page.html"]
    #expect(page.contains(">Section 1 of Two</a>"))
  }
}
