import Notebook
import Source
import Testing

/// Numbers that no training, network or data set can work with are refused at their place, before anything runs.
@Suite struct SettingsTests {
  @Test(arguments: [
    ("optimizer: momentum(1.5)", "1.5"), ("optimizer: nesterov(-0.1)", "-0.1"),
    ("optimizer: adam(1, 0.9)", "1"), ("optimizer: adamw(0.9, 2)", "2"), ("optimizer: adagrad(0)", "0"),
    ("optimizer: rmsprop(1.5)", "1.5"), ("optimizer: momentum(0/0)", "0/0"), ("rate: cosine(-1)", "-1"),
    ("rate: cosine(0.1, -1)", "-1"), ("rate: step-decay(1, -2)", "-2"), ("rate: warmup(-1)", "-1"),
    ("rate: 1/0", "1/0"), ("rate: 0/0", "0/0"), ("rate: -1", "-1"), ("clip: -1", "-1"), ("clip: 0", "0"),
    ("weight-decay: -0.1", "-0.1"), ("batch: 0", "0"), ("batch: 1e18", "1e18"), ("batch: 1.5", "1.5"),
    ("record: -1", "-1"), ("until: loss < 0/0", "0/0"),
  ])
  func ofTraining(_ argument: String, _ marked: String) {
    let code = """
      define network n, layers: [1, 1]
      define data d, x: [1, 2], y: [1, 2]
      train n on d, \(argument)
      """
    #expect(Running.problems(Running.cell(code)) == ["E0403 '\(marked)'"])
  }

  @Test(arguments: [
    ("layers: [1, 1], init: normal(-1)", "-1"), ("layers: [1, 1], init: normal(1/0)", "1/0"),
    ("layers: [1, 1], init: uniform(2, 1)", "uniform(2, 1)"),
    ("layers: [1, dropout(1.2), 1]", "1.2"), ("layers: [1, dropout(1), 1]", "1"), ("layers: [1, 0, 1]", "0"),
  ])
  func ofNetworks(_ arguments: String, _ marked: String) {
    #expect(Running.problems(Running.cell("define network n, \(arguments)")) == ["E0403 '\(marked)'"])
  }

  @Test(arguments: [
    ("from: moons, classes: 5", "E0403 '5'"), ("from: xor, classes: 3", "E0403 '3'"),
    ("from: spiral, noise: -1", "E0403 '-1'"), ("from: spiral, x: [1]", "E0207 'x'"),
    ("x: [1, 2], y: [1, 2], noise: 0.1", "E0207 'noise'"),
    ("x: [1, 2], y: [1, 2], count: 5", "E0207 'count'"),
  ])
  func ofDataSets(_ arguments: String, _ expected: String) {
    #expect(Running.problems(Running.cell("define data d, \(arguments)")) == [expected])
  }

  @Test func classesThatAreThereMayBeNamed() {
    #expect(Running.value("d.count", after: "define data d, from: moons, classes: 2, count: 3") == "6")
  }

  @Test(arguments: [
    ("normal(3, std: -1)", "E0403"), ("uniform(3, low: 2, high: 1)", "E0403"),
    ("normal(3, mean: 1/0)", "E0403"),
  ])
  func ofDraws(_ expression: String, _ code: String) {
    #expect(Running.problems(Running.cell("define x = \(expression)")) == ["\(code) '\(expression)'"])
  }

  @Test func aTrainingThatWouldNotFitTheMemoryIsRefused() {
    let code = """
      define network n, layers: [100, 1000, 1000, 1]
      define data d, x: zeros(4, 100), y: [1, 2, 3, 4]
      train n on d, steps: 1000000, record: 1000000
      """
    #expect(Running.problems(Running.cell(code)) == ["E0404 '1000000'"])
  }

  @Test func aNetworkThatWouldNotFitTheMemoryIsRefused() {
    let problems = Running.problems(Running.cell("define network n, layers: [1, 100000, 100000, 1]"))
    #expect(problems == ["E0404 '[1, 100000, 100000, 1]'"])
  }

  @Test(arguments: [
    ("zeros(-1)", "a length in 'shape' must be at least 0, not -1"),
    ("one_hot([0, 5], 3)", "a class index must be from 0 to 2, not 5"),
    ("huber([1], [2], -1)", "delta must be greater than 0, not -1"),
    ("range(0, 1, step: 0)", "step must be a number that leads from 0 to 1, not 0"),
  ])
  func numbersInMessagesAreThoseOfTheAuthor(_ expression: String, _ message: String) {
    let executed = Running.notebook(Running.cell("show \(expression)"))
    #expect(executed.diagnostics.map(\.message) == [message])
  }
}
