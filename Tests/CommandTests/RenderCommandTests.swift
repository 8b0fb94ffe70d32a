import Foundation
import Testing

@Suite struct RenderCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  /// Files beside the book's folder must stay unread, however a notebook names them.
  @Test(arguments: ["../secret", "book/../../secret", "/etc/hostname", "linked"])
  func nothingOutsideTheBookIsRead(path: String) throws {
    defer { program.clean() }
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- secret --></svg>"
    try program.write("secret.svg", picture)
    try program.write("secret.bib", "@book{a, title = {secret}}")
    try program.write("book/a.md", "---\nbibliography: \(path).bib\n---\n\n![x](\(path).svg)\n\n[@a]\n")
    for name in ["svg", "bib"] {
      try FileManager.default.createSymbolicLink(
        atPath: program.folder.appendingPathComponent("book/linked.\(name)").path,
        withDestinationPath: "../secret.\(name)")
    }
    let outcome = try program.run("render", "book", "-o", "out", "--self-contained")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("error[E0611]") && outcome.errors.contains("error[E0613]"))
    let page = program.read("out/a.html") ?? ""
    #expect(page.contains("<main") && !page.contains("secret</cite>") && !page.contains("<img"))
  }

  @Test func pagesNameNoFolderOfTheMachine() throws {
    defer { program.clean() }
    try program.write("book/a.md", "# T\n\n@fig-no\n\n```swift-nn\nshow nope\n```\n")
    let path = program.folder.appendingPathComponent("book/a.md").path
    _ = try program.run("render", path, "-o", "out", "-t", "html,markdown,ipynb")
    for name in ["a.html", "a.md", "a.ipynb"] {
      let page = try #require(program.read("out/\(name)"))
      #expect(page.contains("a.md:6:6") && !page.contains(program.folder.path))
    }
  }

  /// A page in Markdown has the name of its notebook; `linked` is a link to the notebooks' folder.
  @Test(arguments: [["book/a.md", "-o", "book"], ["book", "-o", "book"], ["book/a.md", "-o", "linked"]])
  func aNotebookIsNotOverwritten(arguments: [String]) throws {
    defer { program.clean() }
    let text = "# T\n\n```swift-nn\nshow 1 + 1\n```\n"
    try program.write("book/a.md", text)
    try FileManager.default.createSymbolicLink(
      atPath: program.folder.appendingPathComponent("linked").path, withDestinationPath: "book")
    let outcome = try program.run(["render"] + arguments)
    #expect(outcome.status == 1 && outcome.errors.contains("error[E0004]"))
    #expect(program.read("book/a.md") == text && program.read("book/a.html") == nil)
  }
}
