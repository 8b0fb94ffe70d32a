import Foundation
import Plotting

extension Benchmark {
  /// The loss of 50,000 steps and a line of a million points as SVG, against matplotlib's Agg figure
  /// saved as SVG.
  static func figures() -> [Benchmark] {
    [("50,000-step curve", 50_000), ("million-point line", 1_000_000)].map { title, count in
      let steps = (0..<count).map(Double.init)
      let loss = steps.map { step in
        2.3 * exp(-step / Double(count) * 8) + 0.05 + 0.01 * sin(step * step)
      }
      let figure = Figure([Panel([.line(LineMark(x: steps, y: loss))], x: Axis("step"), y: Axis("loss"))])
      return Benchmark(
        title: "\(title) as SVG", name: "figure-\(count)", repetitions: 1, peers: ["matplotlib"]
      ) { repetitions in
        var bytes = 0
        var measurement = time {
          for _ in 0..<repetitions { bytes = figure.svg(.file).utf8.count }
        }
        measurement.bytes = bytes
        return measurement
      }
    }
  }
}
