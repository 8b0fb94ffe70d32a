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

  @Test func anEquationInAQuoteKeepsItsMarks() {
    let text = "# T\n\n> $$\n> a\n> $$ {#eq-a}\n\n@eq-a\n"
    #expect(
      Rendering.book([Rendering.chapter(text)], .markdown)["page.md"]
        == "# T\n\n> <a id=\"eq-a\"></a>\n> \n> $$\n> a \\tag{1}\n> $$\n\n[Equation 1](#eq-a)\n")
  }

  @Test func theNumberOfAnEnvironmentStandsInsideIt() {
    let text = "# T\n\n$$\n\\begin{align}\na \\label{eq-a}\n\\end{align}\n$$\n"
    #expect(
      Rendering.book([Rendering.chapter(text)], .markdown)["page.md"]
        == "# T\n\n<a id=\"eq-a\"></a>\n\n$$\n\\begin{align}\na \n \\tag{1}\\end{align}\n$$\n")
  }

  @Test func aLabelledPictureHasItsCaptionBelow() {
    let text = "# T\n\n![A *b*](<a b.svg>){#fig-a}\n\nSee @fig-a.\n"
    #expect(
      Rendering.book([Rendering.chapter(text)], .markdown)["page.md"]
        == "# T\n\n<a id=\"fig-a\"></a>\n\n![A *b*](<a b.svg>)\n\n**Figure 1** A *b*\n\nSee [Figure 1](#fig-a).\n"
    )
  }

  @Test func bracketsOfLaTeXBecomeDollars() {
    let text = "# T\n\n\\( a \\) and\n\n\\[\nb\n\\]\n"
    #expect(
      Rendering.book([Rendering.chapter(text)], .markdown)["page.md"] == "# T\n\n$a$ and\n\n$$\nb\n$$\n")
  }

  /// What is written from front matter and bibliography is words, in both formats.
  @Test(arguments: [BookOptions.Format.markdown, .ipynb]) func wordsWrittenAnewAreNeverMarkup(
    format: BookOptions.Format
  ) {
    let bad = "<script>x</script>[a](javascript:x)"
    let front =
      "---\ntitle: 'T\(bad)'\nauthor: 'A\(bad)'\ndate: 'D\(bad)'\nsubtitle: 'S\(bad)'\nbibliography: works.bib\n---\n\n"
    let cell = "```swift-nn\n#| fig-cap: 'C\(bad)'\nplot x for x in 0...1\n```\n"
    let works =
      "@book{a, title = {B<script>x</script>}, author = {<script>}, url = {script}, year = {[b](javascript:x)}}"
    let book = Rendering.book([Rendering.chapter(front + "[@a, <script>x]\n\n" + cell)], format, works: works)
    let file = book[format == .ipynb ? "page.ipynb" : "page.md"]
    let text = file.replacing("\\u003c", with: "<").replacing("\\\\", with: "\\")
    #expect(text.contains("B") && text.matches(of: #/[^\\]<script/#).isEmpty)
    #expect(text.matches(of: #/[^\\]\]\(javascript/#).isEmpty)
  }

  /// What LaTeX makes of each, written by hand.
  @Test(arguments: [
    ("\\R^n", "\\mathbb{R}^n"), ("x^\\R", "x^{\\mathbb{R}}"), ("\\hat\\w", "\\hat{\\omega}"),
    ("\\w x", "\\omega x"),
    ("\\pair{a}{b}", "(a, \\omega b)"), ("\\pair ab", "(a, \\omega b)"),
    ("\\pair{\\R}\\w", "(\\mathbb{R}, \\omega \\omega)"), ("\\Rx", "\\Rx"), ("\\loop", "\\loop"),
    ("\\frac\\w2", "\\frac{\\omega}2"), ("\\pair{a", "({a, \\omega )"),
  ])
  func macrosAreWrittenOut(tex: String, expected: String) {
    let front =
      #"macros: { '\R': '\mathbb{R}', '\w': '\omega', '\pair': '(#1, \w #2)', '\loop': '\loop\loop' }"#
    let chapter = Rendering.chapter("---\n\(front)\n---\n\n# T\n\n> $\(tex)$\n")
    #expect(Rendering.book([chapter], .markdown)["page.md"].hasSuffix("\n> $\(expected)$\n"))
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
