import Pages
import Testing

/// Outside cells, values and references the author's bytes are kept.
struct MarkdownOutputTests {
  @Test func whatIsNotOursIsKeptByteForByte() {
    let text =
      "# T\n\n*  odd   list\n\t* tab\n\nSetext\n------\n\n~~~x\ncode\n~~~\n\n$a_b$ and `` ` ``\\\nline  \n<b>html</b> &amp;\r\n\n\n\n"
    #expect(Rendering.book([Rendering.chapter(text)], .markdown)["page.md"] == text)
  }

  @Test func aValueAndACellInAListAreReplacedInPlace() {
    let text = "# T\n\n- é\n\n  ```swift-nn\n  show 1 + 1\n  ```\n\n  is `{nn} 1 + 1` **really**  \n"
    let expected =
      "# T\n\n- é\n\n  ```swift-nn\n  show 1 + 1\n  ```\n  \n  ```text\n  1 + 1 = 2\n  ```\n\n  is 2 **really**  \n"
    #expect(Rendering.book([Rendering.chapter(text)], .markdown)["page.md"] == expected)
  }

  @Test func figuresComeInPairs() {
    let text = "# T\n\n```swift-nn\n#| label: fig-a\nplot z^2 for z in 0...1\n```\n"
    let book = Rendering.book([Rendering.chapter(text)], .markdown)
    #expect(
      book.files.map(\.path) == [
        "page.md", "figures/page/fig-a.svg", "figures/page/fig-a.dark.svg", "index.md",
      ])
    #expect(book["page.md"].contains("srcset=\"figures/page/fig-a.dark.svg\""))
    #expect(book["figures/page/fig-a.svg"] != book["figures/page/fig-a.dark.svg"])
  }
}
