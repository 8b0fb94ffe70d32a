import Pages
import Testing

/// Labels of every kind: each can be referred to, is an error when given twice, and when it is not there.
struct LabelsTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    /// The Markdown of something with this label, and the text that marks the label.
    let text: String
    let mark: String
    var testDescription: String { name }
  }

  static let kinds = [
    Kind(name: "sec", text: "## A {#sec-a}", mark: "{#sec-a}"),
    Kind(name: "fig", text: "![A](<a b.svg>){#fig-a}", mark: "{#fig-a}"),
    Kind(name: "tbl", text: "| A |\n|---|\n| 1 |\n\n: A {#tbl-a}", mark: "{#tbl-a}"),
    Kind(name: "eq", text: "$$a$$ {#eq-a}", mark: "{#eq-a}"),
    Kind(name: "eq", text: "$$a \\label{eq-a}$$", mark: "eq-a"),
    Kind(name: "lst", text: "```swift-nn\n#| label: lst-a\ndefine a = 1\n```", mark: "lst-a"),
    Kind(name: "fig", text: "```swift-nn\n#| label: fig-a\nplot x for x in 0...1\n```", mark: "fig-a"),
    Kind(name: "tbl", text: "```swift-nn\n#| label: tbl-a\ntable [1, 2]\n```", mark: "tbl-a"),
  ]

  @Test(arguments: kinds) func aLabelIsReferredTo(kind: Kind) {
    let text = "# T\n\n\(kind.text)\n\nSee @\(kind.name)-a.\n"
    #expect(Rendering.problems(text) == [])
    let page = Rendering.book([Rendering.chapter(text)])["page.html"]
    #expect(page.contains("id=\"\(kind.name)-a\""))
    #expect(page.contains("<a class=\"reference\" href=\"#\(kind.name)-a\""))
  }

  @Test(arguments: kinds) func aLabelGivenTwiceIsAnError(kind: Kind) {
    #expect(Rendering.problems("# T\n\n\(kind.text)\n\n\(kind.text)\n") == ["E0601 '\(kind.mark)'"])
  }

  @Test(arguments: ["sec", "fig", "tbl", "eq", "lst"]) func aReferenceToNothingIsAnError(name: String) {
    #expect(Rendering.problems("# T\n\nSee @\(name)-b.\n") == ["E0602 '@\(name)-b'"])
    #expect(Rendering.problems("# T\n\nSee [@\(name)-b].\n") == ["E0602 '@\(name)-b'"])
  }

  @Test func aReferenceToNothingInACaptionIsAnErrorThere() {
    let cell = "```swift-nn\n#| fig-cap: \"As in @fig-b, [@w] and $\\\\no$[^n].\"\nplot x for x in 0...1\n```"
    #expect(
      Rendering.problems("# T\n\n\(cell)\n") == [
        "E0710 '\(cell)'", "E0602 '@fig-b'", "E0610 '[@w]'", "E0603 '[^n]'",
      ])
  }

  @Test func theTitleCanBeReferredTo() {
    let page = Rendering.book([Rendering.chapter("# The title {#sec-t}\n\nSee @sec-t.\n")])["page.html"]
    #expect(page.contains("<h1 id=\"sec-t\">The title</h1>"))
    #expect(page.contains("href=\"#sec-t\" title=\"The title\">The title</a>"))
  }

  @Test func aTagIsTheNumber() {
    let text = "# T\n\n$$a \\tag{7}$$ {#eq-a}\n\n$$b$$ {#eq-b}\n\n@eq-a, @eq-b\n"
    let page = Rendering.book([Rendering.chapter(text)])["page.html"]
    #expect(page.contains(">Equation 7</a>") && page.contains(">Equation 1</a>"))
    #expect(!page.contains("aria-label=\"Equation 7\""))
  }

  @Test func aSectionThatIsCalledAFigureIsAWarning() {
    #expect(Rendering.problems("# T\n\n## A {#fig-a}\n") == ["W0605 '{#fig-a}'"])
  }
}
