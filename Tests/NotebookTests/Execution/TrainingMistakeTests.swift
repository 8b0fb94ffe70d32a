import Notebook
import Source
import Testing

/// What is said where numbers, or a statement, make a training impossible.
@Suite struct TrainingMistakeTests {
  @Test(arguments: [
    ("x: [1, 0/0], y: [1, 2]", "d.x[1] is NaN, and a training needs numbers"),
    ("x: [[1, 2], [3, 1/0]], y: [1, 2]", "d.x[1, 1] is infinite, and a training needs numbers"),
    ("x: [1, 2], y: [1/0, 2]", "d.y[0] is infinite, and a training needs numbers"),
  ])
  func numbersThatAreNoneAreNamedBeforeATraining(_ data: String, _ message: String) {
    let code =
      "define data d, \(data)\ndefine network n, layers: [d.x.count/d.count, 1]\ntrain n on d, steps: 5"
    let errors = Running.notebook(Running.cell(code)).diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["E0511"])
    #expect(errors.map(\.message) == [message])
  }

  @Test func aLossThatIsInfiniteAtOnceIsNoMatterOfTheRate() {
    let code = "define data d, x: [1e200], y: [1]\ndefine network n, layers: [1, 1]\ntrain n on d, steps: 5"
    let executed = Running.notebook(Running.cell(code))
    #expect(executed.diagnostics.map(\.code) == ["W0510"])
    #expect(executed.diagnostics.first?.message == "the loss of 'n' is not finite before its first update")
  }

  @Test func mistakesBehindATrainingThatFailsAreReportedToo() {
    let code =
      "define data curve, x: [1, 2], y: [1, 2]\ndefine network net, layers: [1, 1]\n"
      + "train net on curve, rate: -1\nshow loss(net)\nshow net.nosuch\nplot fit of net on nosuch"
    let problems = Running.problems(Running.cell(code)).filter { $0.hasPrefix("E") }
    #expect(problems == ["E0403 '-1'", "E0307 'nosuch'", "E0301 'nosuch'"])
  }

  @Test func whatATrainingRefusesIsSaidOnce() {
    let code =
      "define data d, x: [1, 2], y: [0.5, 1]\ndefine network n, layers: [1, 3]\n"
      + "train n on d, loss: cross-entropy\nshow loss(n)"
    #expect(Running.notebook(Running.cell(code)).diagnostics.map(\.code) == ["E0403", "N0303"])
  }

  @Test func anOverflowIsNoFailureOfTheGradient() {
    let table = Running.notebook(Running.cell("define h = 800\ndefine q = exp(h)\ngradient-check q")).tables[
      0]
    #expect(table.rows[0].map(\.text) == ["h", "1", "–", "–", "not finite"])
    #expect(table.note == "1 of 1 cannot be compared: their numbers are not finite")
  }

  @Test func aDescentThatDivergesFailsAsATrainingDoes() {
    let executed = Running.notebook(Running.cell("minimize exp(u) from [1000], steps: 3"))
    #expect(executed.diagnostics.map(\.code) == ["W0510"])
    #expect(executed.tables.first?.rows.count == 1)
    #expect(executed.hasErrors || executed.diagnostics.contains(where: \.isFailure))
  }
}
