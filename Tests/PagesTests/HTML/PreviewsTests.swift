import Pages
import Testing

/// What a page carries of other chapters, so that references to them can be previewed.
struct PreviewsTests {
  private static let one = [
    "# One", "## A {#sec-a}", "First[^n].", "Second.", "[^n]: Note.", "$$a^2$$ {#eq-a}",
    "| c |\n|---|\n| 1 |",
    ": Cap {#tbl-a}", "![pic](<a b.svg>){#fig-a}", "```swift-nn\n#| label: fig-b\nplot x for x in 0...1\n```",
  ].joined(separator: "\n\n")

  private func templates(_ text: String) -> [String] {
    let one = Rendering.chapter(Self.one, name: "one")
    let two = Rendering.chapter("# Two\n\n## O {#sec-o}\n\n\(text)\n", name: "two")
    let page = Rendering.book([one, two])["two.html"]
    return page.matches(of: #/<template.*?<\/template>/#.dotMatchesNewlines()).map { String($0.0) }
  }

  @Test(arguments: [
    ("@sec-a", "<h2 id=\"sec-a\">", "<p>First<sup"),
    ("@eq-a", "<span class=\"katex", "aria-label=\"Equation 1\""), ("@tbl-a", "<caption>", "<td>1</td>"),
    ("@fig-a", "<figure", "src=\"a%20b.svg\""), ("@fig-b", "<figure", "<svg"),
  ])
  func aReferenceToAnotherChapterIsPreviewed(text: String, start: String, part: String) throws {
    let found = templates("\(text), \(text) and @sec-o")
    #expect(found.count == 1)
    let template = try #require(found.first)
    #expect(template.hasPrefix("<template data-target=\"one.html#\(text.dropFirst())\">"))
    #expect(template.contains(start) && template.contains(part))
    #expect(!template.contains("Second") && !template.contains("Note."))
  }

  @Test func aPageThatRefersToNoOtherCarriesNothing() { #expect(templates("@sec-o") == []) }
}
