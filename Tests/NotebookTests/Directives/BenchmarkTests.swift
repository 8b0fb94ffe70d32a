import Notebook
import Plotting
import Testing

/// `benchmark`: the one directive that measures.
@Suite struct BenchmarkTests {
  private func run(_ code: String) -> ExecutedNotebook { Running.notebook(Running.cell(code)) }

  private func measured(_ executed: ExecutedNotebook) -> [Bool] {
    executed.cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture.isMeasured } else { nil }
    }
  }

  @Test(arguments: [
    "benchmark forward, backward of [[3, 4, 1], [3, 4, 4, 1]], repeats: 2",
    "benchmark forward of [[3, 4, 1], [3, 5, 1]], repeats: 1, batch: 16, activation: relu",
    "benchmark backward of [2, 3, 1], repeats: 1, graph: scalars",
    "define network small, layers: [2, 3, 1]\ndefine network large, layers: [2, 9, batch-norm, 1]\n"
      + "benchmark forward, backward of [small, large], repeats: 1, y-scale: log",
    "sweep depth in [1, 2]\n  define network net, layers: concat([3], 5 * ones(depth), [1])\n"
      + "benchmark forward, backward of net, repeats: 1, graph: scalars",
  ])
  func showsOneMeasuredFigure(_ code: String) {
    let executed = run(code)
    #expect(executed.diagnostics.isEmpty)
    #expect(measured(executed) == [true])
  }

  @Test func wordsOfTheFigureAreTheSameInEveryRun() {
    let code = "benchmark forward, backward of [[3, 4, 1], [3, 4, 4, 1]], repeats: 1"
    let summaries = [run(code), run(code)].map { executed in
      executed.cells.flatMap(\.outputs).compactMap { output in
        if case .picture(let picture) = output { picture.summary } else { nil }
      }
    }
    #expect(summaries[0] == summaries[1])
    #expect(summaries[0].first?.contains("measured") == true)
  }

  @Test func otherFiguresAreNotMeasured() {
    #expect(measured(run("plot x^2 for x in 0...1")) == [false])
  }

  @Test(arguments: [
    ("benchmark forwards of [[3, 1]]", "E0209 'forwards'"),
    ("benchmark forward of [[3]]", "E0311 '[[3]]'"),
    ("benchmark forward of [[3, 0.5]]", "E0403 '[[3, 0.5]]'"),
    ("benchmark forward of []", "E0402 '[]'"),
    ("benchmark forward of \"net\"", "E0303 '\"net\"'"),
    ("benchmark forward of [[3, 1]], repeats: 0", "E0403 '0'"),
    ("benchmark forward of [[3, 1]], graph: scalars, batch: 2", "E0405 '[[3, 1]]'"),
    (
      "define network net, layers: [2, batch-norm, 1]\nbenchmark forward of net, graph: scalars",
      "E0405 'net'"
    ),
  ])
  func mistakes(_ code: String, _ expected: String) {
    #expect(Running.problems(Running.cell(code)) == [expected])
  }
}
