import Pages
import Testing

struct FormulasTests {
  private func page(_ text: String) -> String {
    Rendering.book([Rendering.chapter("# T\n\n\(text)\n")])["page.html"]
  }

  @Test func aFormulaInACalloutIsSet() {
    let text = "> [!NOTE]\n> $$\n> a > 0\n> + \\foo\n> $$\n"
    #expect(Rendering.problems(text) == ["E0710 '\\foo'"])
    #expect(page("> [!NOTE]\n> $$\n> a\n> + b\n> $$").contains("<mi>a</mi><mo>+</mo><mi>b</mi>"))
  }

  @Test func aRefusedCommandIsSaidAtItsPlace() {
    #expect(Rendering.problems("# T\n\nA $x \\href{https://a.org}{y}$.\n") == ["E0710 '\\href'"])
  }

  /// No line may end between a formula and its comma; what is longer than a few signs may go to the next line.
  @Test(arguments: [
    ("in ($x$), say", "in <span class=\"joined\">(", "),</span> say"),
    ("the $k$th one", "the <span class=\"joined\">", "th</span> one"),
    ("an $n$-dimensional", "an <span class=\"joined\">", "-</span>dimensional"),
    ("$x$…consequently", "<p><span class=\"joined\">", "…</span>consequently"),
    ("$x$&amp;c. and", "<p><span class=\"joined\">", "&amp;c.</span> and"),
    ("$\\max\\{1 - w\\cdot\\phi(x)\\,y,\\; 0\\}$.", "<p><span class=\"joined\">", ".</span>"),
  ])
  func punctuationStaysWithItsFormula(text: String, before: String, behind: String) {
    let page = page(text)
    #expect(page.contains(before + "<span class=\"katex\">"))
    #expect(page.contains("</span>" + behind))
  }

  @Test func formulasSideBySideKeepWhatIsBetween() {
    let words = page("$a$,$b$ and $c$").replacing(
      #/<span class="katex">.*?<\/span><\/span><\/span><\/span>/#, with: "K")
    #expect(words.ranges(of: ",").count == page("$a$ $b$ and $c$").ranges(of: ",").count + 1)
  }

  @Test func aLinkAroundAFormulaHasAName() {
    #expect(page("[$x^2$](a.html)").contains("<a href=\"a.html\" aria-label=\"x^2\">"))
    #expect(page("[a $x^2$](a.html)").contains("<a href=\"a.html\">"))
    let contents = page("## $x$ {.unnumbered}\n\n## B {.unnumbered}")
    #expect(contents.contains("<a href=\"#x\" aria-label=\"x\">"))
    let index = Rendering.book([Rendering.chapter("# $x$\n")])["index.html"]
    #expect(index.contains("<a href=\"page.html\" aria-label=\"x\">"))
  }
}
