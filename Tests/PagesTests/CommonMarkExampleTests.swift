import CommonMark
import Pages
import Source
import Testing

/// Where nothing of ours occurs, the HTML is libcmark's own, byte for byte.
///
/// libcmark is the reference; the texts are made of every construct of CommonMark, put together by a
/// generator with a fixed seed, so that they meet in ways that nobody would write down.
struct CommonMarkExampleTests {
  private static let pieces = [
    "word", "*", "**", "_", "`", "``", "\n", "\n\n", "  \n", "\\\n", "\\*", "&amp;", "&copy;", "&nope;",
    "<b>", "</b>",
    "<div>\n", "<!-- c -->", "[", "]", "](/u)", "](<a b> \"t\")", "![", "[a]: /x 'y'\n", "[a]", "[a][]", "> ",
    "- ",
    "1. ", "2) ", "    ", "\t", "# ", "## x ##\n", "===\n", "***\n", "```\n", "~~~ x\n", "<http://a.b>", "é",
    "(", ")",
    "\"", "'", "!", "\u{0}", " ", "\r\n",
  ]

  @Test(arguments: 0..<40)
  func generatedTextsGiveTheHTMLOfLibcmark(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for _ in 0..<100 {
      var text = "x"
      for _ in 0..<24 {
        // Knuth's multiplier for linear congruences modulo 2⁶⁴.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += Self.pieces[Int(state >> 33) % Self.pieces.count]
      }
      #expect(
        commonMarkHTML(MarkdownDocument(SourceText(name: "", text))) == referenceHTML(text),
        "\(text.debugDescription)")
    }
  }

  @Test func deepNestingIsReadWithoutRecursion() {
    let text = String(repeating: "> ", count: 20_000) + "x"
    #expect(commonMarkHTML(MarkdownDocument(SourceText(name: "", text))) == referenceHTML(text))
  }
}
