import Pages
import Testing

/// Titles and captions hold the same Markdown as the text.
struct PassagesTests {
  private static let cell = """
    # T

    ```swift-nn
    #| label: fig-a
    #| fig-cap: "Of *one* `{nn} 1 + 1`, $x$, @fig-a, [@w] and a note[^n]."
    plot x for x in 0...1
    ```

    [^n]: The note.

    """

  private func render(_ text: String, _ format: BookOptions.Format = .html) -> RenderedBook {
    let works = "@book{w, author = {A. One}, title = {B}, year = 1999}"
    let text = "---\nbibliography: works.bib\n---\n\n" + text
    return Rendering.book([Rendering.chapter(text)], format, works: works)
  }

  @Test func aCaptionHoldsWhatTheTextHolds() {
    let page = render(Self.cell)["page.html"]
    #expect(page.contains("</a> Of <em>one</em> 2, <span class=\"joined\"><span class=\"katex\">"))
    #expect(page.contains("title=\"Of one 2, x, figure,  and a note.\">Figure 1</a>"))
    #expect(page.contains("(<a class=\"reference\" href=\"#work-w\">One 1999</a>) and a note<sup"))
    #expect(page.contains("id=\"note-1-mark\""))
    #expect(page.contains("<p>The note.</p>"))
    #expect(page.contains("<li id=\"work-w\">"))
  }

  @Test func aCaptionOfTheMarkdownOutputToo() {
    let page = render(Self.cell, .markdown)["page.md"]
    #expect(page.contains("**Figure 1** Of *one* 2, $x$, [Figure 1](#fig-a), (One 1999) and a note[^n].\n"))
    #expect(page.contains("- A. One (1999). *B*."))
  }

  @Test func aTitleIsMarkdown() {
    let one = Rendering.chapter("---\ntitle: 1. Of $x^2$ & *more*\n---\n\nWords.\n", name: "one")
    let two = Rendering.chapter("# Two `{nn} 1 + 1` [a](b)\n\n## A $y$\n\n## B\n", name: "two")
    let book = Rendering.book([one, two])
    #expect(book["one.html"].contains("<title>1. Of x^2 &amp; more</title>"))
    #expect(book["one.html"].contains("<h1>1. Of <span class=\"katex\">"))
    #expect(book["one.html"].contains("<span>Next →</span> Two 2 a</a>"))
    #expect(book["two.html"].contains("<h1>Two 2 <a href=\"b\">a</a></h1>"))
    #expect(
      book["two.html"].contains("<a href=\"#a-y\"><span class=\"number\">1</span> A <span class=\"katex\">"))
    #expect(book["index.html"].contains("<a href=\"one.html\">1. Of <span class=\"katex\">"))
    #expect(book["index.html"].contains("@font-face"))
  }

  @Test func aTitleStaysMarkdownOnACodeHost() {
    let one = Rendering.chapter("---\ntitle: Of $x^2$ & *more*\n---\n\nWords.\n")
    #expect(Rendering.book([one], .markdown)["page.md"] == "# Of $x^2$ & *more*\n\n\nWords.\n")
  }
}
