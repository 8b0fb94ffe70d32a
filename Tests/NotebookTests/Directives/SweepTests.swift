import Notebook
import Plotting
import Testing

/// `sweep`: statements repeated for each value.
@Suite struct SweepTests {
  @Test func namesOfTheBodyCollectTheirValues() {
    #expect(
      Running.show("sweep n in [1, 2, 3]\n  define square = n^2\nshow n, square, square[2] + 1") == [
        "n = [1, 2, 3]", "square = [1, 4, 9]", "square[2] + 1 = 10",
      ])
  }

  @Test func aNameAboveASweepIsWhatEveryRunStartsFrom() {
    #expect(
      Running.show("define total = 10\nsweep n in [1, 2]\n  define total = total + n\nshow total") == [
        "total = [11, 12]"
      ])
  }

  @Test func everyRunTrainsANetworkAsItWouldAlone() {
    let data = "define x = range(-1, 1, step: 0.1)\ndefine data curve, x: x, y: x^2\n"
    func train(_ rate: String) -> String {
      "define network net, layers: [1, 4, 1]\ntrain net on curve, rate: \(rate), steps: 50\n"
    }
    let swept = Running.show(
      data + "sweep rate in [0.01, 0.1]\n  define network net, layers: [1, 4, 1]\n"
        + "  train net on curve, rate: rate, steps: 50\nshow loss(net[0]), loss(net[1])")
    let alone = ["0.01", "0.1"].flatMap { Running.show(data + train($0) + "show loss(net)") }
    let numbers = { (lines: [String]) in lines.map { $0.split(separator: "=").last ?? "" } }
    #expect(numbers(swept) == numbers(alone))
  }

  @Test func aTableHasARowForEachRun() {
    let executed = Running.notebook(Running.cell("sweep n in [2, 4]\n  define half = n / 2\ntable n, half"))
    #expect(executed.diagnostics.isEmpty)
    #expect(executed.tables.first?.rows.map { $0.map(\.text) } == [["2", "1"], ["4", "2"]])
  }

  @Test func figuresNameTheRuns() throws {
    let sweep = "sweep s in [1, 10]\n  define h = s*[[1, 2], [3, 4]]\n"
    #expect(try Running.figure(sweep + "histogram h").panels.map(\.title) == ["s = 1", "s = 10"])
    #expect(try Running.figure(sweep + "heatmap h").panels.map(\.title) == ["s = 1", "s = 10"])
    let numbers = try Running.figure("sweep s in [1, 2, 3]\n  define q = s^2\nhistogram q")
    #expect(numbers.panels.count == 1)
  }

  /// Two things of every run: both say of which of them they are.
  @Test func twoThingsOfOneSweepAreToldApart() throws {
    let sweep = """
      define x = linspace(-1, 1, 9)
      define data line, x: x, y: x
      sweep s in [1, 2]
        define v = s*x
        define w = x/s
        define network small, layers: [1, 2, 1]
        define network big, layers: [1, 5, 1]
        train small on line, rate: 0.1*s, steps: 9
        train big on line, rate: 0.1*s, steps: 9

      """
    func names(_ a: String, _ b: String) -> [String] {
      [a, b].flatMap { name in ["s = 1", "s = 2"].map { "\(name), \($0)" } }
    }
    let networks = names("small", "big")
    #expect(try Running.figure(sweep + "plot loss of small, big").series == [networks])
    #expect(
      try Running.figure(sweep + "plot small.losses, big.losses").series == [
        names("small.losses", "big.losses")
      ])
    #expect(try Running.figure(sweep + "plot v, w").series == [names("v", "w")])
    #expect(try Running.figure(sweep + "plot s*x, x/s for x in 0...1").series == [names("s*x", "x/s")])
    #expect(try Running.figure(sweep + "histogram v, w").panels.map(\.title) == names("v", "w"))
    #expect(try Running.figure(sweep + "heatmap v, w").panels.map(\.title) == names("v", "w"))
    let table = Running.notebook(Running.cell(sweep + "gradient-norms small, big, at: [0]")).tables.first
    #expect(table?.rows.map { $0.first?.text } == networks)
    #expect(try Running.figure(sweep + "plot loss of small").series == [["s = 1", "s = 2"]])
    #expect(try Running.figure(sweep + "plot loss of small[0], big[0]").series == [["small[0]", "big[0]"]])
  }

  /// There are as many layers as runs.
  @Test func theLayersOfOneRunAreNoRuns() throws {
    let sweep = "sweep width in [2, 4]\n  define network trial, layers: [1, width, 1]\n"
    for directive in ["heatmap", "histogram"] {
      let figure = try Running.figure(sweep + "\(directive) trial[1].weights")
      #expect(figure.panels.map(\.title) == ["trial[1].weights[1]", "trial[1].weights[2]"])
    }
  }

  @Test func descentsOfASweepHaveLossesAndPaths() throws {
    let sweep = """
      define L(u, v) = u^2 + 10*v^2
      sweep rate in [0.01, 0.05]
        minimize L(u, v) from [4, 1] as d, rate: rate, steps: 50

      """
    let runs = ["rate = 0.01", "rate = 0.05"]
    #expect(try Running.figure(sweep + "plot d.losses").panels.first?.orderedSeries == runs)
    let landscape = try Running.figure(sweep + "contour L(u, v) for u in -4...4, v in -2...2, path: d")
    #expect(landscape.panels.first?.orderedSeries == runs)
    let listed = try Running.figure(sweep + "contour L(u, v) for u in -4...4, v in -2...2, path: [d]")
    #expect(listed.panels.first?.orderedSeries == runs)
    let both = "  minimize L(u, v) from [1, 1] as e, rate: rate, steps: 9\n"
    let paths = try Running.figure(
      sweep + both + "contour L(u, v) for u in -4...4, v in -2...2, path: [d, e]")
    #expect(
      paths.panels.first?.orderedSeries == ["d", "e"].flatMap { name in runs.map { "\(name), \($0)" } })
  }

  @Test func sweptWordsArePlacesOfAPlot() throws {
    let sweep = "sweep act in [tanh, relu]\n  define network n, layers: [1, 2, 1], activation: act\n"
    let figure = try Running.figure(sweep + "plot act, n(1), mark: bar")
    #expect(figure.panels.first?.x.scale == .band(["tanh", "relu"]))
  }

  @Test func aSweepOverNothingOrOfNothingIsRefused() {
    #expect(Running.problems(Running.cell("sweep n in [1, 2]")) == ["E0208 'sweep'"])
  }

  private let curve = "define x = range(-1, 1, step: 0.1)\ndefine data curve, x: x, y: x^2\n"

  @Test func wordsAreSweptLikeValues() {
    let lines = Running.show(
      curve + "sweep rule in [sgd, momentum(0.5), adam]\n  define network net, layers: [1, 4, 1], seed: 1\n"
        + "  train net on curve, optimizer: rule, rate: 0.01, steps: 20\nshow rule, loss(net[1])")
    let alone = Running.show(
      curve + "define network net, layers: [1, 4, 1], seed: 1\n"
        + "train net on curve, optimizer: momentum(0.5), rate: 0.01, steps: 20\nshow loss(net)")
    #expect(lines.first == "rule = [sgd, momentum(0.5), adam]")
    #expect(lines.last?.split(separator: "=").last == alone.last?.split(separator: "=").last)
  }

  @Test(arguments: [
    "layers: [1, 4, 1], activation: word", "layers: [1, dense(4, activation: word), 1]",
    "layers: [1, dense(4, activation: identity), word, 1]",
  ])
  func wordsStandWhereverTheWordItselfMay(_ arguments: String) {
    let define = "define network net, \(arguments), seed: 1"
    let swept = Running.show(
      "sweep word in [tanh, leaky-relu]\n  \(define)\n  define y = net(0.5)\nshow word, y[0], y[1]")
    let alone = ["tanh", "leaky-relu"].flatMap { word in
      Running.show(
        define.replacing(": word", with: ": \(word)").replacing(", word", with: ", \(word)")
          + "\nshow net(0.5)")
    }
    #expect(swept.first == "word = [tanh, leaky-relu]")
    #expect(
      swept.dropFirst().map { $0.split(separator: "= ").last } == alone.map { $0.split(separator: "= ").last }
    )
  }

  @Test(arguments: [
    ("sweep rule in [sgd, adan]\n  train net on curve, optimizer: rule", "E0205 'adan'"),
    ("sweep rule in [sgd, adam]\n  train net on curve, loss: rule", "E0205 'rule'"),
    ("sweep rule in [1, 2]\n  train net on curve, loss: rule", "E0205 'rule'"),
    ("sweep rule in [sgd]\n  train net on curve, optimizer: ruel", "E0205 'ruel'"),
    ("sweep rule in [sgd, adam]\n  show rule + 1", "E0301 'sgd'"),
    ("sweep n in [1, 2]\n  define a = \n  define b = n", "E0110 ''"),
  ])
  func wordsThatDoNotFit(_ code: String, _ expected: String) {
    let text = Running.cell(curve + "define network net, layers: [1, 2, 1]\n" + code)
    #expect(Running.problems(text) == [expected])
  }
}
