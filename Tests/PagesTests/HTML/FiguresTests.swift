import Pages
import Testing

/// How figures stand in a page.
struct FiguresTests {
  private func page(_ cell: String) -> String {
    Rendering.book([Rendering.chapter("# T\n\n```swift-nn\n\(cell)\n```\n")])["page.html"]
  }

  /// Words of 12 pixels may shrink to 9: 640 · 9 / 12.
  @Test func aPhoneShowsAPartOfAFigureBeforeItsWordsAreTooSmall() {
    let page = page("plot x for x in 0...1")
    #expect(page.contains("<div class=\"picture\" style=\"--least:480px\"><svg"))
    #expect(page.contains("max-width: max(100%, var(--least))"))
  }

  /// The numbers of a heatmap are as small as 11 pixels: 9 / 11 of its width, rounded up.
  @Test func smallerWordsShrinkLess() throws {
    let page = page("heatmap [[1, 2], [3, 4]]")
    let found = try #require(page.firstMatch(of: #/--least:(\d+)px"><svg[^>]* width="([\d.]+)"/#))
    let smallest = page.matches(of: #/ font-size="([\d.]+)"/#).compactMap { Double($0.1) }.min() ?? 12
    let (least, width) = try (#require(Double(found.1)), #require(Double(found.2)))
    #expect(smallest >= 11)
    #expect(least == (width * 9 / smallest).rounded(.up))
  }

  @Test func onlyMovingFiguresAreMarkedSo() {
    #expect(!page("plot x for x in 0...1").contains("class=\"picture moving"))
    let moving = page("define x = 2\ndefine y = 3\ndefine f = x * y\nanimate backward of f")
    #expect(moving.contains("class=\"picture moving"))
  }

  /// The name of a box that scrolls comes with the scrolling, from the script.
  @Test func figuresAreNoGroupsUntilTheyScroll() {
    #expect(!page("plot x for x in 0...1").contains("Wide figure"))
    #expect(!page("plot x for x in 0...1").contains("class=\"picture\" role"))
  }
}
