import Notebook
import Source
import Testing

@Suite struct HighlighterTests {
  private func parts(_ code: String) -> [String] {
    let source = SourceText(name: "t", code)
    let lines = (1...source.lineCount).map(source.line)
    return Highlighter.parts(of: lines, in: source).map { "\($0.kind) \(source.string($0.span))" }
      .filter { !$0.hasPrefix("sign") }
  }

  @Test func keywordsLabelsNumbersTextsFunctionsAndComments() {
    #expect(
      parts("gradient-norms net, at: [0, 1e3]  # row 1.10\n  y-label: \"size\"\nshow tanh(x) - a-b") == [
        "keyword gradient-norms", "label at", "number 0", "number 1e3", "comment # row 1.10", "label y-label",
        "text \"size\"", "keyword show", "function tanh",
      ])
  }
}
