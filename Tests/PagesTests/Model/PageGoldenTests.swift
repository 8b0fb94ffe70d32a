import Pages
import Testing

/// Small pages, read by a person when they were recorded.
struct PageGoldenTests {
  private static let prose = """
    ---
    title: Prose & notes
    subtitle: A small page
    author: A. Author
    bibliography: works.bib
    ---

    ## First part {#sec-first}

    Words with a note[^n], *emphasis*, a [work][w] and [see @gleick92, p. 3], back in @sec-first.

    [^n]: The **note**.

    [w]: javascript:alert(1)

    > [!NOTE]
    > A callout.

    | a | b |
    |---|--:|
    | 1 | 2 |

    : A table {#tbl-t}

    ## Second part {.unnumbered}

    See @tbl-t. <script>alert(1)</script>

    """
  private static let works = "@book{gleick92, author = {James Gleick}, title = {Genius}, year = 1992}"

  private static let cells = """
    # Cells

    ```swift-nn
    # a comment
    define x = 2 * 3
    show x
    ```

    The value is `{nn} x`.

    ```swift-nn
    #| label: fig-line
    #| fig-cap: A line, see @fig-line.
    plot z^2 for z in 0...1
    ```

    ```swift-nn
    #| error: true
    show missing
    ```

    """

  @Test(arguments: [BookOptions.Format.html, .markdown])
  func proseWithNotesAndWorks(format: BookOptions.Format) throws {
    let book = Rendering.book([Rendering.chapter(Self.prose)], format, works: Self.works)
    try format == .html
      ? Golden.check(book.body(of: "page.html"), "prose.html")
      : Golden.check(book["page.md"], "prose.md")
  }

  @Test(arguments: [BookOptions.Format.html, .markdown])
  func cellsAndWhatTheyShow(format: BookOptions.Format) throws {
    let book = Rendering.book([Rendering.chapter(Self.cells)], format)
    try format == .html
      ? Golden.check(book.body(of: "page.html"), "cells.html")
      : Golden.check(book["page.md"], "cells.md")
  }

  @Test(arguments: BookOptions.Format.allCases)
  func bytesDoNotDependOnTheFolder(format: BookOptions.Format) {
    let here = Rendering.book([Rendering.chapter(Self.cells, path: "page.md")], format)
    let there = Rendering.book([Rendering.chapter(Self.cells, path: "/a/b/page.md")], format)
    #expect(here.files == there.files)
  }

  @Test func firstPageListsTheChapters() {
    let a = Rendering.chapter("---\ntitle: One\ndescription: About [one]\n---\n\nx\n", name: "a")
    let b = Rendering.chapter("# Two\n", name: "b")
    #expect(
      Rendering.book([a, b], .markdown)["index.md"]
        == "# Contents\n\n- [One](a.md): About \\[one\\]\n- [Two](b.md)\n")
    #expect(Rendering.book([a, b])["index.html"].contains("<a href=\"b.html\">Two</a>"))
  }
}
