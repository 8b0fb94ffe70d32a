import Foundation
import Pages
import Testing

/// The shape that Jupyter's format 4.5 asks for; the chapters' files are also validated with nbformat.
struct NotebookOutputTests {
  private static let text =
    "# T\n\nWords \"q\".\n\n```swift-nn\nshow 1 + 1\n```\n\n```swift-nn\nplot z^2 for z in 0...1\n```\n\n```swift-nn\nshow no\n```\n"

  private struct File: Decodable {
    struct Cell: Decodable {
      let cell_type: String
      let id: String
      let source: String
      let execution_count: Int?
      let outputs: [Output]?
    }
    struct Output: Decodable {
      let output_type: String
      let text: String?
      let ename: String?
      let data: [String: String]?
    }
    let cells: [Cell]
    let nbformat: Int
    let nbformat_minor: Int
  }

  @Test func proseAndCellsInTurn() throws {
    let text = Rendering.book([Rendering.chapter(Self.text)], .ipynb)["page.ipynb"]
    let file = try JSONDecoder().decode(File.self, from: Data(text.utf8))
    #expect(file.nbformat == 4 && file.nbformat_minor == 5)
    #expect(file.cells.map(\.cell_type) == ["markdown", "code", "code", "code"])
    #expect(Set(file.cells.map(\.id)).count == 4)
    #expect(file.cells.map(\.execution_count) == [nil, 1, 2, 3])
    #expect(file.cells[0].source == "# T\n\nWords \"q\".")
    #expect(file.cells[1].source == "show 1 + 1")
    let outputs = file.cells.flatMap { $0.outputs ?? [] }
    #expect(outputs.map(\.output_type) == ["stream", "display_data", "error"])
    #expect(outputs[0].text?.contains("= 2") == true)
    #expect(outputs[1].data?.keys.sorted() == ["image/svg+xml", "text/plain"])
    #expect(outputs[2].ename == "E0301")
  }

  private static let dressed = """
    ---
    title: Of $x$
    author: A. One
    ---

    ## A {#sec-a}

    Two is `{nn} 1 + 1`, see @fig-a.

    ```swift-nn
    #| label: fig-a
    #| fig-cap: Of @sec-a
    #| echo: false
    plot x for x in 0...1
    ```

    ```swift-nn
    #| include: false
    define a = 1
    ```

    """

  @Test func valuesReferencesAndCaptionsAreInPlace() throws {
    let text = Rendering.book([Rendering.chapter(Self.dressed)], .ipynb)["page.ipynb"]
    let file = try JSONDecoder().decode(File.self, from: Data(text.utf8))
    #expect(file.cells.map(\.cell_type) == ["markdown", "markdown", "code"])
    #expect(file.cells[0].source == "# Of $x$\n\nA. One")
    #expect(file.cells[1].source == "## A <a id=\"sec-a\"></a>\n\nTwo is 2, see [Figure 1](#fig-a).")
    #expect(file.cells[2].outputs?.last?.data?["text/markdown"] == "**Figure 1** Of [Section 1](#sec-a)")
    #expect(text.contains("\"metadata\": {\"jupyter\": {\"source_hidden\": true}}"))
  }

  @Test func referencesToCellsLeadSomewhere() throws {
    let text = Rendering.book([Rendering.chapter(Self.dressed)], .ipynb)["page.ipynb"]
    let file = try JSONDecoder().decode(File.self, from: Data(text.utf8))
    #expect(file.cells[2].outputs?.first?.data?["text/html"] == "<a id=\"fig-a\"></a>")
  }

  @Test func theSameNotebookGivesTheSameBytes() {
    let files = (0..<2).map { _ in Rendering.book([Rendering.chapter(Self.dressed)], .ipynb)["page.ipynb"] }
    #expect(files[0] == files[1])
  }

  private func prose(_ text: String, allowsHTML: Bool = false) throws -> String {
    let chapter = Rendering.chapter("# T\n\n" + text)
    let page = Rendering.book([chapter], .ipynb, allowsHTML: allowsHTML)["page.ipynb"]
    return try JSONDecoder().decode(File.self, from: Data(page.utf8)).cells[0].source
  }

  @Test func nothingInTheProseRuns() throws {
    let text =
      "a <b onclick=x>b</b>\n\n<script>\nx\n</script>\n\n[c](javascript:x) <javascript:y> [d][e]\n\n[e]: vbscript:x\n"
    #expect(try prose(text) == "# T\n\na b\n\n\n\nc javascript:y d\n\n[e]: #")
    #expect(try prose(text, allowsHTML: true) == "# T\n\n" + text.dropLast())
  }

  @Test func picturesAreAttached() throws {
    let text = "![a *b*](<a b.svg> \"t\"){#fig-a} ![c][d] ![e](https://a.org/e.png)\n\n[d]: a%20b.svg\n"
    #expect(
      try prose(text) == "# T\n\n![a *b*](attachment:picture-1.svg \"t\")<a id=\"fig-a\"></a> "
        + "![c](attachment:picture-2.svg) e\n\n[d]: a%20b.svg")
    let page = Rendering.book([Rendering.chapter("# T\n\n" + text)], .ipynb)["page.ipynb"]
    #expect(page.contains("\"attachments\": {\"picture-1.svg\": {\"image/svg+xml\": \"PHN2Zy"))
  }
}
