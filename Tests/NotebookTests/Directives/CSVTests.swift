import Foundation
import Notebook
import Source
import Testing

/// `from: csv(…)`: what is read, and what is refused with its row in the file.
@Suite struct CSVTests {
  /// Runs a cell beside a file `f.csv` of this content.
  private func run(_ content: String, _ code: String) throws -> ExecutedNotebook {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "csv-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try content.write(to: folder.appending(path: "f.csv"), atomically: true, encoding: .utf8)
    return Running.notebook(Running.cell(code), folder: folder)
  }

  private func set(_ further: String = "") -> String {
    "define data d, from: csv(\"f.csv\", features: [\"a\", \"b\"], target: \"c\")\(further)\n"
  }

  @Test(
    "numbers, words, quotes, blank lines and line ends",
    arguments: [
      ("a,b,c\n1,2,3\n4,5,6\n", "[3, 6]"), ("a,b,c\n1,2,3\n4,5,6\n\n", "[3, 6]"),
      ("a,b,c\n1,2,3\n\n4,5,6", "[3, 6]"), ("a, b ,c\r\n1,2,3\r\n4,5,6\r\n", "[3, 6]"),
      ("\u{FEFF}a,b,c\n1,2,3\n4,5,6\n", "[3, 6]"), ("a,b,c\n1,2,\"no, never\"\n4,5,always\n", "[1, 0]"),
      ("a,b,c,d\n1,2,3,\n4,5,6,x\n", "[3, 6]"),
    ])
  func isRead(_ content: String, _ targets: String) throws {
    let executed = try run(content, set() + "show d.x[0], d.x[1], d.y")
    #expect(executed.diagnostics.isEmpty)
    #expect(executed.texts == ["d.x[0] = [1, 2]", "d.x[1] = [4, 5]", "d.y = \(targets)"])
  }

  @Test(
    "what is refused",
    arguments: [
      ("a,b,c\n1,2,3\n4,5\n", "E0509", "row 3 of 'f.csv' has 2 fields, but the header has 3"),
      ("a,b,c\n1,2,3,4\n", "E0509", "row 2 of 'f.csv' has 4 fields, but the header has 3"),
      ("a,b,c\n1,2,3\n4,x,6\n", "E0508", "'x' in column 'b', row 3 of 'f.csv', is not a number"),
      ("a,b,c\n1,nan,3\n", "E0508", "'nan' in column 'b', row 2 of 'f.csv', is not a number"),
      ("a,b,c\n1,,3\n", "E0508", "there is nothing in column 'b', row 2 of 'f.csv'"),
      ("a,b,c\n1,2,3\n4,5,\n", "E0508", "there is nothing in column 'c', row 3 of 'f.csv'"),
      ("a,b,c\n1,2,3\n4,5,n/a\n", "E0508", "'n/a' in column 'c', row 3 of 'f.csv', is not a number"),
      ("a,b,c\n1,2,cat\n4,5,\n", "E0508", "there is nothing in column 'c', row 3 of 'f.csv'"),
      ("", "E0506", "'f.csv' is empty"), ("\n\n", "E0506", "'f.csv' is empty"),
      ("a,b,c\n", "E0506", "'f.csv' has a header but no rows"),
      ("a,b,d\n1,2,3\n", "E0507", "'f.csv' has no column 'c'"),
    ])
  func isRefused(_ content: String, _ code: String, _ message: String) throws {
    let diagnostics = try run(content, set()).diagnostics
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.map(\.message) == [message])
  }

  @Test func numbersAreLabelsWhereTheNotebookSaysSo() throws {
    let code = set(", classes: 3") + "define network n, layers: [2, 3]\nshow accuracy(n, d) >= 0"
    #expect(try run("a,b,c\n1,2,0\n4,5,2\n", code).diagnostics.isEmpty)
    #expect(try run("a,b,c\n1,2,0\n4,5,7\n", code).diagnostics.first?.code == "E0403")
  }

  @Test func whatIsForMadeSetsIsRefused() throws {
    let executed = try run("a,b,c\n1,2,3\n", set(", noise: 1"))
    #expect(executed.diagnostics.map(\.code) == ["E0207"])
  }
}
