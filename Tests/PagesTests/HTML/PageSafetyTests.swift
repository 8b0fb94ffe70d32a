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
    #expect(page.contains("<p>a <span"))
    #expect(!page.lowercased().contains(url.lowercased()))
  }

  @Test func rawHTMLIsDropped() {
    let page = Rendering.book([Rendering.chapter("# T\n\n<iframe src=x>\n\na <b onclick=x>b</b>\n")])[
      "page.html"]
    #expect(!page.contains("<iframe") && !page.contains("onclick"))
  }

  @Test(arguments: [false, true]) func everyPageSaysWhatItMayLoad(isSelfContained: Bool) throws {
    let book = Rendering.book([Rendering.chapter("# T\n")], isSelfContained: isSelfContained)
    for file in ["page.html", "index.html"] {
      let match = book[file].firstMatch(of: #/http-equiv="Content-Security-Policy" content="([^"]*)"/#)
      let policy = String(try #require(match).1)
      #expect(policy.hasPrefix("default-src 'none'; "))
      #expect(!policy.contains("http") && !policy.contains("*") && !policy.contains("unsafe-eval"))
      #expect(policy.contains("base-uri 'none'; form-action 'none'"))
      #expect(isSelfContained || !policy.contains("script-src 'unsafe-inline'"))
    }
  }

  /// Where an author's words come to stand, none of them becomes markup.
  @Test(arguments: [
    "# <script>x</script> T", "## \"><script>x</script>", "[a](b \"\\\"><script>x</script>\")", "`<script>`",
    "```\"><script>\nx\n```", "$\\text{<script>}$", "$\\href{javascript:x}{<script>}$", "[^<script>]",
    "![<script>](<a b.svg> \"<script>\")",
    "| <script> |\n|---|\n| <script> |\n\n: <script> {#tbl-a}\n\n@tbl-a",
    "```swift-nn\nshow \"<script>\"\n```", "```swift-nn\nshow nosuch # <script>\n```",
    "```swift-nn\n#| fig-cap: \"<script>\"\n#| fig-alt: '\"><script>'\n#| echo: fold\n#| code-summary: <script>\nplot x for x in 0...1, title: \"</svg><script>\"\n```",
  ])
  func wordsAreNeverMarkup(text: String) {
    let page = Rendering.book([Rendering.chapter(text + "\n")])["page.html"]
    let scripts = page.matches(of: #/<script[^>]*>/#).map { String($0.0) }
    #expect(
      scripts == ["<script src=\"assets/theme.js\">", "<script src=\"assets/page.js\" defer>"])
    #expect(!page.contains("=\"javascript:"))
  }

  @Test func wordsOfTheSearchEndNoScript() {
    let book = Rendering.book([Rendering.chapter("# T\n\n`</script>`\n")], isSelfContained: true)
    #expect(book["index.html"].contains("\\u003c/script>"))
    #expect(book["index.html"].ranges(of: "</script>").count == 3)
  }
}
