import Notebook
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

  @Test func aSweepOverNothingOrOfNothingIsRefused() {
    #expect(Running.problems(Running.cell("sweep n in [1, 2]")) == ["E0208 'sweep'"])
  }
}
