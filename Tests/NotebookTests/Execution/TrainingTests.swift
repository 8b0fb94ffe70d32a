import Foundation
import Notebook
import Plotting
import Source
import Testing

/// Training as a notebook sees it.
@Suite struct TrainingTests {
  private let curve = """
    define x = range(-2, 2, step: 0.1)
    define data curve, x: x, y: sin(2*x)
    define network net, layers: [1, 8, 1]

    """

  @Test func trainingMakesANewVersionOfTheName() {
    let lines = Running.show(
      curve + "define before = net(0.5)\ntrain net on curve, rate: 0.1, steps: 500\nshow before == net(0.5)\n"
        + "show net.losses.count, net.losses[499] < net.losses[0], loss(net) < net.losses[499]")
    #expect(
      lines == [
        "before == net(0.5) = false", "net.losses.count = 500", "net.losses[499] < net.losses[0] = true",
        "loss(net) < net.losses[499] = true",
      ])
  }

  @Test func fiveHundredStepsAndThreeHundredAreEightHundred() {
    let twice =
      "train net on curve, steps: 500, rate: 0.05, optimizer: adam\n"
      + "train net on curve, steps: 300, rate: 0.05, optimizer: adam\n"
    let once = "train net on curve, steps: 800, rate: 0.05, optimizer: adam\n"
    let ask = "show net.losses[799], net.weights[1]"
    #expect(Running.show(curve + twice + ask) == Running.show(curve + once + ask))
  }

  @Test func gradientNormsAreThoseOfTheGradientBeforeEachUpdate() {
    let lines = Running.show(
      curve + "define first = norm(gradient(l2(net(curve.x), curve.y), net.weights[2]))\n"
        + "train net on curve, steps: 5\n"
        + "show net.gradient_norms.count, net.gradient_norms[1].count, "
        + "abs(net.gradient_norms[2][0] - first) < 1e-12")
    #expect(
      lines == [
        "net.gradient_norms.count = 2", "net.gradient_norms[1].count = 5",
        "abs(net.gradient_norms[2][0] - first) < 1e-12 = true",
      ])
  }

  @Test func theNumberOfJobsChangesNothing() {
    let code =
      curve + "define network other, layers: [1, 4, 1]\n"
      + "train net on curve, steps: 300\ntrain other on curve, steps: 300\nshow loss(net), loss(other)\n"
      + "gradient-norms net"
    let one = Running.notebook(Running.cell(code), jobs: 1)
    let four = Running.notebook(Running.cell(code), jobs: 4)
    #expect(one.texts == four.texts)
    #expect(one.pictures == four.pictures)
    #expect(!one.pictures.isEmpty)
  }

  /// Threads without a training help with large layers until another training wants them.
  @Test func largeLayersAreSharedAmongIdleJobsAndNothingChanges() {
    let train = (1...3).map { "train n\($0) on curve, steps: 12, rate: 0.001\n" }.joined()
    let networks = (1...3).map { "define network n\($0), layers: [1, 200, 150, 1]\n" }.joined()
    let code = curve + networks + train + "show loss(n1), loss(n2), loss(n3)"
    let one = Running.notebook(Running.cell(code), jobs: 1)
    let four = Running.notebook(Running.cell(code), jobs: 4)
    #expect(one.texts == four.texts)
    #expect(one.diagnostics.isEmpty)
  }

  @Test func divergenceIsAWarningThatNamesTheStepAndTheRestGoesOn() {
    let executed = Running.notebook(
      Running.cell(curve + "train net on curve, rate: 1e6, steps: 50\nshow 1 + 1"))
    #expect(executed.diagnostics.map(\.code) == ["W0510"])
    #expect(executed.diagnostics.first?.message.contains("at step") == true)
    #expect(executed.texts == ["1 + 1 = 2"])
  }

  @Test func aTrainingStopsWhenItIsAskedTo() {
    let text = Running.cell(curve + "train net on curve, steps: 90000000\nshow loss(net)")
    let document = NotebookDocument(SourceText(name: "t.md", text))
    let asked = Date.now
    let context = RunContext(
      folder: .init(fileURLWithPath: "/"), isCancelled: { Date.now.timeIntervalSince(asked) > 0.2 })
    let executed = NotebookRunner.run(document, context)
    #expect(executed.diagnostics.first?.code == "E0501")
  }

  @Test func theTimeOfANotebookIsLimited() {
    var limits = Limits()
    limits.seconds = 0
    let document = NotebookDocument(
      SourceText(name: "t.md", Running.cell(curve + "train net on curve, steps: 90000000")))
    let executed = NotebookRunner.run(
      document, RunContext(folder: .init(fileURLWithPath: "/"), limits: limits))
    #expect(executed.diagnostics.contains { $0.code == "E0503" })
  }

  @Test func untilStopsEarly() {
    let lines = Running.show(
      curve + "train net on curve, rate: 0.1, steps: 5000, until: loss < 0.1\nshow net.losses.count < 5000")
    #expect(lines == ["net.losses.count < 5000 = true"])
  }

  @Test func checkingTrainsNothing() {
    let text = Running.cell(curve + "train net on curve, steps: 90000000\nplot loss of net")
    let document = NotebookDocument(SourceText(name: "t.md", text))
    #expect(NotebookRunner.check(document, RunContext(folder: .init(fileURLWithPath: "/"))).isEmpty)
  }

  @Test(arguments: [
    ("train net on curve, steps: 100000001", "E0502"), ("train net on nope", "E0301"),
    ("train curve on net", "E0303"), ("train net on curve, epochs: 2, steps: 3", "E0207"),
    ("train net on curve, until: 3", "E0312"), ("train net on curve, rate: -1", "E0403"),
    ("plot loss of net", "E0308"), ("show loss(net)", "E0308"),
    ("define network two, layers: [2, 3, 1]\ntrain two on curve", "E0401"),
    ("train net on curve, steps: 10\ngradient-norms net, at: [10]", "E0402"),
  ])
  func mistakesAreFoundBeforeAnyTraining(code: String, expected: String) {
    let document = NotebookDocument(SourceText(name: "t.md", Running.cell(curve + code)))
    let found = NotebookRunner.check(document, RunContext(folder: .init(fileURLWithPath: "/")))
    #expect(found.map(\.code) == [expected])
  }

  @Test(arguments: [
    ("cosine(0.1)", ["N0511 'cosine(0.1)'"]), ("cosine(0.1, steps: 800)", []), ("0.1", []),
  ])
  func aCosineThatBeginsAnewIsNoted(rate: String, expected: [String]) {
    let train = "train net on curve, rate: \(rate), steps: 3\n"
    #expect(Running.problems(Running.cell(curve + train)).isEmpty)
    #expect(Running.problems(Running.cell(curve + train + train)) == expected)
  }

  @Test func moreEpochsThanCanBeCountedAreRefused() {
    #expect(
      Running.problems(Running.cell(curve + "train net on curve, batch: 1, epochs: 4e18"))
        == ["E0502 'train net on curve, batch: 1, epochs: 4e18'"])
  }

  @Test func expectationsShowBothSides() {
    let executed = Running.notebook(Running.cell("define a = 2\nexpect a + 1 == 4 within 0.5"))
    #expect(executed.diagnostics.map(\.code) == ["E0800"])
    #expect(
      executed.diagnostics.first?.notes == ["left:  3", "right: 4", "difference 1, allowed 0.5"])
  }

  @Test(arguments: [
    "expect 1 + 1 == 2", "expect 0.1 + 0.2 == 0.3 within 1e-15", "expect [1, 2] < [2, 3]", "expect 3 >= 3",
    "expect [1, 1] == 1", "expect 1 != 2",
  ])
  func expectationsThatHold(code: String) {
    #expect(Running.problems(Running.cell(code)).isEmpty)
  }
}

extension ExecutedNotebook {
  /// The pictures that the cells show, as SVG.
  var pictures: [String] {
    cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture.svg(.file) } else { nil }
    }
  }
}
