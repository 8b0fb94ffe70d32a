import CommonMark
import Source
import Testing

@Suite(.serialized)
struct MarkdownDocumentTests {
  private func document(_ text: String) -> MarkdownDocument {
    MarkdownDocument(SourceText(name: "test.md", text))
  }

  @Test func inlinesHaveTheirBytes() {
    #expect(
      outline("> a *b `c`* [d](/e \"f\")\n> \\* &amp; ![g](h)") == """
        blockQuote ‹> a *b `c`* [d](/e "f")⏎> \\* &amp; ![g](h)›
          paragraph ‹a *b `c`* [d](/e "f")⏎> \\* &amp; ![g](h)›
            text ‹a ›
            emphasis ‹*b `c`*›
              text ‹b ›
              code ‹`c`›
            text ‹ ›
            link ‹[d](/e "f")›
              text ‹d›
            softBreak ‹⏎> ›
            text ‹\\* &amp; ›
            image ‹![g](h)›
              text ‹g›
        """)
  }

  @Test func formulaIsNotTouchedByEmphasisOrBlocks() {
    #expect(
      outline("*a $x_1*y_2$ b*\n\n$$\na\n+ b\n= c\n$$ {#eq-x}") == """
        paragraph ‹*a $x_1*y_2$ b*›
          emphasis ‹*a $x_1*y_2$ b*›
            text ‹a ›
            math ‹$x_1*y_2$›
            text ‹ b›
        paragraph ‹$$⏎a⏎+ b⏎= c⏎$$ {#eq-x}›
          math ‹$$⏎a⏎+ b⏎= c⏎$$ {#eq-x}›
        """)
  }

  @Test(arguments: [
    "costs $5 and $10", "`$x$`", "\\$x\\$", "$ x$", "$x $", "a $5-$10 b", "[t](http://a/$b$)", "    $x$",
  ])
  func dollarsInProseAreNoFormula(text: String) {
    let kinds = document(text).nodes.map { name($0.kind) }
    #expect(!kinds.contains("math"))
  }

  @Test func linesOfACellPointIntoTheSource() {
    let text = "- item\n\n  ```swift-nn\n  define a = 1\n\n    b\n  ```\n"
    let document = document(text)
    guard case .codeBlock(let block)? = document.nodes.first(where: { name($0.kind) == "codeBlock" })?.kind
    else {
      Issue.record("no code")
      return
    }
    #expect(block.info == "swift-nn")
    #expect(block.isClosed)
    #expect(block.lines.map { document.source.string($0) } == ["define a = 1", "", "  b"])
    #expect(block.lines.map(\.lower) == [24, 37, 40])
  }

  @Test func unclosedCellIsAnError() {
    let found = document("text\n\n```swift-nn\nshow 1\n").diagnostics
    #expect(found.map(\.code) == ["E0101"])
    #expect(found.first?.span == Span(6, 17))
  }

  @Test func unclosedFenceOfAnotherLanguageIsAWarning() {
    #expect(document("- a\n\n  ```\n  b\n\nc\n").diagnostics.map(\.code) == ["W0102"])
  }

  @Test func frontMatterIsFoundOnlyWhenClosed() {
    #expect(document("---\na: 1\n---\nx").frontMatter == Span(4, 9))
    #expect(document("---\na: 1\nx").frontMatter == nil)
  }

  @Test func frontMatterThatIsNeverClosedIsAnError() {
    let found = document("---\ntitle: a\n\ntext\n").diagnostics
    #expect(found.map(\.code) == ["E0104"])
    #expect(found.first?.span == Span(0, 3))
    #expect(document("---\n\ntext: b\n").diagnostics.isEmpty)
    #expect(document("---\na rule above words\n").diagnostics.isEmpty)
  }

  @Test func tableCellsAreInlines() {
    #expect(
      outline("| a | $x|y$ |\n|---|:-:|\n| `c\\|d` | *e* |\n\n: Cap {#tbl-a}") == """
        table ‹| a | $x|y$ |⏎|---|:-:|⏎| `c\\|d` | *e* |›
          tableRow ‹| a | $x|y$ |›
            tableCell ‹a›
              text ‹a›
            tableCell ‹$x|y$›
              math ‹$x|y$›
          tableRow ‹| `c\\|d` | *e* |›
            tableCell ‹`c\\|d`›
              code ‹`c\\|d`›
            tableCell ‹*e*›
              emphasis ‹*e*›
                text ‹e›
        tableCaption ‹: Cap {#tbl-a}›
          text ‹: Cap ›
        """)
  }

  @Test func footnotesReferencesCitationsAndCallouts() {
    #expect(
      outline("> [!TIP]\n> See @fig-a. [@k, p. 3][^n]\n\n[^n]: Note\n\n    more") == """
        callout ‹> [!TIP]⏎> See @fig-a. [@k, p. 3][^n]›
          paragraph ‹[!TIP]⏎> See @fig-a. [@k, p. 3][^n]›
            text ‹See ›
            reference ‹@fig-a›
            text ‹. ›
            citation ‹[@k, p. 3]›
            footnoteReference ‹[^n]›
        footnoteDefinition ‹[^n]: Note⏎⏎    more›
          paragraph ‹: Note›
            text ‹Note›
          paragraph ‹more›
            text ‹more›
        """)
  }

  @Test func theLinesBehindACalloutThatIsOnlyItsMarkStayApart() {
    #expect(outline("> [!TIP]\n>\n> one\n> two").contains("softBreak"))
  }

  @Test(
    arguments: [
      "$a ", "$$a ", "\\(a ", "`a ``b ", "[@a ", "{#a ", "[a](", "*a _b ", "| a ", "> ", "<!--",
      "&a;", "$$a$$\n", "$$ a\n", "![[]()", "[a]: b (c\n", "|a|\n|-|\n\n", "@a ", "@a [b ", "> $$a$$\n",
    ])
  func repetitionStaysLinear(piece: String) {
    let clock = ContinuousClock()
    let short = String(repeating: piece, count: 2_500)
    let long = String(repeating: piece, count: 20_000)
    let shortTime = clock.measure { _ = document(short) }
    let longTime = clock.measure { _ = document(long) }
    // Eight times the text; a quadratic reader would take 64 times as long. The margin is for busy machines.
    #expect(longTime < shortTime * 40 + .milliseconds(200))
  }

  /// The text grows by the square of the depth, and the time may not grow faster than the text.
  @Test func nestedListsStayLinear() {
    let nested = { (depth: Int) in
      (0..<depth).map { String(repeating: "  ", count: $0) + "* a\n" }.joined()
    }
    let clock = ContinuousClock()
    let (short, long) = (nested(400), nested(1_600))
    let shortTime = clock.measure { _ = document(short) }
    let longTime = clock.measure { _ = document(long) }
    // Four times the depth is sixteen times the text; a reader that is quadratic in a line would take 64 times as long.
    #expect(longTime < shortTime * 40 + .milliseconds(200))
  }
}
