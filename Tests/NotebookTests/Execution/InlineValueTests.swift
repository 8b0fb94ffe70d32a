import Notebook
import Source
import Testing

@Suite struct InlineValueTests {
  private func inline(_ text: String) -> [String] {
    Running.notebook(Running.cell("define f = 0.1 + 0.2") + "\n" + text).inlineValues.map { result in
      switch result {
      case .text(let text): text
      case .failed(let diagnostic): diagnostic.code
      }
    }
  }

  @Test func theShortestTextOrTheFormat() {
    #expect(
      inline("The value `{nn} f`, about `{nn} f %.3f` or `{nn} 1234.5 %d` or `{nn} f/1e9 %.2e`.")
        == ["0.30000000000000004", "0.300", "1235", "3.00e-10"])
  }

  @Test func headingsHoldThemToo() {
    #expect(inline("## About `{nn} 1 + 1`") == ["2"])
  }

  @Test func aValueAboveItsDefinitionIsAnError() {
    let executed = Running.notebook("`{nn} later`\n\n" + Running.cell("define later = 1"))
    #expect(executed.diagnostics.map(\.code) == ["E0301"])
  }

  @Test func captionsHoldThem() {
    let executed = Running.notebook(
      "```swift-nn\n#| label: fig-a\n#| fig-cap: \"Up to `{nn} 2*3`.\"\nplot [1, 2, 3]\n```\n")
    #expect(executed.cells[0].cell.options.figureCaption == "Up to 6.")
  }
}
