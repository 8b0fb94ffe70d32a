import Pages
import Source
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

  @Test func aLabelOfTwoChaptersIsAnErrorThatNamesBoth() {
    let one = Rendering.chapter("# One\n\n## A {#sec-a}\n\n## I {#intro}\n", name: "one", path: "book/one.md")
    let two = Rendering.chapter("# Two\n\n## C {#sec-a}\n\n## I {#intro}\n", name: "two", path: "book/two.md")
    let found = Rendering.book([one, two]).diagnostics
    #expect(found["one"] == [])
    #expect(
      found["two"]?.map { "\($0.code) \(two.source(of: $0)) \($0.hint ?? "")" } == [
        "E0601 {#sec-a} it was first given in book/one.md:3"
      ])
  }

  @Test func aChapterThatIsNotRenderedCanBeReferredTo() {
    let one = Rendering.chapter("# One\n\nSee @sec-a and @sec-b.\n", name: "one")
    let two = Rendering.chapter("---\ntitle: Two\norder: 2\n---\n\n## A {#sec-a}\n", name: "two")
    #expect(one.refersToOthers && !two.refersToOthers)
    let book = Rendering.book([one], others: [two])
    #expect(
      book["one.html"].contains(
        "<a class=\"reference\" href=\"two.html#sec-a\" title=\"A · Two\">Section 2.1</a>"))
    #expect(
      book.diagnostics["one"]?.map { "\($0.code) \(one.source(of: $0))" } == ["N0621 @sec-a", "E0602 @sec-b"])
    #expect(book["two.html"] == "")
  }

  @Test func aChaptersOwnLabelComesFirst() {
    let one = Rendering.chapter("# One\n\n## A {#sec-a}\n", name: "one")
    let two = Rendering.chapter("# Two\n\n## B\n\n## C {#sec-a}\n\nSee @sec-a.\n", name: "two")
    #expect(Rendering.book([one, two])["two.html"].contains("href=\"#sec-a\" title=\"C\">Section 2<"))
  }

  @Test func footnotesWithoutTextAreErrors() {
    #expect(Rendering.problems("# T\n\nWord[^a].\n") == ["E0603 '[^a]'"])
  }

  @Test func aFootnoteDefinedTwiceIsSaidOnce() {
    #expect(Rendering.problems("# T\n\nA[^a].\n\n[^a]: one\n\n[^a]: two\n") == ["E0604 '[^a]:'"])
    #expect(Rendering.problems("# T\n\n[^a]: one\n\n[^a]: two\n") == ["W0606 '[^a]:'", "E0604 '[^a]:'"])
  }

  @Test func headingsOfOneNameHaveDistinctAnchors() {
    let page = Rendering.book([Rendering.chapter("# T\n\n## A\n\n## A\n\n## A 2\n\n## A\n")])["page.html"]
    for anchor in ["a", "a-2", "a-2-2", "a-3"] { #expect(page.contains("<h2 id=\"\(anchor)\">")) }
  }
}
