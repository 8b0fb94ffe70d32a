import Notebook
import Source
import Testing

@Suite struct CellOptionsTests {
  private func read(_ cell: String) -> NotebookDocument {
    NotebookDocument(SourceText(name: "test.md", "```swift-nn\n\(cell)\n```\n"))
  }

  @Test func optionsMayStandBelowAComment() {
    let document = read("# row 1.1\n#| label: fig-a\n\n#| echo: fold\nshow 1")
    #expect(document.diagnostics.isEmpty)
    #expect(document.cells[0].options.label == "fig-a")
    #expect(document.cells[0].options.echo == .folded)
    #expect(document.cells[0].codeLines.map { document.source.string($0) }.contains("# row 1.1"))
  }

  @Test func anOptionBelowCodeIsAWarning() {
    #expect(read("show 1\n#| label: fig-a").diagnostics.map(\.code) == ["W0125"])
  }

  @Test(arguments: [
    ("#| lable: fig-a", "E0121"), ("#| label: x", "E0123"), ("#| echo: maybe", "E0122"),
    ("#| layout-ncol: 0", "E0122"), ("#| label: [", "E0120"),
  ])
  func aMistakeIsReported(option: String, code: String) {
    #expect(read("\(option)\nshow 1").diagnostics.map(\.code) == [code])
  }
}
