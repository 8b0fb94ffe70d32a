import Foundation
import Notebook
import Source
import Testing

@Suite struct FrontMatterTests {
  private func read(_ yaml: String) -> NotebookDocument {
    NotebookDocument(SourceText(name: "test.md", "---\n\(yaml)\n---\n\ntext\n"))
  }

  @Test func everyKeyIsRead() {
    let document = read(
      """
      title: A lesson
      subtitle: below
      author: [Ada, Grace]
      date: 2026-01-02
      description: what it is
      order: 3
      seed: 7
      random: numpy(42)
      toc: false
      number-sections: false
      bibliography: references.bib
      params:
        steps: 100
        name: abc
      execute:
        echo: false
      """)
    let matter = document.frontMatter
    #expect(document.diagnostics.isEmpty)
    #expect(matter.title == "A lesson")
    #expect(matter.authors == ["Ada", "Grace"])
    #expect(matter.order == 3)
    #expect(matter.seed == 7)
    #expect(matter.random == .numPy(42))
    #expect(!matter.showsContents)
    #expect(!matter.numbersSections)
    #expect(matter.bibliography == ["references.bib"])
    #expect(matter.parameters.map(\.text) == ["100", "\"abc\""])
    #expect(matter.execute.echo == .hidden)
  }

  @Test(arguments: [
    ("titel: x", "E0121", "titel"), ("seed: -1", "E0122", "-1"), ("order: first", "E0122", "first"),
    ("random: mersenne", "E0122", "mersenne"), ("toc: 3", "E0122", "3"),
  ])
  func aMistakeIsAtItsPlace(yaml: String, code: String, place: String) {
    let document = read("author: x\n" + yaml)
    #expect(document.diagnostics.map(\.code) == [code])
    #expect(document.diagnostics.map { document.source.string($0.span) } == [place])
  }

  @Test(arguments: ["seed: -1", "random: numpy(4294967296)", "random: numpy(-1)", "random: mersenne"])
  func nothingRunsWithASeedThatIsNone(yaml: String) {
    let executed = Running.notebook("---\n\(yaml)\n---\n\n" + Running.cell("show normal()"))
    #expect(executed.diagnostics.map(\.code) == ["E0122"])
    #expect(executed.texts.isEmpty)
  }

  @Test func whatIsNotYAMLIsADiagnosticOnItsLine() {
    let document = read("title: x\nauthor: [a, b")
    #expect(document.diagnostics.map(\.code) == ["E0120"])
  }

  @Test func parametersAreValues() {
    let text = "---\nparams:\n  n: 3\n---\n\n" + Running.cell("show n + 1")
    #expect(Running.notebook(text).texts == ["n + 1 = 4"])
    let document = NotebookDocument(SourceText(name: "test.md", text)).replacingParameters([("n", "10")])
    let executed = NotebookRunner.run(document, RunContext(folder: .init(fileURLWithPath: "/")))
    #expect(executed.texts == ["n + 1 = 11"])
  }

  @Test func aParameterThatIsNotThereIsAnError() {
    let document = read("params:\n  steps: 1").replacingParameters([("stepz", "2")])
    #expect(document.diagnostics.map(\.code) == ["E0124"])
    #expect(document.diagnostics.first?.hint == "did you mean 'steps'?")
    #expect(document.diagnostics.map { document.source.string($0.span) } == ["params:"])
    let none = read("title: T").replacingParameters([("n", "2")])
    #expect(
      none.diagnostics.first?.hint == "list it with its usual value under 'params:' in the front matter")
  }

  @Test(arguments: ["2026", "2026-01", "2024-02-29", "2026-12-31", "Spring 2026", "31 January 2026"])
  func datesOfTheCalendarAndWordsAreDates(date: String) {
    #expect(read("date: \(date)").frontMatter.date == date)
    #expect(read("date: \(date)").diagnostics.isEmpty)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "31.01.2026",
  ])
  func otherDatesAreErrorsAtTheirPlace(date: String) {
    let document = read("date: \(date)")
    #expect(document.diagnostics.map(\.code) == ["E0122"])
    #expect(document.diagnostics.map { document.source.string($0.span) } == [date])
  }

  /// Ten lines that stand for 9¹⁰ values, also as a key, which YAML libraries compare with all others.
  @Test func aBombOfAliasesIsRefusedAtOnce() {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for index in 1...10 {
      let inner = Array(repeating: "*a\(index - 1)", count: 9).joined(separator: ", ")
      lines.append("a\(index): &a\(index) [\(inner)]")
    }
    let text = "---\n\(lines.joined(separator: "\n"))\n? *a10\n: 1\n---\n"
    #expect(NotebookDocument(SourceText(name: "t.md", text)).diagnostics.map(\.code) == ["E0120"])
  }

  @Test func deepNestingIsRefused() {
    let text = "---\ntitle: \(String(repeating: "[", count: 100_000))\n---\n"
    #expect(NotebookDocument(SourceText(name: "t.md", text)).diagnostics.map(\.code) == ["E0120"])
  }

  @Test func ampersandsAndStarsOfProseAreNoAliases() {
    let text = "---\ntitle: Research & *development*, &c. and *more*\n---\n"
    #expect(NotebookDocument(SourceText(name: "t.md", text)).diagnostics.isEmpty)
  }
}
