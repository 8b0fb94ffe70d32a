import Foundation

/// The comparisons as a Markdown table.
enum Table {
  static let header = """
    | case | who | time | ratio | bytes | result |
    | --- | --- | ---: | ---: | ---: | ---: |
    """

  /// The row of this project and a row for each peer.
  static func rows(_ comparison: Comparison) -> String {
    let cores = comparison.benchmark.cores
    let title = comparison.benchmark.title + (cores > 1 ? ", \(cores) cores" : "")
    let own = row(title, "swift-nn", comparison, comparison.own, ratio: 1)
    let others = comparison.others.map { peer, measurements in
      row("", peer, comparison, measurements, ratio: comparison.ratio(measurements))
    }
    return ([own] + others).joined(separator: "\n")
  }

  /// What several trainings of a step each take together, and the peers' times over that.
  static func together(_ comparisons: [Comparison]) -> String {
    let own = comparisons.map { $0.seconds($0.own) }.reduce(0, +)
    let peers = comparisons[0].others.map(\.peer)
    let others = peers.map { peer in
      let seconds = comparisons.map { comparison in
        comparison.others.first { $0.peer == peer }.map { comparison.seconds($0.measurements) } ?? .nan
      }.reduce(0, +)
      return "|  | \(peer) | \(time(seconds)) | \(String(format: "%.2f", seconds / own)) |  |  |"
    }
    let title = "the \(comparisons.count) curves together"
    return (["| \(title) | swift-nn | \(time(own)) | 1.00 |  |  |"] + others).joined(separator: "\n")
  }

  private static func row(
    _ title: String, _ who: String, _ comparison: Comparison, _ measurements: [Measurement], ratio: Double
  ) -> String {
    let cells = [
      title, who, time(comparison.seconds(measurements)), String(format: "%.2f", ratio),
      measurements.last?.bytes.map(String.init) ?? "",
      measurements.last?.value.map { String(format: "%.9g", $0) } ?? "",
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private static func time(_ seconds: Double) -> String {
    seconds < 1e-3 ? String(format: "%.2f µs", seconds * 1e6) : String(format: "%.2f ms", seconds * 1e3)
  }
}
