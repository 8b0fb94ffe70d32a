import Testing

/// The notation of expressions, seen through the values they come to.
@Suite struct NotationTests {
  @Test(arguments: [
    ("0.1 + 0.2", "0.30000000000000004"), ("2 + 3 * 4", "14"), ("(2 + 3) * 4", "20"), ("-2^2", "-4"),
    ("2^3^2", "512"), ("2^-1", "0.5"), ("8 / 4 / 2", "1"), ("10 - 4 - 3", "3"), ("50_000", "50000"),
    ("1e-3", "0.001"), (".5", "0.5"), ("1 < 2", "true"), ("2 * 3 == 6", "true"), ("-3", "-3"), ("--3", "3"),
    ("+3", "3"), ("2 · 3", "6"), ("5 − 2", "3"),
  ])
  func precedenceAndNumbers(expression: String, expected: String) {
    #expect(Running.value(expression) == expected)
  }

  @Test(arguments: [
    ("v[0]", "10"), ("v[1..<3]", "[20, 30]"), ("v[1...3]", "[20, 30, 40]"), ("W[1, 0]", "3"),
    ("W[1]", "[3, 4]"),
    ("W.T", "[[1, 3], [2, 4]]"), ("W @ W", "[[7, 10], [15, 22]]"), ("W.shape", "[2, 2]"), ("v.count", "4"),
    ("W * [10, 100]", "[[10, 200], [30, 400]]"), ("[v[0], v[1]]", "[10, 20]"),
  ])
  func tensors(expression: String, expected: String) {
    let code = "define v = [10, 20, 30, 40]\ndefine W = [[1, 2], [3, 4]]"
    #expect(
      Running.show(code + "\nshow " + expression).joined().replacing(" ", with: "")
        == "\(expression)=\(expected)".replacing(" ", with: ""))
  }

  @Test func anExpressionGoesOnOverIndentedLinesAndOpenBrackets() {
    let lines = Running.show(
      """
      define y = 1
        + 2
        * 3
      define v = [1,
      2,
        3]
      show y
      show v
      """)
    #expect(lines == ["y = 7", "v = [1, 2, 3]"])
  }

  @Test func argumentsStandBetweenCommasOrLineEnds() {
    let lines = Running.show(
      """
      define network a
        layers: [1, 3, 1],
        init: zeros
      define network b, layers: [1, 3, 1], init: zeros
      show a(2), b(2)  # a comment
      """)
    #expect(lines == ["a(2) = 0", "b(2) = 0"])
  }

  @Test func aHundredThousandTermsNeedNoStack() {
    let sum = Array(repeating: "1", count: 100_000).joined(separator: "+")
    #expect(Running.show("define s = \(sum)\nshow s") == ["s = 100000"])
  }

  @Test(arguments: [("(", ")"), ("[", "]"), ("-", "")])
  func deepNestingIsRefusedAndNotATrap(open: String, close: String) {
    let depth = 100_000
    let text = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    let problems = Running.problems(Running.cell("define s = \(text)"))
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("E0111") == true)
  }
}
