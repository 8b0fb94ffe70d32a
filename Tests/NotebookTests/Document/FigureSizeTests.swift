import Notebook
import Source
import Testing

/// `fig-width` and `fig-height`: sizes that a picture can have.
@Suite struct FigureSizeTests {
  @Test(arguments: ["1e300", "1e20", "-5", "0", ".inf", "wide"])
  func aSizeThatNoPictureHasIsRefused(size: String) {
    for option in ["fig-width", "fig-height"] {
      let code = "```swift-nn\n#| \(option): \(size)\nheatmap [[1, 2], [3, 4]]\n```\n"
      let diagnostics = Running.notebook(code).diagnostics
      #expect(diagnostics.count == 1)
      #expect(diagnostics.first?.message.contains("a number from 0.5 to 10000") == true)
    }
  }
}
