import Pages
import Testing

struct PageSafetyTests {
  /// What a browser would fetch: every `src`, `srcset`, style sheet and `url(…)` that is not part of the page.
  private static func loads(_ page: String) -> [String] {
    let attributes = page.matches(of: #/\s(?:src|srcset|poster|data)="([^"]*)"/#).map { String($0.1) }
    let links = page.matches(of: #/<link[^>]*href="([^"]*)"/#).map { String($0.1) }
    let styles = page.matches(of: #/url\(["']?([^)"']*)/#).map { String($0.1) }
    let imports = page.contains("@import") ? ["@import"] : []
    return (attributes + links + styles + imports).filter { !$0.hasPrefix("data:") && !$0.hasPrefix("#") }
  }

  @Test func aSelfContainedPageLoadsNothing() {
    let text = "# T\n\n$x^2$\n\n```swift-nn\nplot z^2 for z in 0...1\n```\n"
    let book = Rendering.book([Rendering.chapter(text)], isSelfContained: true)
    #expect(book.files.map(\.path) == ["page.html", "index.html"])
    #expect(Self.loads(book["page.html"]) == [])
    #expect(Self.loads(book["index.html"]) == [])
  }

  @Test func otherPagesLoadOnlyTheirOwnFiles() {
    let book = Rendering.book([Rendering.chapter("# T\n\n$x^2$\n")])
    let paths = Set(book.files.map(\.path))
    #expect(!Self.loads(book["page.html"]).isEmpty)
    #expect(Self.loads(book["page.html"]).allSatisfy { paths.contains($0) })
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
  ])
  func dangerousLinksLeadNowhere(url: String) {
    let page = Rendering.book([Rendering.chapter("# T\n\n[a](<\(url)>) ![b](<\(url)>)\n")])["page.html"]
    #expect(page.contains("<a href=\"\">a</a>"))
    #expect(!page.lowercased().contains(url.lowercased()))
  }

  @Test func rawHTMLIsDropped() {
    let page = Rendering.book([Rendering.chapter("# T\n\n<iframe src=x>\n\na <b onclick=x>b</b>\n")])[
      "page.html"]
    #expect(!page.contains("<iframe") && !page.contains("onclick"))
  }
}
