import Notebook
import Source
import Testing

/// A line that is indented deeper continues its statement, wherever the line above ends.
@Suite struct ContinuationTests {
  @Test(arguments: [
    "define k = 1 +\n  2\nshow k", "define k =\n  3\nshow k", "define k = 3\nshow\n  k",
    "define f(x) =\n  x + 2\ndefine k = f(1)\nshow k", "define k\n  = 3\nshow k",
    "define k = 3\nexpect k == 3.1\n  within 0.2\nshow k",
  ])
  func afterAnOperatorASignOrTheKeyword(code: String) {
    #expect(Running.show(code) == ["k = 3"])
  }

  @Test func afterAComma() {
    #expect(Running.show("define a = 1\nshow a,\n  a + 1") == ["a = 1", "a + 1 = 2"])
  }

  @Test func anOpenBracketDoesNotSwallowTheStatementsBelow() {
    let problems = Running.problems(Running.cell("show (1 + 2\ndefine q = 3\nshow nope"))
    #expect(problems.map { $0.prefix(5) } == ["E0110", "E0301"])
  }
}

/// More than one mistake in a statement.
@Suite struct SeveralMistakesTests {
  @Test func everyArgumentIsRead() {
    let problems = Running.problems(
      Running.cell("define network n, layers: [1, 2], activaton: relu, init: levun, output: rleu"))
    #expect(problems == ["E0203 'activaton'", "E0205 'levun'", "E0205 'rleu'"])
  }

  @Test func everyExpressionOfShowIsRead() {
    #expect(Running.problems(Running.cell("show xx, yy")) == ["E0301 'xx'", "E0301 'yy'"])
  }

  @Test(arguments: [
    ("define network n, layers: [1, batchnorm, 1]", "did you mean 'batch-norm'?"),
    ("define network n, layers: [1, dens(3), 1]", "did you mean 'dense'?"),
    ("plot los of n", "did you mean 'loss'?"),
  ])
  func aHintKnowsTheWordsOfItsPlace(code: String, hint: String) {
    #expect(Running.notebook(Running.cell(code)).diagnostics.first?.hint == hint)
  }
}
