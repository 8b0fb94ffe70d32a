import Testing

@Suite struct CheckCommandTests {
  @Test func whatWasMeasuredIsNotCompared() throws {
    let program = try Program()
    defer { program.clean() }
    let text = "```swift-nn\nbenchmark forward of [[2, 3, 1], [2, 9, 1]], repeats: 1\n```\n"
    try program.write("a.md", text + "\n```swift-nn\nplot x^2 for x in 0...1\n```\n")
    #expect(try program.run("render", "a.md", "--output", "out").status == 0)
    let figure = try #require(program.read("out/figures/a/cell-1.svg"))
    try program.write("out/figures/a/cell-1.svg", figure + "<!-- another run -->")
    #expect(try program.run("check", "a.md", "--against", "out").status == 0)
    try program.write("out/figures/a/cell-2.svg", "<svg/>")
    let outcome = try program.run("check", "a.md", "--against", "out")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cell-2.svg"))
    let json = try program.run("run", "a.md", "--format", "json").output.split(separator: "\n")
    #expect(json.map { $0.contains("\"measured\":true") } == [true, false])
  }

  @Test func aChapterOfABookIsComparedAlone() throws {
    let program = try Program()
    defer { program.clean() }
    try program.write("book/a.md", "# A\n\nSee @sec-b.\n\n```swift-nn\nplot x^2 for x in 0...1\n```\n")
    try program.write("book/b.md", "# B\n\n## B {#sec-b}\n")
    #expect(try program.run("render", "book", "--output", "out").status == 0)
    #expect(try program.run("check", "book/a.md", "--against", "out").status == 0)
    #expect(try program.run("check", "book", "--against", "out").status == 0)
    try program.write("out/other.md", "x")
    #expect(try program.run("check", "book/a.md", "--against", "out").status == 0)
    let outcome = try program.run("check", "book", "--against", "out")
    #expect(outcome.errors.contains("'out/other.md' belongs to no notebook"))
    #expect(outcome.errors.contains("delete it"))
  }

  @Test func aDifferenceIsShownOnItsLine() throws {
    let program = try Program()
    defer { program.clean() }
    try program.write("a.md", "# A\n\none\n\ntwo\n")
    #expect(try program.run("render", "a.md", "--output", "out", "-t", "markdown").status == 0)
    try program.write("out/a.md", "# A\n\none\n\ntwa\n")
    let outcome = try program.run("check", "a.md", "--against", "out")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("out/a.md:5:3"))
    #expect(outcome.errors.contains("rendered now: two"))
  }
}
