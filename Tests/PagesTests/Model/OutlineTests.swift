import Pages
import Testing

/// Which heading is the title, and how deep the others are.
struct OutlineTests {
  @Test(arguments: ["> # Foo\n", "- # Foo\n", "Words.\n\n# Foo\n"])
  func aHeadingInsideOrBehindTheTextIsNoTitle(text: String) {
    let page = Rendering.book([Rendering.chapter(text)])["page.html"]
    #expect(page.contains("<h1>page</h1>"))
    #expect(page.contains("<h2 id=\"foo\">"))
  }

  @Test(arguments: ["# Foo\n", "<!-- c -->\n\n# Foo\n\n## A\n"])
  func theHeadingThatTheTextBeginsWithIsTheTitle(text: String) {
    #expect(Rendering.book([Rendering.chapter(text)])["page.html"].contains("<h1>Foo</h1>"))
  }

  @Test(arguments: [
    ("# T\n\n#### A\n\n## B\n\n### C\n", ["h2", "h2", "h3"], ["W0607 '#### A'"]),
    ("Words.\n\n## A\n\n# B\n\n## C\n", ["h2", "h2", "h3"], ["W0607 '## A'"]),
    ("# T\n\n## A\n\n##### B\n\n### C\n", ["h2", "h3", "h3"], ["W0607 '##### B'"]),
    ("# T\n\n## A\n\n### B\n\n## C\n", ["h2", "h3", "h2"], []),
  ])
  func levelsThatAreLeftOutAreClosedUp(text: String, tags: [String], problems: [String]) {
    #expect(Rendering.problems(text) == problems)
    let page = Rendering.book([Rendering.chapter(text)])["page.html"]
    #expect(page.matches(of: #/<(h[2-6]) id/#).map { String($0.1) } == tags)
  }
}
