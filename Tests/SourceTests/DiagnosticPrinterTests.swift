import Source
import Testing

@Suite struct DiagnosticPrinterTests {
  private let source = SourceText(name: "a.md", "one\n  lerning-rate: 0.01\n")

  @Test func theFormIsThatOfTheLanguageReference() {
    let diagnostic = Diagnostic(
      code: "E0203", "'lerning-rate' is not an argument of 'train'", at: Span(6, 18),
      hint: "did you mean 'rate'?", notes: ["a fact"])
    #expect(
      DiagnosticPrinter().text(diagnostic, in: source) == """
        error[E0203]: 'lerning-rate' is not an argument of 'train'
         --> a.md:2:3
          |
        2 |   lerning-rate: 0.01
          |   ^^^^^^^^^^^^ did you mean 'rate'?
          = a fact

        """)
  }

  @Test func aVeryLongLineIsShownAroundTheCaret() {
    let long = SourceText(
      name: "a.md", String(repeating: "x", count: 100_000) + "!" + String(repeating: "y", count: 9))
    let text = DiagnosticPrinter().text(Diagnostic(code: "E1", "m", at: Span(100_000, 100_001)), in: long)
    #expect(text.count < 500)
    let lines = text.split(separator: "\n")
    let column = lines[4].firstIndex(of: "^").map { lines[4].distance(from: lines[4].startIndex, to: $0) }
    let mark = lines[3].firstIndex(of: "!").map { lines[3].distance(from: lines[3].startIndex, to: $0) }
    #expect(column == mark)
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let source = SourceText(name: "a.md", "a\u{1B}[31mb")
    let text = DiagnosticPrinter().text(Diagnostic(code: "E1", "m", at: Span(0, 1)), in: source)
    #expect(!text.contains("\u{1B}"))
  }

  @Test func anEmptyTextHasAPlaceToo() {
    let text = DiagnosticPrinter().text(
      Diagnostic(code: "E1", "m", at: Span(0, 0)), in: SourceText(name: "a.md", ""))
    #expect(text.contains("a.md:1:1"))
  }
}
