import Pages
import Source
import Testing

struct AuthorSlipsTests {
  @Test(arguments: [
    ("By \\eqref{eq-a}.", ["W0616 '\\eqref{eq-a}'"]), ("`\\ref{a}`", []),
    ("> [!HINT]\n> a", ["W0617 '[!HINT]'"]), ("> [!WARNING] Careful\n> a", ["W0617 '[!WARNING]'"]),
    ("> [!NOTE]\n> a", []), ("> [a!] b", []),
    ("$$a \\label{eq-a} \\\\ b \\label{eq-b}$$", ["E0608 '\\label{eq-b}'"]),
    ("$$a \\label{eq-a}$$ {#eq-b}", ["E0608 '\\label{eq-a}'"]),
    ("<b>x</b> <!-- c -->", ["W0618 '<b>'"]), ("<!-- c -->", []),
    ("[a](javascript:x)", ["W0619 '[a](javascript:x)'"]),
    ("[a](#nowhere)", ["W0620 '[a](#nowhere)'"]), ("[a](#t2) [b](#content)\n\n## T2", []),
    ("[a](no.md)", ["W0620 '[a](no.md)'"]),
    ("[a](page.md) [b](index.html) [c](https://a.org) [d](works.bib)", []),
    ("[a](../x.csv)", ["W0620 '[a](../x.csv)'"]), ("[a](<a b.svg>)", ["W0620 '[a](<a b.svg>)'"]),
  ])
  func eachIsToldAtItsPlace(text: String, problems: [String]) {
    #expect(Rendering.problems("# T\n\n\(text)\n") == problems)
  }

  @Test func aReferenceInsideAFormulaIsExplained() {
    let chapter = Rendering.chapter("# T\n\n$a \\eqref{eq-a}$\n")
    let found = Rendering.book([chapter]).diagnostics["page"] ?? []
    #expect(found.map(\.hint) == ["refer to formulas from the text, by '@eq-…'"])
  }
}
