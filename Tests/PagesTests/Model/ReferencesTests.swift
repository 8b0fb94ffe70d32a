import Pages
import Testing

struct ReferencesTests {
  @Test func anUnknownLabelIsAnErrorAtTheReference() {
    #expect(Rendering.problems("# T\n\nSee @fig-none.\n") == ["E0602 '@fig-none'"])
  }

  @Test func aLabelGivenTwiceIsAnErrorAtTheSecond() {
    let text = "# T\n\n## A {#sec-a}\n\n## B {#sec-a}\n"
    #expect(Rendering.problems(text) == ["E0601 '{#sec-a}'"])
  }

  @Test func aReferenceLeadsToAnotherChapter() {
    let one = Rendering.chapter("---\ntitle: One\norder: 1\n---\n\n## A {#sec-a}\n", name: "one")
    let two = Rendering.chapter("# Two\n\nSee @sec-a.\n", name: "two")
    let book = Rendering.book([one, two])
    #expect(book["two.html"].contains("href=\"one.html#sec-a\""))
    #expect(book.diagnostics["two"]?.isEmpty == true)
    #expect(Rendering.book([one, two], .markdown)["two.md"].contains("[Section 1.1](one.md#sec-a)"))
  }

  @Test func aChaptersOwnLabelComesFirst() {
    let one = Rendering.chapter("# One\n\n## A {#sec-a}\n", name: "one")
    let two = Rendering.chapter("# Two\n\n## B\n\n## C {#sec-a}\n\nSee @sec-a.\n", name: "two")
    #expect(Rendering.book([one, two])["two.html"].contains("href=\"#sec-a\" title=\"C\">Section 2<"))
  }

  @Test func footnotesWithoutTextAreErrors() {
    #expect(Rendering.problems("# T\n\nWord[^a].\n") == ["E0603 '[^a]'"])
  }

  @Test func headingsOfOneNameHaveDistinctAnchors() {
    let page = Rendering.book([Rendering.chapter("# T\n\n## A\n\n## A\n\n## A 2\n\n## A\n")])["page.html"]
    for anchor in ["a", "a-2", "a-2-2", "a-3"] { #expect(page.contains("<h2 id=\"\(anchor)\">")) }
  }
}
