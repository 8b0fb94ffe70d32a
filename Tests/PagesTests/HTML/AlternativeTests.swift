import Pages
import Testing

/// What those hear who cannot see the pictures.
struct AlternativeTests {
  private func page(_ plots: String) -> RenderedBook {
    let options = "#| layout-ncol: 2\n#| fig-alt: The words\n"
    return Rendering.book([Rendering.chapter("# T\n\n```swift-nn\n\(options)\(plots)\n```\n")])
  }

  @Test func oneFigureHasTheWordsOfTheAuthor() {
    let page = page("show 1\nplot x for x in 0...1")["page.html"]
    #expect(page.contains("role=\"img\" aria-label=\"The words\""))
    #expect(!page.contains("role=\"group\" aria-label=\"The words\""))
  }

  @Test func severalFiguresShareThemAndHaveSummariesOfTheirOwn() {
    let page = page("plot x for x in 0...1\nplot 2*x for x in 0...1")["page.html"]
    #expect(page.contains("<div role=\"group\" aria-label=\"The words\">"))
    #expect(page.contains("role=\"img\" aria-label=\"x rises from 0 to 1 for x from 0 to 1\""))
    #expect(page.contains("role=\"img\" aria-label=\"2*x rises from 0 to 2 for x from 0 to 1\""))
  }
}
