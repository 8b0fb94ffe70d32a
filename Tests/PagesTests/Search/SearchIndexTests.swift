import Pages
import Testing

/// A search finds what a reader sees.
struct SearchIndexTests {
  private static let text = """
    ---
    title: T
    bibliography: works.bib
    ---

    ## A {#sec-a}

    As [@a, p. 3] says in @sec-a, $\\frac{x}{2}$.

    ```swift-nn
    #| echo: false
    #| label: tbl-a
    #| tbl-cap: Words of the caption
    table [1.5, 2.5]
    ```

    ```swift-nn
    show 20 + 22
    ```

    """

  @Test func theWordsOfThePageAreInIt() {
    let works = "@book{a, author = {Müller, A.}, title = {The $y$ title}, year = {1999}}"
    let index = Rendering.book([Rendering.chapter(Self.text)], works: works)["assets/search.js"]
    for words in ["As (Müller 1999, p. 3) says in Section 1, x2.", "1.5", "42", "Words of the caption"] {
      #expect(index.contains(words))
    }
    #expect(index.contains("[\"page.html#works\",\"T › References\",\"Müller, A. (1999). The y title.\""))
    for hidden in ["\\frac", "echo", "#|", "tbl-cap"] { #expect(!index.contains(hidden)) }
  }
}
