import CommonMark
import Source
import Testing

/// Formulas inside quotes, callouts and lists are free of the marks of what they are in.
struct FormulaLinesTests {
  private func formulas(_ text: String) -> [(tex: TeX, source: SourceText)] {
    let document = MarkdownDocument(SourceText(name: "test.md", text))
    return document.nodes.compactMap { node in
      if case .math(let tex, _, _) = node.kind { (tex, document.source) } else { nil }
    }
  }

  @Test(arguments: [
    ("> $$\n> a\n> + b\n> $$", "\na\n+ b\n"),
    ("> [!NOTE]\n> Words\n>\n> $$\n> a\n> > b\n> $$", "\na\n> b\n"),
    ("> $$\n> a\nb\n> $$", "\na\nb\n"),
    ("- $$\n  a\n  = b\n  - c\n  $$", "\na\n= b\n- c\n"),
    ("1. > $$\n   > a\n   > $$", "\na\n"),
    ("> \\[ a\n> b \\]", " a\nb "),
    ("> $a\n> b$", "a\nb"),
    ("$$\na\n> b\n$$", "\na\n> b\n"),
    ("x[^n]\n\n[^n]: $$\n    a\n    $$", "\na\n"),
  ])
  func marksAreNoPartOfAFormula(text: String, tex: String) {
    #expect(formulas(text).map { $0.tex.text(in: $0.source) } == [tex])
  }

  @Test func aPlaceInTheFormulaIsAPlaceInTheText() throws {
    let (tex, source) = try #require(formulas("> $$\n> α + \\foo\n> + 1\n> $$").first)
    let text = tex.text(in: source)
    let range = try #require(text.firstRange(of: "\\foo"))
    let lower = text[..<range.lowerBound].utf8.count
    #expect(source.string(tex.place(of: lower..<(lower + 4))) == "\\foo")
    #expect(source.string(tex.place(of: lower..<(lower + 7))) == "\\foo\n> + ")
  }

  @Test func whatFollowsAFormulaInAQuoteIsRead() {
    #expect(outline("> $$\n> a\n> $$ {#eq-a}\n>\n> b `c`").contains("code ‹`c`›"))
  }

  /// libcmark 0.30 gives the line before the last for these blocks.
  @Test(arguments: ["<script>\nx\n</script>", "<!-- a -->", "<?a?>", "<div>\nx", "<pre>\n\ny\n</pre>"])
  func rawHTMLHasItsLines(html: String) {
    #expect(outline("a\n\n\(html)\n\nb").contains("‹\(html.replacing("\n", with: "⏎"))›"))
  }
}
