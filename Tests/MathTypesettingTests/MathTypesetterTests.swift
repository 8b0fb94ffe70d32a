import MathTypesetting
import Testing

struct MathTypesetterTests {
  private func typeset(_ tex: String, isDisplay: Bool = false, macros: [String: String] = [:])
    -> TypesetFormula
  {
    var typesetter = MathTypesetter()
    return typesetter.typeset(Formula(tex, isDisplay: isDisplay, macros: macros))
  }

  private func error(_ result: TypesetFormula) -> FormulaError? {
    if case .failed(let error) = result { error } else { nil }
  }

  @Test func fractionBecomesHTMLWithMathML() {
    guard case .html(let html) = typeset("\\frac{1}{2}", isDisplay: true) else {
      Issue.record("not set")
      return
    }
    #expect(html.contains("katex-display"))
    #expect(html.contains("<mfrac><mn>1</mn><mn>2</mn></mfrac>"))
  }

  @Test(arguments: [
    "\\begin{align*} a &= b \\\\ c &= d \\end{align*}", "\\cancel{x}", "\\square", "x \\tag{1.2}",
    "\\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}", "\\vec{x}^\\top \\odot \\varphi'(z_l)",
    "\\sum_{i=1}^n \\mathbb{E}[\\mathbf{1}[a > b]]",
    "\\begin{pmatrix} 1 & \\bar x \\\\ \\bar x & \\overline{x^2} \\end{pmatrix}",
  ])
  func constructsOfTheChaptersAreSet(tex: String) {
    #expect(error(typeset(tex, isDisplay: true)) == nil)
  }

  /// What the Nu HTML checker refuses in what KaTeX 0.16.4 itself writes.
  @Test func theMathMLIsValid() {
    guard case .html(let sub) = typeset("\\lambda_{\\max}"),
      case .html(let tag) = typeset("x \\tag{1}", isDisplay: true)
    else {
      Issue.record("not set")
      return
    }
    #expect(sub.contains("<msub><mi>λ</mi><mrow><mi>max</mi><mo>\u{2061}</mo></mrow></msub>"))
    #expect(tag.contains("<mtd>") && !tag.contains("<mtd width"))
  }

  @Test func errorPointsIntoTheFormula() {
    // "α" takes two bytes, so the unknown command starts at byte 5.
    let failure = error(typeset("α + \\foo + 1"))
    #expect(failure?.kind == .syntax)
    #expect(failure?.range == 5..<9)
  }

  /// KaTeX itself would show their names in red and say nothing.
  @Test(arguments: [
    "\\href{https://a.org}{b}", "\\url{https://a.org}", "\\includegraphics{a.png}", "\\htmlClass{a}{b}",
    "\\htmlId{a}{b}", "\\htmlStyle{color: red}{b}", "\\htmlData{a=b}{c}",
  ])
  func whatWouldLinkOrLoadIsRefused(tex: String) {
    let failure = error(typeset("α + " + tex))
    #expect(failure?.kind == .syntax)
    #expect(failure?.message.hasPrefix("'\\") == true)
    #expect(failure?.range == 5..<(5 + tex.prefix { $0 != "{" }.utf8.count))
    #expect(error(typeset("\\a", macros: ["\\a": tex]))?.range == nil)
    #expect(error(typeset("\\text{\\color{red}not-trusted}")) == nil)
  }

  @Test func macroIsExpanded() {
    guard case .html(let html) = typeset("\\R", macros: ["\\R": "\\mathbb{R}"]) else {
      Issue.record("not set")
      return
    }
    #expect(html.contains("mathbb"))
  }

  @Test func macroThatCallsItselfIsStopped() {
    #expect(error(typeset("\\a", macros: ["\\a": "\\a\\a"]))?.kind == .exhausted)
  }

  @Test func macrosThatDoubleEachOtherAreStopped() {
    var macros = ["\\a": "xxxxxxxxxx"]
    for index in 1...25 {
      let name = { (i: Int) in "\\" + String(repeating: "a", count: i + 1) }
      macros[name(index)] = name(index - 1) + name(index - 1)
    }
    #expect(error(typeset("\\" + String(repeating: "a", count: 26), macros: macros))?.kind == .exhausted)
  }

  @Test func deepNestingDoesNotCrash() {
    for (open, close, count) in [("{", "}", 2_400), ("\\sqrt{", "}", 700), ("\\left(", "\\right)", 350)] {
      _ = typeset(
        String(repeating: open, count: count) + "x" + String(repeating: close, count: count), isDisplay: true)
    }
  }

  @Test func aFormulaThatNobodyCouldReadIsRefused() {
    #expect(error(typeset(String(repeating: "x+", count: 9_000) + "1"))?.kind == .exhausted)
  }

  /// 300 words of 3,000 letters each: few expansions, but more than the engine's memory is given.
  @Test func aFormulaCanBeSetAfterOneThatWasStopped() {
    var typesetter = MathTypesetter()
    let long = Formula(
      String(repeating: "\\b", count: 300), macros: ["\\b": String(repeating: "x", count: 3_000)])
    #expect(error(typesetter.typeset(long))?.kind == .exhausted)
    #expect(error(typesetter.typeset(Formula("x^2"))) == nil)
  }

  @Test func missingInstallationIsSaid() {
    var typesetter = MathTypesetter(installation: KaTeXInstallation(folder: "/nonexistent"))
    #expect(error(typesetter.typeset(Formula("x")))?.kind == .unavailable)
  }
}
