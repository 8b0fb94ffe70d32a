import Notebook
import Source
import Testing

/// What is wrong is said at its exact place, all of it in one run.
@Suite struct DiagnosticTests {
  @Test(arguments: [
    ("trian net on d", "E0201 'trian'"), ("define x 3", "E0110 'x'"), ("show y", "E0301 'y'"),
    ("show nosuch(3)", "E0306 'nosuch'"), ("define x = 1 +", "E0110 ''"), ("show 1 < 2 < 3", "E0112 '<'"),
    ("define x = [1, 2] + [1, 2, 3]", "E0401 '[1, 2] + [1, 2, 3]'"), ("show [1, 2][5]", "E0402 '[1, 2][5]'"),
    ("define network n, layers: [1, 2, 1], activation: tanhh", "E0205 'tanhh'"),
    ("define network n, layerz: [1, 2]", "E0203 'layerz'"), ("define network n", "E0206 'define'"),
    ("show \"abc", "E0103 '\"abc'"), ("show 1e999", "E0102 '1e999'"), ("show $", "E0101 '$'"),
    ("plot sin(x) for x in 4...-4", "E0702 'x in 4...-4'"), ("define f(x, x) = x", "E0114 'x'"),
    ("define data d, x: [1, 2], y: [1, 2, 3]", "E0401 '[1, 2], y: [1, 2, 3]'"),
    ("define in = 3", "E0310 'in'"), ("define f(x) = f(x)", "E0306 'f'"),
    ("show [[1, 2], [3]]", "E0401 '[[1, 2], [3]]'"), ("show eye(3, foo: 2)", "E0203 'foo'"),
    ("define x = 3, seed: 1.5", "E0403 '1.5'"), ("define a-b = 3", "E0113 'a-b'"),
  ])
  func oneMistake(code: String, expected: String) {
    let problems = Running.problems(Running.cell(code))
    #expect(problems.count == 1)
    #expect(
      problems.first == expected || problems.first?.hasPrefix(String(expected.prefix(5))) == true,
      "\(problems)")
    #expect(problems == [expected])
  }

  @Test func allMistakesAreReportedInOneRunInTheOrderOfTheText() {
    let text = """
      ---
      titel: x
      ---

      `{nn} nope`

      ```swift-nn
      #| lable: fig-x
      define network n, layers: [1, 2, 1], lerning-rate: 2, foo: 3
      show alpha
      show beta
      ```
      """
    #expect(
      Running.problems(text) == [
        "E0121 'titel'", "E0301 'nope'", "E0121 'lable'", "E0203 'lerning-rate'", "E0203 'foo'",
        "E0301 'alpha'", "E0301 'beta'",
      ])
  }

  @Test func whatDependsOnAFailureIsNotASecondError() {
    let executed = Running.notebook(Running.cell("define x = nope\ndefine y = x + 1\nshow y"))
    #expect(executed.diagnostics.filter { $0.severity == .error }.map(\.code) == ["E0301"])
    #expect(executed.diagnostics.filter { $0.severity == .note }.count == 2)
  }

  @Test func aHintNamesTheNearestWord() {
    let executed = Running.notebook(Running.cell("define alpha = 1\nshow alhpa"))
    #expect(executed.diagnostics.first?.hint == "did you mean 'alpha'?")
  }

  @Test func theOtherCellsStillRun() {
    let executed = Running.notebook(Running.cell("show nope") + "\n" + Running.cell("show 1 + 1"))
    #expect(executed.texts == ["1 + 1 = 2"])
    #expect(executed.hasErrors)
  }

  @Test func anUnclosedCellIsAnError() {
    let executed = Running.notebook("text\n\n```swift-nn\nshow 1\n")
    #expect(executed.hasErrors)
  }

  @Test func aCellThatIsMeantToFailShowsItsDiagnosticAndIsNoError() {
    let executed = Running.notebook("```swift-nn\n#| error: true\nshow nope\n```\n")
    #expect(!executed.hasErrors)
    #expect(executed.cells[0].diagnostics.map(\.code) == ["E0301"])
  }

  @Test func aCellThatIsMeantToFailAndDoesNotIsAnError() {
    let executed = Running.notebook("```swift-nn\n#| error: true\nshow 1\n```\n")
    #expect(executed.diagnostics.map(\.code) == ["E0801"])
  }

  @Test func aLineOfOneMegabyteIsReadWithoutATrap() {
    let executed = Running.notebook(Running.cell("define x = " + String(repeating: "a", count: 1_000_000)))
    #expect(executed.diagnostics.map(\.code) == ["E0301"])
  }
}
